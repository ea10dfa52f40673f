/** The HTTP connector: what it sends, whom it asks, how it signs in, how long it waits, and what it makes of an answer. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Settings } from '../../../src/gateway/connectors/connector.ts';
import { http } from '../../../src/gateway/connectors/http.ts';
import { mapFields } from '../../../src/gateway/connectors/map-fields.ts';
import { nextTryMs } from '../../../src/gateway/connectors/next-try.ts';
import { forwardWaiting } from '../../../src/gateway/connectors/forward-waiting.ts';
import { oneStopSettings, startOneStop } from '../../fixtures/misbehaving-one-stop.ts';
import type { OneStop } from '../../fixtures/misbehaving-one-stop.ts';
import { createConnectorWorld } from './connector-world.ts';
import type { ConnectorWorld } from './connector-world.ts';

let server: OneStop;
let world: ConnectorWorld;
beforeAll(async () => {
  server = await startOneStop();
  world = await createConnectorWorld([server.host]);
  await world.addConnector('http', oneStopSettings(server), server.secret);
});
afterAll(async () => {
  await world.close();
  await server.close();
});

const allowed = () => ({ folder: '/nowhere', hosts: [server.host] });
const parse = (changes: Settings) => http.parseSettings({ ...oneStopSettings(server), ...changes }, allowed());

describe('what is sent', () => {
  it('is what the mapping says, with the files, under one token for many', async () => {
    const given = server.tokensGiven();
    const { key, number } = await world.addAccepted({ applicantName: 'Hồ Thị Mẫu', answers: { requestKind: 'start' } });
    await world.addAccepted();
    await world.runUntilIdle();
    const message = server.messages.get(key);
    expect(message).toMatchObject({
      soHoSo: number,
      nguoiNop: { ten: 'Hồ Thị Mẫu', cccd: '044148000001' },
      thuTuc: '1.014027',
      nguon: 'go-cua',
    });
    const files = message?.['tep'] as { ten: string; noiDung: string }[];
    expect(files.map(({ ten }) => ten)).toEqual(['01_To-khai-1-014027.pdf', 'ho-so.json']);
    expect(
      Buffer.from(files[0]?.noiDung ?? '', 'base64')
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(server.tokensGiven() - given).toBe(1);
  });

  it('keeps its secret sealed', async () => {
    const [row] = await world.context.db.selectFrom('connector_secrets').selectAll().execute();
    expect(Buffer.from(row?.sealed_secret ?? []).includes(server.secret)).toBe(false);
  });

  it('maps fields as data, and nothing into what objects are made of', () => {
    const data = { a: { b: [{ c: 7 }] }, list: ['x'] };
    expect(
      mapFields({ 'p.q': 'a.b.0.c', r: 'list.0', s: { value: true }, t: 'missing.x', 'p.q.z': 'list.0' }, data),
    ).toEqual({
      p: { q: 7 },
      r: 'x',
      s: true,
    });
    for (const place of ['__proto__.x', 'a.constructor', 'prototype', 'a..b', '', 'a b']) {
      expect(parse({ fields: { [place]: 'localCode' } }).ok, place).toBe(false);
      expect(parse({ fields: { x: place } }).ok, place).toBe(false);
    }
  });
});

describe('who is asked', () => {
  it('is only a host of this gateway’s settings, over https or on this machine', async () => {
    expect(parse({}).ok).toBe(true);
    for (const url of [
      'https://elsewhere.example/ho-so',
      `https://user:word@${server.host}/ho-so`,
      `ftp://${server.host}/ho-so`,
      'http://10.0.0.1/ho-so',
      `https://${server.host}.example/`,
      'not an address',
    ]) {
      for (const name of ['forwardUrl', 'statusUrl', 'tokenUrl']) {
        const refused = parse({ [name]: name === 'statusUrl' ? `${url}/{remoteId}` : url });
        expect(refused, `${name} ${url}`).toMatchObject({ ok: false, problem: { code: 'bad-request' } });
      }
    }
    // A host that was taken off the settings is not asked any more, whatever is kept.
    const context = {
      ...world.context,
      config: { ...world.context.config, connectorHosts: [] },
      keys: { ...world.context.keys },
    };
    const { key } = await world.addAccepted();
    const asked = server.asked();
    await forwardWaiting(context);
    expect(await world.stateOf(key)).toMatchObject({ state: 'waiting', last_error: 'host-not-allowed' });
    expect(server.asked()).toBe(asked);
    await world.runUntilIdle();
  });

  it.each([
    ['clientId', ''],
    ['fields', 'x'],
    ['files', { at: 'x' }],
    ['remoteIdAt', 'a..b'],
    ['statusAt', ''],
    ['statuses', { X: '77' }],
    ['pollMinutes', 0],
    ['timeoutSeconds', 3600],
    ['idempotencyHeader', 'a b'],
    ['statusUrl', '/no-place'],
    ['somethingElse', 1],
  ])('has settings that hold: %s', (name, value) => {
    const refused = parse({ [name]: value });
    expect(refused).toMatchObject({ ok: false, problem: { code: 'bad-request' } });
    expect(refused.ok ? '' : refused.problem.message).toMatch(/\p{Lu}.*\.$/u);
  });
});

describe('when it goes badly', () => {
  it('waits as long as it was asked to, in seconds or as a date', async () => {
    for (const [way, leastMs] of [
      ['overloaded-429', 7_200_000],
      ['unavailable-503', 3_500_000],
    ] as const) {
      server.misbehave(way);
      const { key } = await world.addAccepted();
      const before = world.context.now().getTime();
      await forwardWaiting(world.context);
      const { next_try_at: next } = await world.stateOf(key);
      expect((next?.getTime() ?? 0) - before, way).toBeGreaterThanOrEqual(leastMs);
      await world.runUntilIdle();
      expect(await world.stateOf(key)).toMatchObject({ state: 'done' });
    }
  });

  it('waits ever longer, up to a ceiling, and not all at the same moment', () => {
    const middle = Array.from({ length: 20 }, (_, index) => nextTryMs(index + 1, 0.5));
    expect(middle.toSorted((a, b) => a - b)).toEqual(middle);
    expect(middle[0]).toBeLessThan(60_000);
    expect(middle.at(-1)).toBe(3 * 3_600_000);
    expect(nextTryMs(3, 0)).toBeLessThan(nextTryMs(3, 0.99));
    expect(nextTryMs(1, 0, 1e12)).toBe(24 * 3_600_000);
  });

  it('takes "already there" for what it is', async () => {
    server.sayConflict(true);
    server.misbehave('lost-after-work');
    const { key, number } = await world.addAccepted();
    await world.runUntilIdle();
    expect(await world.stateOf(key)).toMatchObject({ state: 'done', attempts: 1 });
    expect(server.made.get(number)).toBe(1);
    server.sayConflict(false);
  });

  it('asks for one new token when the old one ended, and says so when it gets none', async () => {
    server.misbehave('token-expired');
    const { key } = await world.addAccepted();
    await forwardWaiting(world.context);
    expect(await world.stateOf(key)).toMatchObject({ state: 'done', attempts: 0 });
    server.refuseClients(true);
    const other = await world.addAccepted();
    await forwardWaiting(world.context);
    expect(await world.stateOf(other.key)).toMatchObject({ state: 'waiting', last_error: 'sign-in-refused' });
    server.refuseClients(false);
    await world.runUntilIdle();
  });
});

describe('what became of it', () => {
  it('is asked for, applied by the rules of the desk, and no more once it is over', async () => {
    const { key, number, dossierId } = await world.addAccepted();
    await world.runUntilIdle();
    const poll = async (status: { readonly [name: string]: unknown }) => {
      server.setStatus(number, status);
      world.advance(31 * 60_000);
      await world.runUntilIdle();
      const row = await world.context.db
        .selectFrom('dossiers')
        .innerJoin('forwardings', 'forwardings.dossier_id', 'dossiers.dossier_id')
        .select(['dossiers.state', 'remote_status', 'last_error', 'poll_at'])
        .where('forwarding_id', '=', key)
        .executeTakeFirstOrThrow();
      return { ...row, poll_at: row.poll_at !== null };
    };
    expect(await poll({ trangThai: 'DANG_XU_LY' })).toEqual({
      state: 'accepted',
      remote_status: '4',
      last_error: null,
      poll_at: true,
    });
    expect(await poll({ trangThai: 'KHONG_BIET' })).toMatchObject({ state: 'accepted', remote_status: '4' });
    expect(await poll({ gi: 'do' })).toMatchObject({
      state: 'accepted',
      last_error: 'answer-unreadable',
      poll_at: true,
    });
    // What an official must say in words stays as it is.
    expect(await poll({ trangThai: 'CHO_BO_SUNG' })).toMatchObject({
      state: 'accepted',
      remote_status: '5',
      last_error: null,
    });
    expect(await poll({ trangThai: 'DA_XONG', luc: '2026-11-23', ghiChu: 'Số 12' })).toMatchObject({
      state: 'done',
      poll_at: true,
    });
    expect(await poll({ trangThai: 'Đã trả kết quả' })).toMatchObject({ state: 'handed-over', poll_at: false });
    const events = await world.context.db
      .selectFrom('dossier_events')
      .select(['action', 'actor'])
      .where('dossier_id', '=', dossierId)
      .orderBy('event_id')
      .execute();
    expect(events.slice(1)).toEqual([
      { action: 'forwarded', actor: 'gateway' },
      { action: 'result', actor: 'one-stop' },
      { action: 'hand-over', actor: 'one-stop' },
    ]);
  });
});
