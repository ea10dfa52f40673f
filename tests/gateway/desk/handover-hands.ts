/** What volunteers do with envelopes, for tests of the gateway: notes of a hand-over as their phones seal them. */

import { randomUUID } from 'node:crypto';
import { newLocalCode } from '../../../src/core/dossier/local-code.ts';
import type { SealedText } from '../../../src/core/dossier/dossier.ts';
import type { EnvelopeBody, EnvelopeHolder } from '../../../src/core/handover/hand-over.ts';
import type { NoteBody } from '../../../src/core/notes/note.ts';
import { buildPacket, framesOf, sendFrames } from '../../fixtures/build-packet.ts';
import type { TestDevice } from '../../fixtures/enrol-device.ts';
import { aNote, aNotesText } from '../../fixtures/notes-fixtures.ts';
import type { OpenerWorld } from '../../fixtures/opener-world.ts';

/** With a name that the office does not know. */
export const holderOf = ({ deviceId }: TestDevice): EnvelopeHolder => ({
  kind: 'person',
  name: 'như máy nói',
  deviceId,
});

/** One side of a hand-over of one envelope that nobody had before. */
export function handingOver(
  code: string,
  side: EnvelopeBody['side'],
  hands: { readonly from: TestDevice; readonly to: TestDevice },
): EnvelopeBody {
  const [from, to] = [holderOf(hands.from), holderOf(hands.to)];
  return { type: 'envelope', handOverId: randomUUID(), side, from, to, envelopes: [{ code, step: 1 }] };
}

/** Seals, sends and opens it. */
export async function noteBy(world: OpenerWorld, device: TestDevice, body: NoteBody): Promise<void> {
  const text = aNotesText(device.deviceId, [{ ...aNote('x', body), noteId: randomUUID() }]);
  await sendFrames(world.gateway, framesOf(await buildPacket(world.gateway, device, { text })));
  await world.openAll();
}

/** A dossier signed in ink, with a code of its own: there is an envelope. */
export async function addInkDossier(world: OpenerWorld, changes: Partial<SealedText> = {}): Promise<SealedText> {
  const localCode = newLocalCode(Math.random);
  const signatories = [{ role: 'applicant', state: 'ink' } as const];
  const text = world.aWholeText({ localCode, signatories, papers: [], ...changes });
  await world.deliver(text, { papers: [] });
  await world.openAll();
  return text;
}

export async function personOf({ opener }: OpenerWorld, device: TestDevice): Promise<string> {
  const row = await opener.db
    .selectFrom('devices')
    .select('person_id')
    .where('device_id', '=', device.deviceId)
    .executeTakeFirstOrThrow();
  return row.person_id;
}
