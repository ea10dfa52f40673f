/** The schedule kept at the desk: who may change it, on what state, what phones are told, and what anybody sees of it. */

import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VisitRule } from '../../../src/core/visit/schedule.ts';
import { createApp } from '../../../src/gateway/http/app.ts';
import { readChangesAnswer } from '../../../src/gateway/http/read-changes-answer.ts';
import type { AdminCaller } from '../../../src/gateway/administration/admin-caller.ts';
import {
  changeRule,
  choosePublicNames,
  addRule,
  removeException,
  setException,
} from '../../../src/gateway/visits/change-schedule.ts';
import { makeVisitNotice } from '../../../src/gateway/visits/make-visit-notice.ts';
import { readVisits } from '../../../src/gateway/visits/read-visits.ts';
import { commune, createDeskWorld, neighbour } from '../../fixtures/desk-world.ts';
import type { DeskWorld } from '../../fixtures/desk-world.ts';
import { newOffices } from '../../fixtures/office-people.ts';

let world: DeskWorld;
let official: AdminCaller;
let stranger: AdminCaller;
let lanId: string;
beforeAll(async () => {
  world = await createDeskWorld();
  official = { ...world.lan, role: 'official' };
  stranger = { ...world.stranger, role: 'official' };
  const devices = world.context.db.selectFrom('devices').select('person_id');
  lanId = (await devices.where('device_id', '=', world.lan.deviceId).executeTakeFirstOrThrow()).person_id;
}, 60_000);
afterAll(async () => await world.close());

const rule = {
  hamlet: 'Tà Rẹc <1>',
  place: 'Nhà văn hóa; thôn',
  weekday: 4,
  repeat: { kind: 'weekly' },
  from: '08:00',
  to: '11:00',
  people: [{ name: 'Hồ Thị Lan Mẫu' }] as { personId?: string; name: string }[],
  procedures: ['1.001193'],
  validFrom: '2026-11-01',
};

const read = async (caller = official, code = commune.code) => {
  const answer = await readVisits(world.context, caller, code);
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.value;
};
const digest = async () => (await read()).digest;
const codeOf = (answer: { ok: true } | { ok: false; problem: { code: string } }) =>
  answer.ok ? 'done' : answer.problem.code;
const add = async (change: object = {}, caller = official) =>
  await addRule(world.context, caller, commune.code, await digest(), { ...rule, ...change });
const rules = async (): Promise<readonly VisitRule[]> => (await read()).visits.schedule.rules;
const pagesOf = (pdf: Uint8Array) =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type \/Page\b/g)?.length;
const audit = async () => {
  const rows = await world.context.db.selectFrom('audit').select('action').orderBy('audit_id').execute();
  return rows.map(({ action }) => action).filter((action) => /visit|public/.test(action));
};

describe('a rule', () => {
  it('is added, changed, taken out and put back, each step in the audit', async () => {
    expect(codeOf(await add({ people: [{ personId: lanId, name: 'Chị Lan' }] }))).toBe('done');
    const [first] = await rules();
    if (!first) throw new Error('there is no rule');
    const change = async (body: object) =>
      codeOf(await changeRule(world.context, official, first.ruleId, await digest(), { ...body }));
    expect(await change({ ...rule, weekday: 5 })).toBe('done');
    expect((await rules())[0]).toMatchObject({ ruleId: first.ruleId, weekday: 5 });
    expect(await change({ removed: true })).toBe('done');
    expect(await rules()).toEqual([]);
    expect(await change({ removed: false })).toBe('done');
    expect(await change({ ...rule })).toBe('done');
    expect((await rules())[0]).toMatchObject({ ruleId: first.ruleId, weekday: 4 });
    expect(await audit()).toEqual([
      'visit-rule-added',
      'visit-rule-changed',
      'visit-rule-removed',
      'visit-rule-restored',
      'visit-rule-changed',
    ]);
  });

  it('is refused to others, on another state than the one looked at, and with names that are not the commune’s', async () => {
    const before = await read();
    const { deviceId: strange } = world.stranger;
    const devices = world.context.db.selectFrom('devices').select('person_id').where('device_id', '=', strange);
    const { person_id: personId } = await devices.executeTakeFirstOrThrow();
    expect(codeOf(await add({}, stranger))).toBe('not-found');
    expect(codeOf(await addRule(world.context, official, commune.code, 'another', rule))).toBe('changed-meanwhile');
    expect(codeOf(await add({ people: [{ personId, name: 'Trần Thử' }] }))).toBe('bad-request');
    expect(codeOf(await add({ receptionPointId: neighbour.pointId }))).toBe('bad-request');
    expect(codeOf(await add({ from: '12:00' }))).toBe('bad-request');
    expect(codeOf(await readVisits(world.context, stranger, commune.code))).toBe('not-found');
    expect(await read()).toEqual(before);
  });

  it('of two planners at one time is added once: the other looked at another state', async () => {
    const seen = await digest();
    const both = await Promise.all(
      ['Một', 'Hai'].map((hamlet) => addRule(world.context, official, commune.code, seen, { ...rule, hamlet })),
    );
    expect(both.map(codeOf).sort()).toEqual(['changed-meanwhile', 'done']);
    const extra = (await rules()).find(({ hamlet }) => hamlet !== rule.hamlet);
    await changeRule(world.context, official, extra?.ruleId ?? '', await digest(), { removed: true });
  });
});

