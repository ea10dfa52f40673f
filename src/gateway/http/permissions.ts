/**
 * Who may call what, whose rows the call then reaches, and in which state of the device: the one table. A path that is not
 * in it does not exist. The gate in `auth.ts` decides by it and opens the scope in which PostgreSQL shows a request only the
 * rows of that reach (`store/row-rules.ts`); the tests walk it row by row. Paths are below `/api/v1`; `:name` stands for one
 * segment.
 */

import type { AccountRole, DeviceState } from '../../core/reception/administration.ts';
import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { CallersScope, Reach } from '../store/callers-scope.ts';

export type Callers = { readonly [role in AccountRole]?: Exclude<Reach, 'nobody'> };

export interface Permission {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /**
   * The roles that may call, each with what it reaches. 'anybody' reaches nobody's rows: such a call carries its own proof
   * (a signature, an invitation, a slip token), in whatever state a device is, and touches what the proof names.
   */
  readonly callers: 'anybody' | Callers;
  /** What a device reaches whose six digits nobody has compared yet. Absent: it is refused. */
  readonly unconfirmed?: 'own-device';
}

/** What each state of a device is worth; a person whose time is over counts as revoked. */
export const standings: { readonly [state in DeviceState]: 'as declared' | 'if declared for unconfirmed' | 'none' } = {
  active: 'as declared',
  unconfirmed: 'if declared for unconfirmed',
  locked: 'none',
  revoked: 'none',
};

const desk: Callers = { official: 'own-commune' };
const inviters: Callers = { admin: 'province', official: 'own-commune' };
/** An official checks and proposes; the province publishes. */
const publishers = inviters;
/** The schedule of visits: volunteers read it. */
const planners: Callers = inviters;
const visitors: Callers = { ...planners, volunteer: 'own-commune' };
const province: Callers = { admin: 'province' };
/** Who knocks on doors there. */
const teams: Callers = { official: 'own-commune', volunteer: 'own-commune' };
const phones: Callers = { admin: 'own-device', official: 'own-commune', volunteer: 'own-commune' };
/** The hall's PC hears of procedures and of what it sealed itself, calls an official and takes a queue number: no more. */
const kiosk: Callers = { kiosk: 'own-device' };

