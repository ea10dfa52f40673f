/**
 * One right call for each row of the table of permissions, about a thing of a side: made by who may, it is answered with the
 * status below 400 that stands here or 200. A row without an example fails the matrix, and so does an example without a row.
 */

import { randomUUID } from 'node:crypto';
import { actOnDossier } from '../../../src/gateway/desk/act-on-dossier.ts';
import type { StateAction } from '../../../src/gateway/desk/decide-action.ts';
import { openScanTicket } from '../../../src/gateway/desk/open-scan-ticket.ts';
import { makeFigureKey } from '../../../src/gateway/figures/figure-keys.ts';
import type { CallersDb } from '../../../src/gateway/store/callers-db.ts';
import { aProcedure } from '../../fixtures/publish-procedure.ts';
import { connectorCalls } from './connector-calls.ts';
import type { Example } from './example-call.ts';
import type { Side, TwoCommunes } from './two-communes.ts';
import { weekCalls } from './week-calls.ts';

const justAsk: Example = { make: () => ({}), list: 'nothing planted' };
const listsOwn: Example = { make: () => ({}), list: 'planted' };
const newProcedure = () => aProcedure({ code: `9.${randomUUID().slice(0, 8)}` });
const publication = () => ({ definition: newProcedure(), effectiveFrom: '2026-12-01', basedOn: 0 });

/** A dossier on which its own official acted. */
async function addActedOn(at: TwoCommunes, side: Side, action: StateAction, body: object): Promise<string> {
  const { dossierId } = await at.addDossier(side);
  const { lan, stranger, context } = at.world;
  const official = side === 'own' ? lan : stranger;
  const done = await actOnDossier(context, official, { dossierId, etag: '1', action }, { ...body });
  if (!done.ok) throw new Error(`${action}: ${done.problem.code}`);
  return dossierId;
}

/** Accepted before, with an own number. */
async function addAccepted(at: TwoCommunes, side: Side, action: StateAction, body: object): Promise<string> {
  const dossierId = await addActedOn(at, side, 'accept', { ownNumber: true });
  const { lan, stranger, context } = at.world;
  const official = side === 'own' ? lan : stranger;
  const done = await actOnDossier(context, official, { dossierId, etag: '2', action }, { ...body });
  if (!done.ok) throw new Error(`${action}: ${done.problem.code}`);
  return dossierId;
}

const period = 'from=2026-11-01&to=2026-11-30';
/** A dossier into which its own official lets a phone scan. */
async function addScanTicket(at: TwoCommunes, side: Side): Promise<string> {
  const { dossierId } = await at.addDossier(side);
  const { lan, stranger, context } = at.world;
  await openScanTicket(context, side === 'own' ? lan : stranger, { dossierId });
  return dossierId;
}

const ofDossier = (make: (at: TwoCommunes, side: Side) => Promise<string>): Example => ({
  make: async (at, side) => ({ path: [await make(at, side)] }),
});
const ofDevice = (state: 'unconfirmed' | 'active' | 'locked', body: object = {}): Example => ({
  make: async (at, side) => ({ path: [await at.addDevice(side, state)], body }),
});
const ofPerson = (body: object): Example => ({
  make: async (at, side) => ({ path: [await at.addPerson(side, 'volunteer')], body }),
});
const guestDays = { from: '2026-11-21', to: '2026-12-31' };
const ofProposal = (body: object, status = 200): Example => ({
  make: async (at, side) => ({ path: [await at.addProposal(side)], body, status }),
});

