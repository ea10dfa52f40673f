/** The examples of envelopes, pads and leaving (`example-calls.ts`). */

import { randomUUID } from 'node:crypto';
import { newLocalCode } from '../../../src/core/dossier/local-code.ts';
import { formatHandOverCode } from '../../../src/core/handover/hand-over-code.ts';
import type { Example } from './example-call.ts';
import type { Side, TwoCommunes } from './two-communes.ts';

/** A pad of one sheet. */
async function addPad(at: TwoCommunes, side: Side): Promise<{ readonly padId: string; readonly code: string }> {
  const { db, now } = at.world.context;
  const padId = randomUUID();
  const code = newLocalCode(Math.random);
  const place = { pad_id: padId, commune_code: at.codeOf(side), printed_at: now() };
  const number = Math.floor(Math.random() * 1e9);
  await db
    .insertInto('pads')
    .values({ ...place, number })
    .execute();
  await db
    .insertInto('sheets')
    .values({ ...place, code, slip_token_sha256: padId })
    .execute();
  return { padId, code };
}

const ofLeaver = (body: object | undefined): Example => ({
  make: async (at, side) => {
    const personId = await at.addPerson(side, 'volunteer');
    const { db } = at.world.context;
    await db.updateTable('people').set({ left_on: '2026-11-22' }).where('person_id', '=', personId).execute();
    return { path: [personId], ...(body && { body }) };
  },
});

export const handoverCalls: { readonly [row: string]: Example } = {
  'GET /desk/envelopes': { make: () => ({}), list: 'nothing planted' },
  'POST /desk/hand-overs': {
    make: async (at, side) => {
      const { localCode } = await at.addDossier(side);
      const offer = {
        part: 'offer',
        kind: 'person',
        handOverId: randomUUID(),
        deviceId: 'a-phone',
        name: 'Người hỗ trợ',
      } as const;
      const text = formatHandOverCode({ ...offer, envelopes: [{ code: localCode, step: 1 }] });
      return { body: { text, counted: [localCode] } };
    },
    list: 'nothing planted',
  },
  'GET /desk/pads': { make: () => ({}), list: 'nothing planted' },
  'POST /desk/pads/:padId': {
    make: async (at, side) => ({ path: [(await addPad(at, side)).padId], body: { isLost: true } }),
  },
  'POST /desk/sheets': {
    make: async (at, side) => ({ body: { code: (await addPad(at, side)).code, fault: 'spoiled' } }),
  },
  'POST /admin/people/:personId/leave/reason': ofLeaver({ step: 'pads', reason: 'Sẽ trả vào thứ Hai' }),
  'POST /admin/people/:personId/leave/finish': ofLeaver({}),
  'GET /admin/people/:personId/leave/record': ofLeaver(undefined),
};
