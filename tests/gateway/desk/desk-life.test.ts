import { describe, expect, it } from 'vitest';
import type { DeskCaller } from '../../../src/gateway/desk/desk-caller.ts';
import { readChangesAnswer } from '../../../src/gateway/http/read-changes-answer.ts';
import { assignDossier } from '../../../src/gateway/desk/assign-dossier.ts';
import { correctDossier } from '../../../src/gateway/desk/correct-dossier.ts';
import { listDeskPeople } from '../../../src/gateway/desk/desk-people.ts';
import { listQueue } from '../../../src/gateway/desk/list-queue.ts';
import { commune } from '../../fixtures/desk-world.ts';
import { act, addAccepted, at, done, newIdNumber, read, refused, subjectOf, openDesk, world } from './desk-hands.ts';

openDesk();

describe('the way through the office', () => {
  it('names who holds the dossier now and each step, and a result is back at the desk', async () => {
    const dossierId = await addAccepted();
    expect((await read(dossierId)).row.holder).toBeUndefined();
    expect(await act(dossierId, 'route', { to: 'section' })).toMatchObject(refused('reason-missing'));
    expect(await act(dossierId, 'route', { to: 'cloud', name: 'x' })).toMatchObject(refused('bad-request'));
    const section = { to: 'section', name: 'Tư pháp – hộ tịch', note: 'Kèm bản chính' };
    expect(await act(dossierId, 'route', section)).toMatchObject(done);
    expect(await act(dossierId, 'route', section)).toMatchObject(refused('action-not-possible'));
    expect(await act(dossierId, 'route', { to: 'leader' })).toMatchObject(done);
    expect((await read(dossierId)).row).toMatchObject({ state: 'accepted', holder: { kind: 'leader' } });
    const held = await at(world.lan, (context) => listQueue(context, world.lan, { holder: 'leader' }));
    expect(held.rows.map((row) => row.dossierId)).toEqual([dossierId]);
    await act(dossierId, 'result', { summary: 'Giấy khai sinh' });
    const after = await read(dossierId);
    expect(after.row.holder).toMatchObject({ kind: 'desk' });
    expect(after.route).toMatchObject([
      { kind: 'section', name: 'Tư pháp – hộ tịch', by: 'Hồ Thị Lan Mẫu', note: 'Kèm bản chính' },
      { kind: 'leader', by: 'Hồ Thị Lan Mẫu' },
      { kind: 'desk', by: 'Hồ Thị Lan Mẫu' },
    ]);
  });
});

describe('an appointment that cannot be kept', () => {
  it('becomes a later one with its reason, which the phone learns', async () => {
    const dossierId = await addAccepted();
    const { appointmentAt = '' } = (await read(dossierId)).row;
    const reason = 'Chờ xác minh nơi cư trú';
    for (const earlier of [appointmentAt, '2026-11-20T17:00:00+07:00', 'mai', undefined]) {
      const body = { appointmentAt: earlier, reason };
      expect(await act(dossierId, 'extend', body), String(earlier)).toMatchObject(refused('bad-request'));
    }
    const later = '2026-12-31T17:00:00+07:00';
    expect(await act(dossierId, 'extend', { appointmentAt: later })).toMatchObject(refused('reason-missing'));
    const { cursor } = await changesOf(undefined);
    expect(await act(dossierId, 'extend', { appointmentAt: later, reason })).toMatchObject(done);
    expect((await read(dossierId)).row).toMatchObject({ state: 'accepted', appointmentAt: later, extensions: 1 });
    // Readable once every transaction of the whole server that began before has ended, those of other test files too.
    const told = async () => (await changesOf(cursor)).statuses.find((status) => status.dossierId === dossierId);
    await expect.poll(told, { timeout: 10_000 }).toMatchObject({ state: 'accepted', appointmentAt: later, reason });
  });

  it('is put off again by a later one only, and the result takes the place of the reason', async () => {
    const dossierId = await addAccepted();
    await act(dossierId, 'extend', { appointmentAt: '2026-12-31T17:00:00+07:00', reason: 'Một' });
    const sooner = { appointmentAt: '2026-12-30T17:00:00+07:00', reason: 'Hai' };
    expect(await act(dossierId, 'extend', sooner)).toMatchObject(refused('bad-request'));
    await act(dossierId, 'extend', { ...sooner, appointmentAt: '2027-01-15T17:00:00+07:00' });
    await act(dossierId, 'route', { to: 'leader' });
    expect((await read(dossierId)).row).toMatchObject({ extensions: 2 });
    await act(dossierId, 'result', { summary: 'Quyết định' });
    expect((await read(dossierId)).history.at(-1)).toMatchObject({ action: 'result', note: 'Quyết định' });
  });
});

