/** The examples of the hall's PCs (`example-calls.ts`), and one of each commune. */

import { randomUUID } from 'node:crypto';
import type { Example } from './example-call.ts';
import { planted } from './two-communes.ts';
import type { Side, TwoCommunes } from './two-communes.ts';

/** A PC of that commune that calls. */
export async function addCallingKiosk(at: TwoCommunes, side: Side): Promise<string> {
  const { addDevice, context } = at.world;
  const deviceId = await addDevice(`${planted[side].place} ${randomUUID()}`, 'kiosk', at.codeOf(side));
  const call = { device_id: deviceId, commune_code: at.codeOf(side), called_at: context.now() };
  await context.db
    .insertInto('kiosk_calls')
    .values({ ...call, answered_at: null, answered_by: null })
    .execute();
  return deviceId;
}

export const kioskCalls: { readonly [row: string]: Example } = {
  'GET /desk/kiosks': {
    make: async (at, side) => {
      await addCallingKiosk(at, side);
      return {};
    },
    list: 'planted',
  },
  'POST /desk/kiosks': {
    make: (at, side) => ({ body: { name: 'Máy ở sảnh', receptionPointId: at.pointOf(side) }, status: 201 }),
  },
  'POST /desk/kiosks/:deviceId/answer': {
    make: async (at, side) => ({ path: [await addCallingKiosk(at, side)], body: {} }),
  },
  'POST /kiosk/calls': { make: () => ({ body: {} }), list: 'nothing planted' },
};
