/** The examples of payments and cash (`example-calls.ts`). */

import { cashCode } from '../../../src/core/money/cash-code.ts';
import { aCashEntry, aHandOver } from '../../fixtures/cash-fixtures.ts';
import { sealNoteContent } from '../../../src/gateway/store/note-tables.ts';
import { aNote } from '../../fixtures/notes-fixtures.ts';
import { plantConfirmation, plantMoney } from '../store/plant-money.ts';
import type { Example } from './example-call.ts';
import { planted } from './two-communes.ts';
import type { Side, TwoCommunes } from './two-communes.ts';

const days = 'from=2026-11-01&to=2026-11-30';

/** Cash that a phone of this side took, named as all that is planted there. */
async function addCash(at: TwoCommunes, side: Side): Promise<string> {
  const { db, keys, now } = at.world.context;
  const deviceId = await at.addDevice(side, 'active');
  const note = aNote(`cash ${deviceId}`, aCashEntry(deviceId, 1, 8000, { payerName: planted[side].place }));
  await db
    .insertInto('notes')
    .values({
      note_id: note.noteId,
      pid: null,
      device_id: deviceId,
      commune_code: at.codeOf(side),
      hamlet: note.hamlet,
      kind: 'cash',
      written_at: now(),
      received_at: now(),
      sealed_content: sealNoteContent(keys.dataKey, note),
    })
    .execute();
  return deviceId;
}

export const moneyCalls: { readonly [row: string]: Example } = {
  'GET /desk/money': { make: () => ({ query: days }), list: 'nothing planted' },
  'GET /desk/money/list': { make: () => ({ query: days }), list: 'nothing planted' },
  'GET /desk/payments/:paymentId/slip': {
    make: async (at, side) => {
      const { dossierId } = await at.addDossier(side);
      return { path: [await plantMoney(at, side, dossierId)] };
    },
  },
  'GET /desk/cash/:deviceId/list': { make: async (at, side) => ({ path: [await addCash(at, side)] }) },
  'POST /desk/cash/switch': { make: () => ({ body: { isOn: true } }), list: 'nothing planted' },
  'POST /desk/cash/confirmations': {
    make: () => {
      const { digest } = aHandOver('somebody', 1, []);
      return { body: { code: cashCode(digest), sumDong: 8000 } };
    },
    list: 'nothing planted',
  },
  'POST /desk/cash/confirmations/:confirmationId/withdraw': {
    make: async (at, side) => ({ path: [await plantConfirmation(at, side)], body: { reason: 'Nhầm' } }),
  },
};
