/**
 * P14: the desk and the figures on a year of a province (100,000 dossiers): how long the gateway takes for queue, dossier
 * and figures, and how long an official waits in Chromium until the page stands there. The real gateway as a process, its
 * embedded PostgreSQL, everything signed and proven. `P14_DATA` names a folder that is filled once and kept; it needs the
 * built app in `dist`.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadGatewayKeys } from '../../src/gateway/keys/gateway-keys.ts';
import { signAccessToken } from '../../src/gateway/http/access-token.ts';
import { ownProofKey, proving } from '../fixtures/prove-request.ts';
import type { Send } from '../fixtures/prove-request.ts';
import { runGateway } from '../fixtures/run-gateway.ts';
import type { Bench, BenchResult } from './bench.ts';
import { findFreePort } from './find-free-port.ts';
import { preparePlaces } from './p14-prepare-province.ts';
import type { PreparedPlaces } from './p14-prepare-province.ts';
import { measurePages } from './p14-pages.ts';
import type { Timing } from './p14-pages.ts';

const dossiers = Number(process.env['P14_DOSSIERS'] ?? 100_000);
const serverLimitMs = 100;
const pageLimitMs = 1_000;
const rounds = 40;

export const deskAtScale: Bench = {
  name: 'P14',
  title: 'Desk and figures on a year of a province: server p95, and until the page stands there',
  run: async () => {
    const kept = process.env['P14_DATA'];
    const dataDir = kept ?? mkdtempSync(join(tmpdir(), 'gocua-p14-'));
    const places = await preparePlaces(dataDir, dossiers);
    const port = await findFreePort();
    const url = `http://localhost:${port}`;
    const env = { PUBLIC_URL: url, WEB_DIR: process.env['WEB_DIR'] ?? resolve(import.meta.dirname, '../../dist') };
    let gateway = await runGateway({ dataDir, port, env });
    const restart = async () => {
      await gateway.stop();
      gateway = await runGateway({ dataDir, port, env });
    };
    try {
      const server = await measureServer(dataDir, url, places);
      const pages = process.env['P14_PAGES'] === '0' ? [] : await measurePages(url, places, restart);
      return resultOf(places, server, pages);
    } finally {
      await gateway.stop();
      if (kept === undefined) rmSync(dataDir, { recursive: true, force: true });
    }
  },
};

/** Each call as a device of its own makes it, one after the other, from the same machine; the first of each is cold. */
async function measureServer(dataDir: string, url: string, places: PreparedPlaces): Promise<readonly Timing[]> {
  const config = { publicUrl: url };
  const keys = await loadGatewayKeys(dataDir, new Date());
  const context = { config, keys, now: () => new Date() } as Parameters<typeof signAccessToken>[0];
  const { jkt } = await ownProofKey();
  const callerOf = async (role: 'official' | 'admin'): Promise<Send> => {
    const communeCode = role === 'official' ? places.busiest : null;
    const token = await signAccessToken(context, { deviceId: places.devices[role], role, communeCode, jkt });
    const send = proving({ config, now: context.now }, async (path, init) => await fetch(`${url}${path}`, init));
    return async (path) => await send(`/api/v1${path}`, { headers: { authorization: `DPoP ${token}` } });
  };
  const [official, admin] = [await callerOf('official'), await callerOf('admin')];
  const calls: readonly (readonly [string, Send, (round: number) => string])[] = [
    ['queue, the busiest commune', official, () => '/desk/dossiers'],
    [
      'queue, one hamlet (sealed)',
      official,
      (round) => `/desk/dossiers?hamlet=${encodeURIComponent(`Thôn ${1 + (round % 5)}`)}`,
    ],
    ['queue, one state', official, (round) => `/desk/dossiers?state=${round % 2 === 0 ? 'received' : 'accepted'}`],
    ['dossier', official, (round) => `/desk/dossiers/${places.dossierIds[round % places.dossierIds.length] ?? ''}`],
    ['figures, own commune by week', official, (round) => `/figures?by=week&${yearsFrom(round)}`],
    ['figures, own commune by procedure', official, (round) => `/figures?by=procedure&${yearsFrom(round)}`],
    ['figures, province by commune', admin, (round) => `/figures?by=commune&${yearsFrom(round)}`],
    ['figures, province by month', admin, (round) => `/figures?by=month&${yearsFrom(round)}`],
  ];
  const timings: Timing[] = [];
  for (const [what, send, pathOf] of calls) {
    const ms: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const before = performance.now();
      const response = await send(pathOf(round));
      const text = await response.text();
      ms.push(performance.now() - before);
      if (response.status !== 200) throw new Error(`${what}: ${response.status} ${text.slice(0, 200)}`);
    }
    timings.push({ what, ms });
  }
  return timings;
}

/** The usual twelve months, and now and then other ones. */
function yearsFrom(round: number): string {
  const month = round % 20 === 19 ? '03' : '01';
  return `from=2026-${month}-01&to=2026-11-30`;
}

function resultOf(places: PreparedPlaces, server: readonly Timing[], pages: readonly Timing[]): BenchResult {
  const row = ({ what, ms }: Timing) => [what, ms.length, quantile(ms, 0.5), quantile(ms, 0.95), Math.max(...ms)];
  return {
    tables: [
      {
        title: `Milliseconds, ${places.count} dossiers in ${places.communes} communes, ${places.inBusiest} of them in the busiest`,
        columns: ['what', 'times', 'median', 'p95', 'longest'],
        rows: [...server, ...pages].map(row),
        note: 'Over HTTP with token and proof from the same two cores; pages in Chromium from the touch on.',
      },
    ],
    wanted: [
      ...server.map(({ what, ms }) => {
        const seen = quantile(ms, 0.95);
        return {
          figure: `${what}, server p95 ≤ ${serverLimitMs} ms`,
          seen: `${seen.toFixed(0)} ms`,
          met: seen <= serverLimitMs,
        };
      }),
      ...pages.map(({ what, ms }) => {
        const seen = quantile(ms, 0.95);
        return { figure: `${what} < ${pageLimitMs} ms`, seen: `${seen.toFixed(0)} ms`, met: seen < pageLimitMs };
      }),
    ],
  };
}

function quantile(ms: readonly number[], share: number): number {
  const sorted = [...ms].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