describe('a day that is different', () => {
  const set = async (body: object) =>
    codeOf(await setException(world.context, official, commune.code, await digest(), { ...body }));
  const exceptions = async () => (await read()).visits.schedule.exceptions;

  it('has one exception at a time, which can be taken back and put in again', async () => {
    const ruleId = (await rules())[0]?.ruleId;
    expect(await set({ kind: 'cancelled', ruleId, on: '2026-11-26' })).toBe('reason-missing');
    expect(await set({ kind: 'cancelled', ruleId, on: '2026-11-26', reason: 'Bão' })).toBe('done');
    const moved = {
      kind: 'moved',
      ruleId,
      on: '2026-11-26',
      reason: 'Lũ',
      day: '2026-11-27',
      from: '08:00',
      to: '10:00',
    };
    expect(await set({ ...moved, place: 'Trường học' })).toBe('done');
    const [only, ...more] = await exceptions();
    expect([only?.kind, more.length]).toEqual(['moved', 0]);
    const remove = async (removed: boolean) =>
      codeOf(await removeException(world.context, official, only?.exceptionId ?? '', await digest(), { removed }));
    expect(await remove(true)).toBe('done');
    expect(await exceptions()).toEqual([]);
    expect(await remove(false)).toBe('done');
    expect(await exceptions()).toEqual([only]);
  });

  it('is not for a day on which the rule has no visit, nor for another commune’s rule', async () => {
    const ruleId = (await rules())[0]?.ruleId;
    expect(await set({ kind: 'held', ruleId, on: '2026-11-25' })).toBe('not-found');
    expect(await set({ kind: 'held', ruleId: 'x', on: '2026-11-26' })).toBe('not-found');
    expect(
      codeOf(
        await removeException(world.context, stranger, (await exceptions())[0]?.exceptionId ?? '', 'x', {
          removed: true,
        }),
      ),
    ).toBe('not-found');
  });
});

describe('a phone', () => {
  const changes = async (held?: string, deviceId = world.volunteerId) => {
    const { person_id: personId } = await world.context.db
      .selectFrom('devices')
      .select('person_id')
      .where('device_id', '=', deviceId)
      .executeTakeFirstOrThrow();
    const caller = { deviceId, personId, communeCode: commune.code, confirmed: true, wasLent: false };
    let page = await readChangesAnswer(world.context, caller as never, undefined, true, held);
    while (page.more) page = await readChangesAnswer(world.context, caller as never, page.cursor, true, held);
    return { schedule: page.schedule, personId };
  };

  it('is told the schedule with its team’s hamlets when it holds another state, and not otherwise', async () => {
    const first = await changes('');
    expect(first.schedule).toMatchObject({
      hamlets: [],
      rules: [{ hamlet: rule.hamlet }],
      exceptions: [{ kind: 'moved' }],
    });
    expect((await changes(first.schedule?.digest)).schedule).toBeUndefined();
    expect((await changes(undefined)).schedule).toBeUndefined();
    const teamId = await newOffices(world.context.db, world.context.now).addTeam({ ...commune });
    await world.context.db
      .updateTable('teams')
      .set({ hamlets: '["Tà Rẹc <1>"]' })
      .where('team_id', '=', teamId)
      .execute();
    await world.context.db
      .updateTable('people')
      .set({ team_id: teamId })
      .where('person_id', '=', first.personId)
      .execute();
    expect((await changes(first.schedule?.digest)).schedule?.hamlets).toEqual(['Tà Rẹc <1>']);
  });
});

