import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import type { GatewayEnv } from '../../../src/gateway/http/auth.ts';
import { defaultLoadLimits, shedLoad } from '../../../src/gateway/http/shed-load.ts';

/** A gateway whose lateness and clock the test sets; an upload ends when the test says so. */
function aGateway() {
  const at: { lateMs: number; nowMs: number; spread?: number } = { lateMs: 0, nowMs: 1_000_000 };
  const under: (() => void)[] = [];
  const limits = { ...defaultLoadLimits, mostUploads: 2 };
  const app = new Hono<GatewayEnv>();
  app.use(
    shedLoad(
      limits,
      () => at.lateMs,
      () => at.nowMs,
      () => at.spread,
    ),
  );
  app.post('/pack', async (c) => {
    if (c.req.header('hold') !== undefined) await new Promise<void>((resolve) => under.push(resolve));
    return c.json({});
  });
  const send = (bytes: number, headers: Record<string, string> = {}) =>
    app.request('/pack', { method: 'POST', headers: { 'content-length': String(bytes), ...headers } });
  return { at, under, send };
}

const text = 80_000;
const photos = 900_000;

describe('a gateway that has too much to do', () => {
  it('takes everything while it is calm', async () => {
    const { send } = aGateway();
    expect([(await send(text)).status, (await send(photos)).status]).toEqual([200, 200]);
  });

  it('lets texts in when photographs must wait, and then asks all to wait', async () => {
    const { at, send } = aGateway();
    at.lateMs = 600;
    expect([(await send(text)).status, (await send(photos)).status]).toEqual([200, 503]);
    expect((await send(Number.NaN)).status).toBe(503);
    at.lateMs = 2_500;
    expect((await send(text)).status).toBe(503);
    at.lateMs = 0;
    expect((await send(photos)).status).toBe(200);
  });

  it('says when to come back: later the longer it lasts, never more than the limit, not all at the same moment', async () => {
    const { at, send } = aGateway();
    const waitOf = async () => Number((await send(photos)).headers.get('retry-after'));
    await send(text);
    at.lateMs = 700;
    const first = await waitOf();
    expect(first).toBeGreaterThanOrEqual(4);
    expect(first).toBeLessThanOrEqual(6);
    at.nowMs += 3_000;
    expect(await waitOf()).toBeGreaterThanOrEqual(32);
    at.nowMs += 3_600_000;
    const waits = await Promise.all(Array.from({ length: 40 }, waitOf));
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(120);
    expect(Math.max(...waits)).toBeLessThanOrEqual(180);
    expect(new Set(waits).size).toBeGreaterThan(5);
  });

  it('spreads those who must wait over the minutes that the province published', async () => {
    const { at, send } = aGateway();
    at.lateMs = 700;
    at.spread = 1_800;
    const waits = await Promise.all(
      Array.from({ length: 200 }, async () => Number((await send(photos)).headers.get('retry-after'))),
    );
    expect(Math.min(...waits)).toBeLessThan(300);
    expect(Math.max(...waits)).toBeGreaterThan(1_500);
    expect(waits.filter((wait) => wait < 1_000).length).toBeGreaterThan(40);
  });

  it('has only so many uploads under way, and takes the next when one has ended', async () => {
    const { under, send } = aGateway();
    const running = [send(photos, { hold: '1' }), send(photos, { hold: '1' })];
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await send(photos)).status).toBe(503);
    for (const end of under) end();
    await Promise.all(running);
    expect((await send(photos)).status).toBe(200);
  });
});
