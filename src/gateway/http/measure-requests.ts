/** Counts each answer under the name of its route: the template in the table of permissions, never the address as asked. */

import type { MiddlewareHandler } from 'hono';
import type { Metrics } from '../metrics.ts';
import { findPermission } from './permissions.ts';

const probes = ['/healthz', '/readyz'];

export function measureRequests(metrics: Metrics | undefined): MiddlewareHandler {
  return async (c, next) => {
    if (!metrics) return await next();
    const startedMs = performance.now();
    await next();
    const { method, path } = c.req;
    const known = ['GET', 'HEAD', 'POST'].includes(method) ? method : 'other';
    metrics.answered(
      { method: known, route: routeOf(known, path), status: c.res.status },
      (performance.now() - startedMs) / 1000,
    );
  };
}

function routeOf(method: string, path: string): string {
  if (path.startsWith('/api/')) {
    const permission = path.startsWith('/api/v1/') ? findPermission(method, path.slice('/api/v1'.length)) : undefined;
    return permission ? `/api/v1${permission.path}` : 'none';
  }
  return probes.includes(path) ? path : 'page';
}