export const permissions: readonly Permission[] = [
  { method: 'GET', path: '/openapi.json', callers: 'anybody' },
  { method: 'POST', path: '/have', callers: 'anybody' },
  { method: 'POST', path: '/pack', callers: 'anybody' },
  { method: 'POST', path: '/enrolments', callers: 'anybody' },
  { method: 'POST', path: '/token', callers: 'anybody' },
  { method: 'POST', path: '/wipe', callers: 'anybody' },
  { method: 'GET', path: '/status', callers: 'anybody' },
  { method: 'POST', path: '/satisfaction', callers: 'anybody' },
  { method: 'GET', path: '/public/procedures', callers: 'anybody' },
  { method: 'GET', path: '/public/procedures/:code', callers: 'anybody' },
  { method: 'GET', path: '/scan', callers: 'anybody' },
  { method: 'POST', path: '/scan/:paperId', callers: 'anybody' },
  { method: 'GET', path: '/changes', callers: { ...phones, ...kiosk }, unconfirmed: 'own-device' },
  { method: 'POST', path: '/kiosk/calls', callers: kiosk, unconfirmed: 'own-device' },
  { method: 'GET', path: '/kiosk/tickets', callers: kiosk },
  { method: 'POST', path: '/kiosk/tickets', callers: kiosk },
  { method: 'GET', path: '/packs/:hamlet', callers: teams },

  { method: 'GET', path: '/voices', callers: { ...phones, ...kiosk } },
  { method: 'GET', path: '/voices/clips/:sha256', callers: { ...phones, ...kiosk } },
  { method: 'GET', path: '/voices/:language', callers: { ...phones, ...kiosk } },
  { method: 'GET', path: '/voices/:language/recordings', callers: visitors },
  { method: 'POST', path: '/voices/:language/recordings', callers: visitors },
  { method: 'POST', path: '/voices/:language/publish', callers: province },
  { method: 'POST', path: '/voices/recordings/:clipId/withdraw', callers: visitors },

  { method: 'GET', path: '/desk/dossiers', callers: desk },
  { method: 'POST', path: '/desk/dossiers', callers: desk },
  { method: 'GET', path: '/desk/dossiers/:dossierId', callers: desk },
  { method: 'POST', path: '/desk/dossiers/:dossierId/:action', callers: desk },
  { method: 'GET', path: '/desk/dossiers/:dossierId/receipt', callers: desk },
  { method: 'GET', path: '/desk/dossiers/:dossierId/declaration', callers: desk },
  { method: 'GET', path: '/desk/dossiers/:dossierId/supplement-slip', callers: desk },
  { method: 'GET', path: '/desk/dossiers/:dossierId/refusal-slip', callers: desk },
  { method: 'GET', path: '/desk/dossiers/:dossierId/extension-letter', callers: desk },
  { method: 'GET', path: '/desk/dossiers/:dossierId/stop-notice', callers: desk },
  { method: 'GET', path: '/desk/dossiers/:dossierId/process-sheet', callers: desk },
  { method: 'GET', path: '/desk/today', callers: desk },
  { method: 'GET', path: '/desk/people', callers: desk },
  { method: 'POST', path: '/desk/acceptances', callers: desk },
  { method: 'GET', path: '/desk/register', callers: desk },
  { method: 'GET', path: '/desk/register.xlsx', callers: desk },
  { method: 'GET', path: '/desk/declarations', callers: desk },
  { method: 'POST', path: '/desk/declarations', callers: desk },
  { method: 'GET', path: '/desk/papers/:blobId', callers: desk },
  { method: 'POST', path: '/desk/scan-tickets', callers: desk },
  { method: 'GET', path: '/desk/scan-tickets/:dossierId', callers: desk },
  { method: 'POST', path: '/desk/scan-tickets/close', callers: desk },
  { method: 'GET', path: '/desk/envelopes', callers: desk },
  { method: 'POST', path: '/desk/envelopes', callers: desk },
  { method: 'POST', path: '/desk/hand-overs', callers: desk },
  { method: 'GET', path: '/desk/pads', callers: desk },
  { method: 'POST', path: '/desk/pads/:padId', callers: desk },
  { method: 'POST', path: '/desk/sheets', callers: desk },
  { method: 'POST', path: '/desk/pads', callers: desk },
  { method: 'POST', path: '/desk/posters', callers: desk },
  { method: 'GET', path: '/desk/review', callers: desk },
  { method: 'POST', path: '/desk/review/:pid/release', callers: desk },
  { method: 'GET', path: '/desk/custody', callers: desk },
  { method: 'GET', path: '/desk/kiosks', callers: desk },
  { method: 'POST', path: '/desk/kiosks', callers: desk },
  { method: 'POST', path: '/desk/kiosks/:deviceId/answer', callers: desk },
  { method: 'GET', path: '/desk/appointment', callers: desk },
  { method: 'GET', path: '/desk/results', callers: desk },
  { method: 'POST', path: '/desk/results/pack', callers: desk },
  { method: 'POST', path: '/desk/results/return', callers: desk },
  { method: 'GET', path: '/desk/results/list', callers: desk },

  { method: 'GET', path: '/desk/boards', callers: desk },
  { method: 'POST', path: '/desk/boards', callers: desk },
  { method: 'POST', path: '/desk/boards/:boardId/links', callers: desk },
  { method: 'POST', path: '/desk/boards/:boardId/queues', callers: desk },
  { method: 'POST', path: '/desk/boards/:boardId/:action', callers: desk },
  // With a link's token, which shows numbers or hands one out, and nothing else.
  { method: 'GET', path: '/board', callers: 'anybody' },
  { method: 'POST', path: '/board/tickets', callers: 'anybody' },

  { method: 'GET', path: '/desk/reports', callers: desk },
  { method: 'GET', path: '/desk/reports/photos/:blobId', callers: desk },
  { method: 'GET', path: '/desk/reports/:reportId', callers: desk },
  { method: 'POST', path: '/desk/reports/:reportId/:action', callers: desk },

  { method: 'GET', path: '/desk/money', callers: desk },
  { method: 'GET', path: '/desk/money/list', callers: desk },
  { method: 'GET', path: '/desk/payments/:paymentId/slip', callers: desk },
  { method: 'GET', path: '/desk/cash/:deviceId/list', callers: desk },
  { method: 'POST', path: '/desk/cash/switch', callers: desk },
  { method: 'POST', path: '/desk/cash/confirmations', callers: desk },
  { method: 'POST', path: '/desk/cash/confirmations/:confirmationId/withdraw', callers: desk },

  { method: 'GET', path: '/desk/hamlets', callers: desk },
  { method: 'GET', path: '/desk/hamlets/:hamlet', callers: desk },
  { method: 'GET', path: '/desk/hamlets/:hamlet/:format', callers: desk },
  { method: 'POST', path: '/desk/households', callers: desk },
  { method: 'GET', path: '/desk/households/:householdId', callers: desk },
  { method: 'POST', path: '/desk/households/:householdId', callers: desk },
  { method: 'POST', path: '/desk/households/:householdId/vneid', callers: desk },
  { method: 'GET', path: '/desk/rosters/template', callers: desk },
  { method: 'POST', path: '/desk/rosters/preview', callers: desk },
  { method: 'POST', path: '/desk/rosters', callers: desk },
  { method: 'POST', path: '/desk/rosters/undo', callers: desk },
  { method: 'GET', path: '/desk/vneid', callers: desk },
  { method: 'GET', path: '/desk/vneid/print', callers: desk },
  { method: 'GET', path: '/desk/vneid/xlsx', callers: desk },
  { method: 'POST', path: '/desk/vneid/steps', callers: desk },
  { method: 'POST', path: '/desk/vneid/slips', callers: desk },
  { method: 'POST', path: '/desk/vneid/visits', callers: desk },
  { method: 'POST', path: '/desk/vneid/visits/:visitId', callers: desk },

  { method: 'GET', path: '/visits', callers: visitors },
  { method: 'GET', path: '/visits/notice', callers: visitors },
  { method: 'GET', path: '/visits/errands', callers: desk },
  { method: 'GET', path: '/visits/errands/sheet', callers: desk },
  { method: 'GET', path: '/visits/errand-counts', callers: desk },
  { method: 'POST', path: '/visits/rules', callers: planners },
  { method: 'POST', path: '/visits/rules/:id', callers: planners },
  { method: 'POST', path: '/visits/exceptions', callers: planners },
  { method: 'POST', path: '/visits/exceptions/:id', callers: planners },
  { method: 'POST', path: '/visits/public-page', callers: planners },

  { method: 'GET', path: '/figures', callers: inviters },
  { method: 'GET', path: '/figures/csv', callers: inviters },
  { method: 'GET', path: '/figures/xlsx', callers: inviters },
  { method: 'GET', path: '/figures/dossiers', callers: desk },
  // With a key of their own, which opens published figures and nothing else.
  { method: 'GET', path: '/figures/open', callers: 'anybody' },
  { method: 'GET', path: '/figures/open/definitions', callers: 'anybody' },
  { method: 'GET', path: '/admin/figure-keys', callers: province },
  { method: 'POST', path: '/admin/figure-keys', callers: province },
  { method: 'POST', path: '/admin/figure-keys/:keyId/revoke', callers: province },

  { method: 'GET', path: '/admin/communes', callers: inviters },
  { method: 'POST', path: '/admin/communes/:code', callers: province },
  { method: 'POST', path: '/admin/communes/:code/reception-points', callers: province },
  { method: 'POST', path: '/admin/invitations', callers: inviters },
  { method: 'GET', path: '/admin/devices', callers: inviters },
  { method: 'GET', path: '/admin/devices/:deviceId', callers: inviters },
  { method: 'POST', path: '/admin/devices/:deviceId/confirm', callers: inviters },
  { method: 'POST', path: '/admin/devices/:deviceId/lock', callers: inviters },
  { method: 'POST', path: '/admin/devices/:deviceId/lift', callers: inviters },
  { method: 'POST', path: '/admin/devices/:deviceId/revoke', callers: inviters },

  { method: 'GET', path: '/admin/reception-points/:receptionPointId', callers: inviters },
  { method: 'POST', path: '/admin/reception-points/:receptionPointId', callers: province },
  { method: 'POST', path: '/admin/devices', callers: inviters },
  { method: 'POST', path: '/admin/devices/:id/hand-back', callers: inviters },
  { method: 'POST', path: '/admin/people', callers: inviters },
  { method: 'GET', path: '/admin/people/:personId', callers: inviters },
  { method: 'POST', path: '/admin/people/:personId', callers: inviters },
  { method: 'POST', path: '/admin/people/:personId/leave', callers: inviters },
  { method: 'POST', path: '/admin/people/:personId/leave/reason', callers: inviters },
  { method: 'POST', path: '/admin/people/:personId/leave/finish', callers: inviters },
  { method: 'GET', path: '/admin/people/:personId/leave/record', callers: inviters },
  { method: 'POST', path: '/admin/people/:personId/reassign', callers: desk },
  { method: 'POST', path: '/admin/people/:personId/substitutes', callers: inviters },
  { method: 'POST', path: '/admin/people/:personId/guest-roles', callers: province },
  { method: 'POST', path: '/admin/substitutes/:id/end', callers: inviters },
  { method: 'POST', path: '/admin/guest-roles/:id/end', callers: province },
  { method: 'GET', path: '/admin/teams', callers: inviters },
  { method: 'POST', path: '/admin/teams', callers: inviters },
  { method: 'POST', path: '/admin/teams/:teamId', callers: inviters },
  { method: 'GET', path: '/admin/holidays/:year', callers: province },
  { method: 'POST', path: '/admin/holidays/:year', callers: province },
  { method: 'GET', path: '/admin/settings', callers: province },
  { method: 'POST', path: '/admin/settings', callers: province },
  { method: 'GET', path: '/admin/keys', callers: province },
  { method: 'POST', path: '/admin/keys/escrow-check', callers: province },
  { method: 'POST', path: '/admin/audit', callers: province },
  { method: 'POST', path: '/admin/audit/csv', callers: province },
  { method: 'POST', path: '/admin/audit/check', callers: province },

  { method: 'GET', path: '/admin/procedures', callers: publishers },
  { method: 'POST', path: '/admin/procedures/check', callers: publishers },
  { method: 'POST', path: '/admin/procedures/publish', callers: province },
  { method: 'POST', path: '/admin/procedures/:code/end', callers: province },
  { method: 'GET', path: '/admin/procedures/:code/versions/:version', callers: publishers },
  { method: 'GET', path: '/admin/procedures/:code/versions/:version/json', callers: publishers },
  { method: 'GET', path: '/admin/procedures/:code/versions/:version/xlsx', callers: publishers },
  { method: 'GET', path: '/admin/connectors', callers: province },
  { method: 'POST', path: '/admin/connectors', callers: province },
  { method: 'POST', path: '/admin/connectors/:connectorId', callers: province },
  { method: 'POST', path: '/admin/connectors/:connectorId/try', callers: province },
  { method: 'GET', path: '/admin/forwardings', callers: inviters },
  { method: 'POST', path: '/admin/forwardings/:forwardingId/retry', callers: inviters },
  { method: 'GET', path: '/desk/status-imports/template', callers: desk },
  { method: 'POST', path: '/desk/status-imports/preview', callers: desk },
  { method: 'POST', path: '/desk/status-imports', callers: desk },

  { method: 'POST', path: '/admin/proposals', callers: publishers },
  { method: 'GET', path: '/admin/proposals/:proposalId', callers: publishers },
  { method: 'POST', path: '/admin/proposals/:proposalId/publish', callers: province },
  { method: 'POST', path: '/admin/proposals/:proposalId/decline', callers: province },
  { method: 'POST', path: '/admin/proposals/:proposalId/withdraw', callers: publishers },
];