describe('what anybody sees', () => {
  const ask = async (path: string, headers: Record<string, string> = {}) =>
    await createApp(world.context).request(path, { headers });

  it('is the schedule as plain HTML without a script, under a policy that allows none, and nobody’s name', async () => {
    const answer = await ask(`/xa/${commune.code}`);
    const text = await answer.text();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    expect(text).not.toMatch(/<script|https?:\/\/|Lan Mẫu/);
    expect(text).toContain('Thôn Tà Rẹc &lt;1&gt;');
    expect(text).toContain('chuyển sang Thứ Sáu, 27/11/2026 (Lũ)');
    expect(text).toContain('Quầy Xã Mẫu');
    expect(text).toContain(`/xa/${commune.code}/to-khai/1.001193.pdf`);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const style = /<style>([^]*?)<\/style>/.exec(text)?.[1] ?? '';
    const digest256 = createHash('sha256').update(style).digest('base64');
    expect(answer.headers.get('content-security-policy')).toContain(`style-src 'sha256-${digest256}'`);
    const etag = answer.headers.get('etag') ?? '';
    expect((await ask(`/xa/${commune.code}`, { 'if-none-match': etag })).status).toBe(304);
  });

  it('has names where the commune chose so', async () => {
    expect(
      codeOf(await choosePublicNames(world.context, official, commune.code, await digest(), { showsNames: true })),
    ).toBe('done');
    expect(await (await ask(`/xa/${commune.code}`)).text()).toContain('Người đến: Hồ Thị Lan Mẫu');
    expect((await read()).visits.publicPage).toEqual({ showsNames: true, path: `/xa/${commune.code}` });
  });

  it('is a plain page of 404 where there is no commune, or the province has not opened it', async () => {
    await world.context.db.updateTable('communes').set({ opened: false }).where('code', '=', neighbour.code).execute();
    for (const path of [
      '/xa/1',
      `/xa/${neighbour.code}`,
      `/xa/${neighbour.code}/lich.ics`,
      `/xa/${commune.code}/to-khai/x.pdf`,
      `/xa/${commune.code}/to-khai/1.001193`,
    ]) {
      const answer = await ask(path);
      expect([answer.status, await answer.text()], path).toEqual([
        404,
        expect.stringContaining('Chưa có trang của xã này'),
      ]);
    }
  });

  it('is a calendar that others read: escaped, folded, in UTC', async () => {
    const answer = await ask(`/xa/${commune.code}/lich.ics`);
    const text = await answer.text();
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const lines = text.split('\r\n');
    expect(lines.every((line) => Buffer.byteLength(line) <= 75 && !line.includes('\n'))).toBe(true);
    const whole = text.replaceAll('\r\n ', '').split('\r\n');
    expect(whole).toContain('LOCATION:Nhà văn hóa\\; thôn');
    expect(whole).toContain('DESCRIPTION:Cán bộ: Hồ Thị Lan Mẫu\\nĐiện thoại của xã: 000 000 0000');
    expect(whole).toContain('DTSTART:20261127T010000Z');
    expect(whole.filter((line) => line.startsWith('UID:')).every((line) => line.endsWith('@localhost'))).toBe(true);
    expect(whole.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(
      whole.filter((line) => line === 'END:VEVENT').length,
    );
  });

  it('is a declaration without an answer, printed once and kept', async () => {
    const path = `/xa/${commune.code}/to-khai/1.001193.pdf`;
    const first = await ask(path);
    expect([first.status, first.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(pagesOf(new Uint8Array(await first.arrayBuffer()))).toBeGreaterThan(0);
    expect((await ask(path)).status).toBe(200);
  });

  it('is limited by address', async () => {
    const app = createApp(world.context, { rates: { publicPages: 2 } });
    const statuses = [];
    for (let count = 0; count < 3; count += 1) statuses.push((await app.request(`/xa/${commune.code}`)).status);
    expect(statuses).toEqual([200, 200, 429]);
  });
});

describe('the notice board', () => {
  it('gets the week with who comes and the telephone', async () => {
    const pdf = await makeVisitNotice(world.context, official, { communeCode: commune.code, day: '2026-11-26' });
    if (!pdf.ok) throw new Error(pdf.problem.code);
    expect(pagesOf(pdf.value)).toBe(1);
    expect(codeOf(await makeVisitNotice(world.context, official, { communeCode: commune.code, day: 'x' }))).toBe(
      'bad-request',
    );
  });
});
