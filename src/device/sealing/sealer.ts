/** Seals a dossier: its packet, and the draft that is sealed from then on, in one transaction. */

import type { Draft, PaperPage, SealedText } from '../../core/dossier/dossier.ts';
import type { PacketPart, Sealer } from '../../core/ports.ts';
import { mostRecipients } from '../../protocol/recipients-list.ts';
import type { GatewayPins } from '../contact/enrolment-record.ts';
import type { DeviceDrafts } from '../store/drafts.ts';
import { readRows } from '../store/read-rows.ts';
import type { Store } from '../store/store.ts';
import { sealPacket } from './seal-packet.ts';
import type { PacketMaker } from './seal-packet.ts';

export interface SealerParts extends PacketMaker {
  readonly drafts: DeviceDrafts;
}

export function newSealer(parts: SealerParts): Sealer {
  const { store, drafts, randomness } = parts;
  const { db } = store;

  return {
    seal: (text: SealedText, pages: readonly PaperPage[], sealedDraft: (pid: string) => Draft, supersedes?: string) =>
      drafts.inTurn(async () => {
        const pid = randomness.uuid();
        const draft = await drafts.prepare(sealedDraft(pid));
        const { dossierId, localCode, sealedAt } = text;
        return await sealPacket(parts, {
          pid,
          text: JSON.stringify(text),
          sealedAt,
          pages: pages.map(partOf),
          ...(supersedes !== undefined && { supersedes }),
          named: { dossierId, localCode, procedureCode: text.procedure.code },
          recipientsOf: (pins) => namedRecipients(store, pins, pages),
          putBeside: () => draft.put(),
          tables: [db.drafts, db.thumbs],
          topics: ['deliveries', 'drafts'],
        });
      }),
  };
}

/**
 * Everybody whom some part of the packet is sealed to: the text to those of today, a page to those of the day on which it
 * was captured. A packet whose page waited while the province changed its key so names the old one too.
 */
export async function namedRecipients(
  store: Store,
  pins: GatewayPins,
  pages: readonly Pick<PaperPage, 'partSha256'>[],
): Promise<string[]> {
  const { rows } = await readRows(
    store,
    store.db.parts,
    pages.map(({ partSha256 }) => partSha256),
  );
  const ofPages = rows.flatMap(({ recipients }) => recipients ?? pins.firstRecipients ?? []);
  // A name too many is left out: the province tries every identity it keeps, and no dossier may fail for this.
  return [...new Set([...pins.recipients, ...ofPages])].slice(0, mostRecipients);
}

function partOf(page: PaperPage): PacketPart {
  return { sha256: page.partSha256, len: page.partLen, kind: 'paper' };
}