async function changesOf(cursor: string | undefined) {
  const caller = {
    ...world.lan,
    personId: world.lan.deviceId,
    role: 'volunteer',
    confirmed: true,
  } as unknown as Parameters<typeof readChangesAnswer>[1];
  let page = await readChangesAnswer(world.context, caller, cursor, true);
  const statuses = [...page.statuses];
  while (page.more) {
    page = await readChangesAnswer(world.context, caller, page.cursor, true);
    statuses.push(...page.statuses);
  }
  return { cursor: page.cursor, statuses };
}

describe('a stop', () => {
  it('is final and tells the phone why', async () => {
    const dossierId = await addAccepted();
    expect(await act(dossierId, 'stop', {})).toMatchObject(refused('reason-missing'));
    const { cursor } = await changesOf(undefined);
    expect(await act(dossierId, 'stop', { reason: 'Người yêu cầu đã chuyển đi' })).toMatchObject(done);
    for (const action of ['accept', 'supplement', 'withdraw', 'result', 'route', 'extend', 'stop'] as const) {
      expect(await act(dossierId, action, {}), action).toMatchObject(refused('action-not-possible'));
    }
    const told = async () => (await changesOf(cursor)).statuses.find((status) => status.dossierId === dossierId);
    await expect
      .poll(told, { timeout: 10_000 })
      .toMatchObject({ state: 'stopped', reason: 'Người yêu cầu đã chuyển đi' });
  });
});

describe('an assignment', () => {
  it('is to somebody of this desk, and the queue knows what is mine and what is nobody’s', async () => {
    const dossierId = await addAccepted();
    const desk = await at(world.lan, ({ db, now }) => listDeskPeople(db, commune.code, now()));
    expect(desk.map(({ name }) => name)).toEqual(['Hồ Thị Lan Mẫu', 'Lê Văn Minh Mẫu']);
    const assign = async (personId: unknown) => {
      const subject = await subjectOf(dossierId);
      return await at(world.minh, (context) => assignDossier(context, world.minh, subject, { personId }));
    };
    const foreign = await world.context.db
      .selectFrom('devices')
      .select('person_id')
      .where('device_id', '=', world.stranger.deviceId)
      .executeTakeFirstOrThrow();
    expect(await assign(foreign.person_id)).toMatchObject(refused('not-found'));
    expect(await assign(5)).toMatchObject(refused('bad-request'));
    expect(await assign(desk[0]?.personId)).toMatchObject(done);
    const mine = async (caller: DeskCaller, assigned: string) =>
      (await at(caller, (context) => listQueue(context, caller, { assigned }))).rows.map((row) => row.dossierId);
    expect((await read(dossierId)).row.assignedTo).toEqual(desk[0]);
    expect(await mine(world.lan, 'me')).toEqual([dossierId]);
    expect(await mine(world.minh, 'me')).toEqual([]);
    expect(await mine(world.lan, 'nobody')).not.toContain(dossierId);
    expect(await assign(null)).toMatchObject(done);
    expect(await mine(world.lan, 'me')).toEqual([]);
  });
});

describe('a correction', () => {
  it('stands beside what was signed and is held to the rules of the form', async () => {
    const { dossierId } = await world.addDossier({ answers: { bankAccount: 'cũ' }, idNumber: newIdNumber() });
    const { procedure } = await read(dossierId);
    const sections = (
      procedure as { form: { sections: { questions: { id: string; type: string; when?: unknown }[] }[] } }
    ).form.sections;
    const open = sections.flatMap(({ questions }) => questions).find((one) => one.type === 'text' && !one.when);
    const questionId = open?.id ?? '';
    const correct = async (body: object) => {
      const subject = await subjectOf(dossierId);
      return await at(world.lan, (context) => correctDossier(context, world.lan, subject, { questionId, ...body }));
    };
    expect(await correct({ value: 'Mới' })).toMatchObject(refused('reason-missing'));
    expect(await correct({ value: 7, reason: 'Gọi lại' })).toMatchObject(refused('answer-wrong-type'));
    expect(await correct({ questionId: 'nope', value: 'x', reason: 'Gọi lại' })).toMatchObject(refused('bad-request'));
    expect(await correct({ value: 'Mới', reason: 'Gọi điện xác nhận' })).toMatchObject(done);
    expect(await correct({ value: 'Mới', reason: 'Lần nữa' })).toMatchObject(refused('bad-request'));
    expect(await correct({ value: 'Mới hơn', reason: 'Đọc nhầm' })).toMatchObject(done);
    const { corrections, text } = await read(dossierId);
    expect(text.answers).toEqual({ bankAccount: 'cũ' });
    expect(corrections).toMatchObject([
      { questionId, before: null, after: 'Mới', reason: 'Gọi điện xác nhận', by: 'Hồ Thị Lan Mẫu' },
      { questionId, before: 'Mới', after: 'Mới hơn', reason: 'Đọc nhầm' },
    ]);
  });
});
