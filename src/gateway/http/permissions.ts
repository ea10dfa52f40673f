/**
 * Who may call what: the one table. A path that is not in it does not exist; `gate` in `auth.ts` reads it and the tests
 * walk it row by row. Paths are below `/api/v1`; `:name` stands for one segment. Which commune's data a caller sees is
 * the routes' own matter: they take it from the caller, never from the request.
 */

import type { AccountRole } from '../../core/reception/administration.ts';

export interface Permission {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** 'anybody': the call carries its own proof (a signature, an invitation, a slip token). */
  readonly roles: 'anybody' | readonly AccountRole[];
  /** Also for a device whose six digits nobody has compared yet. */
  readonly unconfirmed?: true;
}

const everybody: readonly AccountRole[] = ['admin', 'official', 'volunteer'];
const desk: readonly AccountRole[] = ['official'];
const inviters: readonly AccountRole[] = ['admin', 'official'];
/** An official checks and proposes; the province publishes. */
const publishers: readonly AccountRole[] = ['admin', 'official'];

export const permissions: readonly Permission[] = [
  { method: 'GET', path: '/openapi.json', roles: 'anybody' },
  { method: 'POST', path: '/have', roles: 'anybody' },
  { method: 'POST', path: '/pack', roles: 'anybody' },
  { method: 'POST', path: '/enrolments', roles: 'anybody' },
  { method: 'POST', path: '/token', roles: 'anybody' },
  { method: 'GET', path: '/status', roles: 'anybody' },
  { method: 'GET', path: '/changes', roles: everybody, unconfirmed: true },

  { method: 'GET', path: '/desk/dossiers', roles: desk },
  { method: 'GET', path: '/desk/dossiers/:dossierId', roles: desk },
  { method: 'POST', path: '/desk/dossiers/:dossierId/:action', roles: desk },
  { method: 'GET', path: '/desk/dossiers/:dossierId/receipt', roles: desk },
  { method: 'GET', path: '/desk/dossiers/:dossierId/declaration', roles: desk },
  { method: 'GET', path: '/desk/dossiers/:dossierId/supplement-slip', roles: desk },
  { method: 'GET', path: '/desk/dossiers/:dossierId/refusal-slip', roles: desk },
  { method: 'GET', path: '/desk/declarations', roles: desk },
  { method: 'POST', path: '/desk/declarations', roles: desk },
  { method: 'GET', path: '/desk/papers/:blobId', roles: desk },
  { method: 'POST', path: '/desk/envelopes', roles: desk },
  { method: 'POST', path: '/desk/pads', roles: desk },
  { method: 'GET', path: '/desk/review', roles: desk },
  { method: 'GET', path: '/desk/custody', roles: desk },
  { method: 'GET', path: '/desk/appointment', roles: desk },

  { method: 'GET', path: '/admin/communes', roles: inviters },
  { method: 'POST', path: '/admin/communes/:code', roles: ['admin'] },
  { method: 'POST', path: '/admin/communes/:code/reception-points', roles: ['admin'] },
  { method: 'POST', path: '/admin/invitations', roles: inviters },
  { method: 'GET', path: '/admin/devices', roles: inviters },
  { method: 'POST', path: '/admin/devices/:deviceId/confirm', roles: inviters },
  { method: 'POST', path: '/admin/devices/:deviceId/revoke', roles: inviters },

  { method: 'GET', path: '/admin/procedures', roles: publishers },
  { method: 'POST', path: '/admin/procedures/check', roles: publishers },
  { method: 'POST', path: '/admin/procedures/publish', roles: ['admin'] },
  { method: 'POST', path: '/admin/procedures/:code/end', roles: ['admin'] },
  { method: 'GET', path: '/admin/procedures/:code/versions/:version', roles: publishers },
  { method: 'GET', path: '/admin/procedures/:code/versions/:version/json', roles: publishers },
  { method: 'GET', path: '/admin/procedures/:code/versions/:version/xlsx', roles: publishers },
  { method: 'POST', path: '/admin/proposals', roles: publishers },
  { method: 'GET', path: '/admin/proposals/:proposalId', roles: publishers },
  { method: 'POST', path: '/admin/proposals/:proposalId/publish', roles: ['admin'] },
  { method: 'POST', path: '/admin/proposals/:proposalId/decline', roles: ['admin'] },
  { method: 'POST', path: '/admin/proposals/:proposalId/withdraw', roles: publishers },
];

const patterns = permissions.map((permission) => ({
  permission,
  pattern: new RegExp(`^${permission.path.replaceAll(/:\w+/g, '[^/]+')}$`),
}));

/** The row for a request; `path` is below `/api/v1`. Absent: there is nothing to call. */
export function findPermission(method: string, path: string): Permission | undefined {
  const wanted = method === 'HEAD' ? 'GET' : method;
  return patterns.find(({ permission, pattern }) => permission.method === wanted && pattern.test(path))?.permission;
}