const patterns = permissions.map((permission) => ({
  permission,
  pattern: new RegExp(`^${permission.path.replaceAll(/:\w+/g, '[^/]+')}$`),
}));

/**
 * What `caller` reaches with a call of this row. Problems: device-revoked (or locked), forbidden (the role, or a desk without
 * a commune), device-unconfirmed.
 */
export function judgeCall(
  callers: Callers,
  unconfirmed: Permission['unconfirmed'],
  caller: {
    readonly deviceId: string;
    readonly role: AccountRole;
    readonly communeCode: string | null;
    readonly state: DeviceState;
  },
): Result<CallersScope> {
  const { deviceId, communeCode, role, state } = caller;
  const declared = callers[role];
  if (standings[state] === 'none') return fail('device-revoked');
  if (declared === undefined) return fail('forbidden');
  const reach = standings[state] === 'as declared' ? declared : unconfirmed;
  if (reach === undefined) return fail('device-unconfirmed');
  if (reach === 'own-commune' && communeCode === null) return fail('forbidden');
  return succeed({ reach, communeCode, deviceId });
}

/** The row for a request; `path` is below `/api/v1`. Absent: there is nothing to call. */
export function findPermission(method: string, path: string): Permission | undefined {
  const wanted = method === 'HEAD' ? 'GET' : method;
  return patterns.find(({ permission, pattern }) => permission.method === wanted && pattern.test(path))?.permission;
}
