/** The examples of queue tickets (`example-calls.ts`). */

import { openBoard } from '../../../src/gateway/tickets/desk-boards.ts';
import type { Example } from './example-call.ts';
import type { Side, TwoCommunes } from './two-communes.ts';

/** The board of that commune's point. */
export async function addBoard(at: TwoCommunes, side: Side): Promise<string> {
  const { lan, stranger, context } = at.world;
  const opened = await openBoard(context, side === 'own' ? lan : stranger, { receptionPointId: at.pointOf(side) });
  if (!opened.ok) throw new Error(opened.problem.code);
  return opened.value.boardId;
}

export const boardCalls: { readonly [row: string]: Example } = {
  'GET /board': { make: () => ({ status: 404 }), list: 'nothing planted' },
  'POST /board/tickets': { make: () => ({ status: 404 }), list: 'nothing planted' },
  'GET /desk/boards': {
    make: async (at) => {
      await addBoard(at, 'own');
      return {};
    },
    list: 'planted',
  },
  'POST /desk/boards': { make: (at, side) => ({ body: { receptionPointId: at.pointOf(side) }, status: 201 }) },
  'POST /desk/boards/:boardId/links': {
    make: async (at, side) => ({ path: [await addBoard(at, side)], body: { kind: 'display' }, status: 201 }),
  },
  'POST /desk/boards/:boardId/queues': {
    make: async (at, side) => ({ path: [await addBoard(at, side)], body: { names: ['Nộp hồ sơ', 'Nhận kết quả'] } }),
  },
  // No board is open where the matrix's kiosks stand.
  'GET /kiosk/tickets': { make: () => ({ status: 404 }), list: 'nothing planted' },
  'POST /kiosk/tickets': { make: () => ({ body: {}, status: 404 }), list: 'nothing planted' },
  'POST /desk/boards/:boardId/:action': {
    make: async (at, side) => ({ path: [await addBoard(at, side), 'take'], body: { matters: 2 } }),
  },
};
