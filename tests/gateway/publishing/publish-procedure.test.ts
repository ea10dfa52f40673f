import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Changes } from '../../../src/core/ports.ts';
import type { PublishedCatalogue, PublishingAnswer } from '../../../src/core/reception/publishing.ts';
import { findPublishedProcedure } from '../../../src/gateway/desk/published-procedure.ts';
import { verifyAudit } from '../../../src/gateway/store/audit.ts';
import { authorize } from '../../fixtures/enrol-device.ts';
import { aProcedure } from '../../fixtures/publish-procedure.ts';
import { startPublishingWorld } from './publishing-world.ts';
import type { PublishingWorld } from './publishing-world.ts';

let world: PublishingWorld;
beforeAll(async () => {
  world = await startPublishingWorld();
}, 60_000);
afterAll(async () => {
  expect(await verifyAudit(world.gateway.context.db)).not.toHaveProperty('brokenAt');
  await world.stop();
});

/** Every test publishes codes of its own. */
let lastCode = 100;
const newCode = () => `9.${String((lastCode += 1)).padStart(6, '0')}`;
const publish = (body: object) =>
  world.post<PublishingAnswer & { code: string }>('admin', '/admin/procedures/publish', body);
const rowsOf = async (code: string) =>
  await world.gateway.context.db
    .selectFrom('procedures')
    .select(['version', 'effective_from', 'ended_on', 'published_by', 'note', 'digest', 'definition'])
    .where('code', '=', code)
    .orderBy('version')
    .execute();
const auditOf = async (subject: string) =>
  await world.gateway.context.db
    .selectFrom('audit')
    .select(['action', 'actor', 'details'])
    .where('subject', '=', subject)
    .orderBy('audit_id')
    .execute();
const changesOf = async (code: string) =>
  (
    await world.gateway.context.db
      .selectFrom('changes')
      .select(['kind', 'subject'])
      .where('subject', 'like', `${code}@%`)
      .orderBy('change_id')
      .execute()
  ).map(({ kind, subject }) => `${kind} ${subject}`);

describe('publishing', () => {
  it('makes the next version from a day on, ends the one before on the eve, and says in the audit who did it', async () => {
    const code = newCode();
    const first = await publish(await world.request({ code }, { note: '  Theo NĐ mới  ' }));
    expect([first.status, first.body]).toEqual([201, { code, version: 1, effectiveFrom: world.day() }]);
    const second = await publish(await world.request({ code, shortName: 'Tên mới' }, { effectiveFrom: world.day(40) }));
    expect(second.body).toMatchObject({ version: 2, effectiveFrom: world.day(40) });

    const admin = world.devices.get('admin')?.deviceId;
    const rows = await rowsOf(code);
    expect(rows).toMatchObject([
      { version: 1, effective_from: world.day(), ended_on: world.day(39), published_by: admin, note: 'Theo NĐ mới' },
      { version: 2, effective_from: world.day(40), ended_on: null, published_by: admin },
    ]);
    expect(rows[0]?.definition).not.toHaveProperty('effectiveTo');
    expect(await changesOf(code)).toEqual([`procedure ${code}@1`, `procedure ${code}@2`, `end ${code}@1`]);
    const digest = rows[1]?.digest;
    expect(await auditOf(`${code}@2`)).toEqual([
      { action: 'procedure-published', actor: admin, details: { digest, effectiveFrom: world.day(40) } },
    ]);
    expect(await findPublishedProcedure(world.gateway.context.db, code, 1)).toMatchObject({
      effectiveTo: world.day(39),
    });
  });

  it('ends earlier versions yesterday at the earliest, and leaves an end that comes sooner', async () => {
    const code = newCode();
    const ending = { code, effectiveTo: world.day(5) };
    await publish(await world.request(ending));
    await publish(await world.request({ code }, { effectiveFrom: '2020-01-01' }));
    expect((await rowsOf(code)).map((row) => row.ended_on)).toEqual([world.day(-1), null]);

    const sooner = newCode();
    await publish(await world.request({ code: sooner, effectiveTo: world.day(5) }));
    await publish(await world.request({ code: sooner }, { effectiveFrom: world.day(10) }));
    expect((await rowsOf(sooner)).map((row) => row.ended_on)).toEqual([null, null]);

    const expected = newCode();
    await publish(await world.request({ code: expected, effectiveTo: world.day(5), unverified: ['effectiveTo'] }));
    await publish(await world.request({ code: expected }, { effectiveFrom: world.day(10) }));
    expect((await rowsOf(expected)).map((row) => row.ended_on)).toEqual([world.day(9), null]);
    const { db } = world.gateway.context;
    expect(await findPublishedProcedure(db, expected, 1)).toMatchObject({ effectiveTo: world.day(9), unverified: [] });
  });

  it('lets one of two people win and tells the other', async () => {
    const code = newCode();
    const mine = await world.request({ code });
    const theirs = await world.request({ code, shortName: 'Khác' });
    const answers = await Promise.all([
      world.post<{ code: string }>('admin', '/admin/procedures/publish', mine),
      world.post<{ code: string }>('other admin', '/admin/procedures/publish', theirs),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 412]);
    expect(answers.find(({ status }) => status === 412)?.body.code).toBe('changed-meanwhile');
    expect(await rowsOf(code)).toHaveLength(1);
  });

  it('answers a repeated request the same and publishes nothing more', async () => {
    const request = await world.request({ code: newCode() });
    const [first, second] = [await publish(request), await publish(request)];
    expect(second).toEqual(first);
    expect(await rowsOf(first.body.code)).toHaveLength(1);
  });

  it.each([
    ['no day', { effectiveFrom: '2026-02-30' }, 400, 'bad-request'],
    ['no note', { note: 7 }, 400, 'bad-request'],
    ['too long a note', { note: 'x'.repeat(501) }, 400, 'bad-request'],
    ['no version to build on', { basedOn: -1 }, 400, 'bad-request'],
    ['another version than the newest', { basedOn: 7 }, 412, 'changed-meanwhile'],
    ['no definition', { definition: [] }, 422, 'procedure-malformed'],
    ['a definition with a fault', { definition: { ...aProcedure(), papers: 'none' } }, 422, 'procedure-malformed'],
    ['an end before the start', { definition: aProcedure({ effectiveTo: '2026-01-02' }) }, 422, 'procedure-malformed'],
  ])('refuses %s', async (_, wishes, status, problem) => {
    const answer = await publish({ ...(await world.request({ code: newCode() })), ...wishes });
    expect([answer.status, answer.body.code]).toEqual([status, problem]);
  });
});