export const examples: { readonly [row: string]: Example } = {
  'GET /openapi.json': justAsk,
  'POST /have': { make: () => ({ body: { pids: [] } }), list: 'nothing planted' },
  'POST /pack': { make: () => ({ body: new Uint8Array() }), list: 'nothing planted' },
  // Each asks for its own proof before anything else.
  'POST /enrolments': { make: () => ({ body: {}, status: 400 }), list: 'nothing planted' },
  'POST /token': { make: () => ({ body: {}, status: 400 }), list: 'nothing planted' },
  'POST /wipe': { make: () => ({ body: {}, status: 403 }), list: 'nothing planted' },
  'GET /status': { make: () => ({ status: 404 }), list: 'nothing planted' },
  'GET /public/procedures': { make: () => ({ query: 'xa=99901' }), list: 'nothing planted' },
  'GET /public/procedures/:code': { make: () => ({ path: ['1.001193'] }), list: 'nothing planted' },
  'GET /scan': { make: () => ({ status: 410 }), list: 'nothing planted' },
  'POST /scan/:paperId': { make: () => ({ path: ['birth-paper'], status: 410 }), list: 'nothing planted' },
  'GET /changes': { make: (at) => ({ query: `since=${at.since}` }), list: 'nothing planted' },

  'GET /desk/dossiers': listsOwn,
  'POST /desk/dossiers': { make: () => ({ body: { text: 'planted' } }), list: 'planted' },
  'GET /desk/dossiers/:dossierId': ofDossier(async (at, side) => (await at.addDossier(side)).dossierId),
  'POST /desk/dossiers/:dossierId/:action': {
    make: async (at, side) => {
      const { dossierId } = await at.addDossier(side);
      return { path: [dossierId, 'refuse'], ifMatch: '"1"', body: { reason: 'Trùng' } };
    },
  },
  'GET /desk/dossiers/:dossierId/receipt': ofDossier((at, side) => addActedOn(at, side, 'accept', { ownNumber: true })),
  'GET /desk/dossiers/:dossierId/declaration': ofDossier(async (at, side) => (await at.addDossier(side)).dossierId),
  'GET /desk/dossiers/:dossierId/supplement-slip': ofDossier((at, side) =>
    addActedOn(at, side, 'supplement', { items: [{ kind: 'signature', id: 'applicant', why: 'Thiếu chữ ký' }] }),
  ),
  'GET /desk/dossiers/:dossierId/refusal-slip': ofDossier((at, side) =>
    addActedOn(at, side, 'refuse', { reason: 'Trùng' }),
  ),
  'GET /desk/dossiers/:dossierId/extension-letter': ofDossier((at, side) =>
    addAccepted(at, side, 'extend', { appointmentAt: '2027-01-15T17:00:00+07:00', reason: 'Chờ xác minh' }),
  ),
  'GET /desk/dossiers/:dossierId/stop-notice': ofDossier((at, side) =>
    addAccepted(at, side, 'stop', { reason: 'Rời xã' }),
  ),
  'GET /desk/dossiers/:dossierId/process-sheet': ofDossier((at, side) =>
    addAccepted(at, side, 'route', { to: 'leader' }),
  ),
  'GET /desk/today': listsOwn,
  'GET /desk/people': { make: () => ({}), list: 'nothing planted' },
  'POST /desk/acceptances': {
    make: () => ({ body: { dossiers: [{ dossierId: randomUUID(), etag: '1' }] } }),
    list: 'nothing planted',
  },
  'GET /desk/register': { make: () => ({ query: period }), list: 'nothing planted' },
  'GET /desk/register.xlsx': { make: () => ({ query: period }), list: 'nothing planted' },
  'GET /desk/declarations': { make: () => ({}), list: 'nothing planted' },
  'POST /desk/declarations': {
    make: async (at, side) => ({ body: { dossierIds: [(await at.addDossier(side)).dossierId] } }),
  },
  'GET /desk/papers/:blobId': ofDossier((at, side) => at.addPicture(side)),
  'POST /desk/scan-tickets': {
    make: async (at, side) => ({ body: { dossierId: (await at.addDossier(side)).dossierId }, status: 201 }),
  },
  'GET /desk/scan-tickets/:dossierId': ofDossier(addScanTicket),
  'POST /desk/scan-tickets/close': {
    make: async (at, side) => ({ body: { dossierId: await addScanTicket(at, side) } }),
  },
  'POST /desk/envelopes': {
    make: async (at, side) => ({ body: { code: (await at.addDossier(side)).localCode, originals: true } }),
  },
  'POST /desk/pads': { make: (at, side) => ({ body: { count: 1, receptionPointId: at.pointOf(side) } }) },
  'POST /desk/posters': {
    make: () => ({ body: { paper: 'A5', codes: [], hamlets: ['Thôn Mẫu'] } }),
    list: 'nothing planted',
  },
  'GET /desk/review': {
    make: async (at) => {
      await at.addReview('own');
      await at.addReview('foreign');
      return {};
    },
    list: 'planted',
  },
  'POST /desk/review/:pid/release': {
    make: async (at, side) => ({ path: [await at.addReview(side)], body: {} }),
  },
  'GET /desk/custody': listsOwn,
  'GET /desk/appointment': { make: () => ({ query: 'procedure=1.014027' }), list: 'nothing planted' },

  'GET /figures': { make: () => ({ query: 'by=month' }), list: 'nothing planted' },
  'GET /figures/csv': justAsk,
  'GET /figures/xlsx': justAsk,
  'GET /figures/dossiers': justAsk,
  'GET /figures/open': { make: () => ({ status: 401 }), list: 'nothing planted' },
  'GET /figures/open/definitions': { make: () => ({ status: 401 }), list: 'nothing planted' },
  'GET /admin/figure-keys': justAsk,
  'POST /admin/figure-keys': {
    make: () => ({ body: { name: 'Trung tâm điều hành', days: 30 }, status: 201 }),
    list: 'nothing planted',
  },
  'POST /admin/figure-keys/:keyId/revoke': {
    make: async ({ world: { context, lan } }) => {
      const made = await makeFigureKey({ ...context, db: context.db as CallersDb }, lan.deviceId, {
        name: 'x',
        days: 1,
      });
      if (!made.ok) throw new Error(made.problem.code);
      return { path: [made.value.keyId], body: {} };
    },
    list: 'nothing planted',
  },

  'GET /admin/communes': listsOwn,
  'POST /admin/communes/:code': { make: (at, side) => ({ path: [at.codeOf(side)], body: { telephone: '0233 1' } }) },
  'POST /admin/communes/:code/reception-points': {
    make: (at, side) => ({ path: [at.codeOf(side)], body: { name: randomUUID() }, status: 201 }),
  },
  'POST /admin/invitations': {
    make: (at, side) => ({
      body: { role: 'official', personName: 'Người mới', communeCode: at.codeOf(side), validMinutes: 60 },
      status: 201,
    }),
  },
  'GET /admin/devices': listsOwn,
  'GET /admin/devices/:deviceId': ofDevice('active'),
  'POST /admin/devices/:deviceId/confirm': ofDevice('unconfirmed'),
  'POST /admin/devices/:deviceId/lock': ofDevice('active', { reason: 'lost' }),
  'POST /admin/devices/:deviceId/lift': ofDevice('locked'),
  'POST /admin/devices/:deviceId/revoke': ofDevice('active', { reason: 'lost' }),

  'GET /admin/reception-points/:receptionPointId': { make: (at, side) => ({ path: [at.pointOf(side)] }) },
  'POST /admin/reception-points/:receptionPointId': {
    make: (at, side) => ({ path: [at.pointOf(side)], body: { saturdayMornings: true } }),
  },
  'POST /admin/devices': { make: () => ({ body: {} }), list: 'planted' },
  'POST /admin/devices/:id/hand-back': ofDevice('active'),
  'POST /admin/people': { make: () => ({ body: { text: 'planted' } }), list: 'planted' },
  'GET /admin/people/:personId': ofPerson({}),
  'POST /admin/people/:personId': ofPerson({ telephone: '000 000 0001' }),
  'POST /admin/people/:personId/leave': ofPerson({ on: '2026-12-31' }),
  'POST /admin/people/:personId/reassign': {
    make: async (at, side) => ({
      path: [await at.addPerson(side, 'official')],
      body: { to: await at.addPerson(side, 'official') },
    }),
  },
  'POST /admin/people/:personId/substitutes': {
    make: async (at, side) => ({
      path: [await at.addPerson(side, 'volunteer')],
      body: { substituteId: await at.addPerson(side, 'volunteer'), from: '2026-11-21', to: '2026-12-31' },
    }),
  },
  'POST /admin/people/:personId/guest-roles': {
    make: async (at, side) => ({
      path: [await at.addPerson(side, 'official')],
      body: { communeCode: at.codeOf(side === 'own' ? 'foreign' : 'own'), ...guestDays, decision: 'QĐ 1' },
    }),
  },
  'POST /admin/substitutes/:id/end': { make: async (at, side) => ({ path: [await at.addSubstitute(side)], body: {} }) },
  'POST /admin/guest-roles/:id/end': { make: async (at, side) => ({ path: [await at.addGuestRole(side)], body: {} }) },
  'GET /admin/teams': {
    make: async (at) => {
      await at.addTeam('own');
      await at.addTeam('foreign');
      return {};
    },
    list: 'planted',
  },
  'POST /admin/teams': {
    make: (at, side) => ({
      body: { communeCode: at.codeOf(side), name: 'Tổ', decision: 'QĐ 2', decidedOn: '2026-01-05', hamlets: [] },
      status: 201,
    }),
  },
  'POST /admin/teams/:teamId': {
    make: async (at, side) => ({ path: [await at.addTeam(side)], body: { hamlets: ['Thôn 1'] } }),
  },
  'GET /admin/holidays/:year': { make: () => ({ path: ['2026'] }), list: 'nothing planted' },
  'POST /admin/holidays/:year': {
    make: async (at) => {
      const lists = at.world.context.db.selectFrom('lists').select('digest').where('name', '=', 'holidays');
      const { digest } = await lists.executeTakeFirstOrThrow();
      return { path: ['2031'], body: { days: [], announced: false, decision: 'TB 1', digest } };
    },
    list: 'nothing planted',
  },
  'GET /admin/settings': justAsk,
  'POST /admin/settings': { make: () => ({ body: { purgeGraceMs: 86_400_000 } }), list: 'nothing planted' },
  'GET /admin/keys': justAsk,
  'POST /admin/keys/escrow-check': {
    make: () => ({ body: { on: '2026-11-20', witnesses: 'Hai người' } }),
    list: 'nothing planted',
  },
  'POST /admin/audit': { make: () => ({ body: {} }), list: 'nothing planted' },
  'POST /admin/audit/csv': { make: () => ({ body: {} }), list: 'nothing planted' },
  'POST /admin/audit/check': { make: () => ({ body: {} }), list: 'nothing planted' },

  ...connectorCalls,
  ...weekCalls,

  'GET /admin/procedures': {
    make: async (at) => {
      await at.addProposal('own');
      await at.addProposal('foreign');
      return {};
    },
    list: 'planted',
  },
  'POST /admin/procedures/check': {
    make: () => ({ body: { text: JSON.stringify(newProcedure()) } }),
    list: 'nothing planted',
  },
  'POST /admin/procedures/publish': { make: () => ({ body: publication(), status: 201 }), list: 'nothing planted' },
  'POST /admin/procedures/:code/end': {
    make: () => ({ path: ['1.014027'], body: { lastDay: '2027-01-01', reason: 'Thay thế' } }),
    list: 'nothing planted',
  },
  'GET /admin/procedures/:code/versions/:version': {
    make: () => ({ path: ['1.014027', '1'] }),
    list: 'nothing planted',
  },
  'GET /admin/procedures/:code/versions/:version/json': {
    make: () => ({ path: ['1.014027', '1'] }),
    list: 'nothing planted',
  },
  'GET /admin/procedures/:code/versions/:version/xlsx': {
    make: () => ({ path: ['1.014027', '1'] }),
    list: 'nothing planted',
  },
  'POST /admin/proposals': { make: () => ({ body: publication(), status: 201 }), list: 'nothing planted' },
  'GET /admin/proposals/:proposalId': ofProposal({}),
  'POST /admin/proposals/:proposalId/publish': ofProposal({ effectiveFrom: '2026-12-01', basedOn: 0 }, 201),
  'POST /admin/proposals/:proposalId/decline': ofProposal({ reason: 'Chưa đủ' }),
  'POST /admin/proposals/:proposalId/withdraw': {
    make: async (at, side, caller) => ({
      path: [await at.addProposal(side, side === 'own' ? caller?.deviceId : undefined)],
      body: {},
    }),
    onlyMine: true,
  },
};
