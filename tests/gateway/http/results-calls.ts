/** The examples of results for hamlets and of what visits are for (`example-calls.ts`). */

import { randomUUID } from 'node:crypto';
import type { Example } from './example-call.ts';
import { planted } from './two-communes.ts';
import type { Side, TwoCommunes } from './two-communes.ts';

const date = '2026-11-25';

async function addResult(at: TwoCommunes, side: Side): Promise<{ dossierId: string; hamlet: string }> {
  const hamlet = planted[side].place;
  const { dossierId } = await at.addDossier(side, { state: 'done', officialNumber: randomUUID(), hamlet });
  return { dossierId, hamlet };
}

/** Of one visit; a hamlet's name alone shows nothing of another commune's of that name. */
const visit: Example = {
  make: () => ({ query: `hamlet=Mau&date=${date}` }),
  list: 'nothing planted',
};

export const resultsCalls: { readonly [row: string]: Example } = {
  'GET /desk/results': {
    make: async (at) => {
      await addResult(at, 'own');
      return {};
    },
    list: 'planted',
  },
  'POST /desk/results/pack': {
    make: async (at, side) => {
      const { dossierId, hamlet } = await addResult(at, side);
      return { body: { dossierIds: [dossierId], hamlet, date, carrier: 'Chị Mẫu' } };
    },
  },
  'POST /desk/results/return': {
    make: async (at, side) => ({ body: { dossierIds: [(await addResult(at, side)).dossierId] } }),
    list: 'planted',
  },
  'GET /desk/results/list': {
    make: (_, side) => ({ query: `hamlet=${side}&date=${date}`, status: 404 }),
    list: 'nothing planted',
  },
  'GET /visits/errands': visit,
  'GET /visits/errands/sheet': visit,
  'GET /visits/errand-counts': { make: () => ({ query: `from=${date}&to=2026-12-01` }), list: 'nothing planted' },
  'POST /satisfaction': { make: () => ({ body: {}, status: 404 }), list: 'nothing planted' },
};