describe('ending', () => {
  const end = (code: string, body: object) =>
    world.post<PublishingAnswer>('admin', `/admin/procedures/${code}/end`, body);

  it('gives the newest version its last day with a reason, and the later word counts', async () => {
    const code = newCode();
    await publish(await world.request({ code }));
    expect(await end(code, { lastDay: world.day(3), reason: 'Bãi bỏ' })).toMatchObject({
      status: 200,
      body: { code, version: 1, effectiveTo: world.day(3) },
    });
    await end(code, { lastDay: world.day(30), reason: 'Gia hạn' });
    const { body } = await world.get<PublishedCatalogue>('official', '/admin/procedures');
    const [version] = body.procedures.find((row) => row.code === code)?.versions ?? [];
    expect(version).toMatchObject({ effectiveTo: world.day(30), endReason: 'Gia hạn', publishedBy: 'Quản trị Mẫu' });
    expect((await auditOf(`${code}@1`)).map(({ action }) => action)).toEqual([
      'procedure-published',
      'procedure-ended',
      'procedure-ended',
    ]);
  });

  it('refuses a day that is over, one before the start, and an end without a reason', async () => {
    const code = newCode();
    await publish(await world.request({ code }, { effectiveFrom: world.day(10) }));
    expect(await end(code, { lastDay: world.day(20), reason: ' ' })).toMatchObject({
      body: { code: 'reason-missing' },
    });
    for (const lastDay of [world.day(-1), world.day(9), 'mai', undefined]) {
      expect(await end(code, { lastDay, reason: 'Bãi bỏ' })).toMatchObject({ body: { code: 'bad-request' } });
    }
    expect((await end('9.999998', { lastDay: world.day(), reason: 'x' })).status).toBe(404);
  });
});

describe('phones', () => {
  const news = async (since: string, headers: Record<string, string>) =>
    (await world.get<Changes>('volunteer', `/changes?since=${since}`, headers)).body;
  const cursor = async () => {
    let page = await news('', {});
    while (page.more) page = await news(page.cursor, {});
    return page.cursor;
  };

  it('that merge get one procedure and one line; others the whole directory and both versions', async () => {
    const code = newCode();
    const row = { code, name: 'Thủ tục thử', sector: 'Thử' };
    const content = JSON.stringify([row, { code: '8.000001', name: 'Khác', sector: 'Khác' }]);
    await world.gateway.context.db.insertInto('lists').values({ name: 'directory', content, digest: 'x' }).execute();
    await publish(await world.request({ code }));
    const since = await cursor();
    await publish(await world.request({ code, shortName: 'Tên mới' }, { effectiveFrom: world.day(10) }));

    const small = await news(since, { prefer: 'merge' });
    expect(small.procedures).toMatchObject([{ code, version: 2, shortName: 'Tên mới' }]);
    expect([small.lists, small.ends]).toEqual([{}, [{ code, version: 1, effectiveTo: world.day(9) }]]);

    const whole = await news(since, {});
    expect(whole.procedures).toMatchObject([
      { code, version: 1, effectiveTo: world.day(9) },
      { code, version: 2 },
    ]);
    expect(whole.ends).toBeUndefined();
    const directory = whole.lists['directory'] as readonly { code: string; detail?: object }[];
    expect(directory[0]).toMatchObject({ ...row, detail: { version: 2, shortName: 'Tên mới', hasForm: true } });
    expect(directory[1]).toEqual({ code: '8.000001', name: 'Khác', sector: 'Khác' });
  });

  it('get their answers compressed', async () => {
    const device = world.devices.get('volunteer');
    const { authorization } = device ? await authorize(world.gateway, device) : { authorization: '' };
    const headers = { authorization, 'accept-encoding': 'gzip, deflate, br' };
    const response = await world.gateway.request('/api/v1/changes', { headers });
    expect(response.headers.get('content-encoding')).toMatch(/^(br|gzip)$/);
  });
});
