import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StateAction } from '../../../src/gateway/desk/decide-action.ts';
import type { DeskCaller } from '../../../src/gateway/desk/desk-caller.ts';
import type { DeskWorld } from '../../fixtures/desk-world.ts';
import { officeStates } from '../../../src/core/dossier/dossier-status.ts';
import { isActionPossible } from '../../../src/core/reception/desk-action.ts';
import { actOnDossier } from '../../../src/gateway/desk/act-on-dossier.ts';
import { comparePaper } from '../../../src/gateway/desk/compare-paper.ts';
import { findDeskDossier } from '../../../src/gateway/desk/load-dossier.ts';
import { verifyAudit } from '../../../src/gateway/store/audit.ts';
import { readChanges } from '../../../src/gateway/store/changes.ts';
import { commune, createDeskWorld, neighbour } from '../../fixtures/desk-world.ts';

let world: DeskWorld;
let serial = 0;
const newNumber = () => `H50.99-261121-${String((serial += 1)).padStart(4, '0')}`;

beforeAll(async () => {
  world = await createDeskWorld();
}, 60_000);

afterAll(async () => {
  expect(await verifyAudit(world.context.db)).not.toHaveProperty('brokenAt');
  await world.close();
});

async function act(caller: DeskCaller, dossierId: string, action: StateAction, body: object = {}, etag?: string) {
  const seen = etag ?? (await findDeskDossier(world.context, world.lan, dossierId))?.etag ?? '1';
  return await actOnDossier(world.context, caller, { dossierId, etag: seen, action }, { ...body });
}

const complete: { readonly [action in StateAction]: () => object } = {
  accept: () => ({ officialNumber: newNumber() }),
  supplement: () => ({ items: [{ kind: 'paper', id: 'to-khai', why: 'Ảnh bị mờ' }] }),
  refuse: () => ({ reason: 'Không thuộc thẩm quyền của xã' }),
  withdraw: () => ({ reason: 'Người dân xin rút' }),
  result: () => ({ summary: 'Quyết định hưởng trợ cấp' }),
  'hand-over': () => ({ way: 'counter', to: 'Hồ Thị Mẫu' }),
  'resume-review': () => ({}),
  route: () => ({ to: 'section', name: 'Tư pháp – hộ tịch' }),
  extend: () => ({ appointmentAt: '2026-12-10T17:00:00+07:00', reason: 'Chờ xác minh nơi cư trú' }),
  stop: () => ({ reason: 'Người yêu cầu đã chuyển đi' }),
};

/** What only an accepted dossier has: a number, and a day that can be put off. */
const accepted = () => ({ officialNumber: newNumber(), appointmentAt: '2026-11-27T17:00:00+07:00' });
const needsAcceptance: readonly StateAction[] = ['extend', 'stop'];

describe('every action in every state, through the database', () => {
  for (const action of Object.keys(complete) as StateAction[]) {
    it(`does ${action} exactly where the rules allow it and leaves no trace elsewhere`, async () => {
      for (const state of officeStates) {
        const facts = needsAcceptance.includes(action) ? accepted() : {};
        const papers = [{ paperId: 'to-khai', custody: 'photo' as const }];
        const { dossierId } = await world.addDossier({ ...facts, state, papers });
        const done = await act(world.lan, dossierId, action, complete[action]());
        const after = await findDeskDossier(world.context, world.lan, dossierId);
        expect(done.ok, `${action} in ${state}`).toBe(isActionPossible(action, { ...facts, state }));
        if (done.ok) {
          expect(after?.etag).toBe('2');
          expect(after?.history.at(-1)).toMatchObject({ actor: 'Hồ Thị Lan Mẫu', action });
        } else {
          expect(done.problem.code).toBe('action-not-possible');
          expect(after).toMatchObject({ etag: '1', history: [], row: { state } });
        }
      }
    });
  }
});

describe('two officials on the same dossier', () => {
  it('tells the second who was first and overwrites nothing', async () => {
    const { dossierId } = await world.addDossier();
    const officialNumber = newNumber();
    expect((await act(world.lan, dossierId, 'accept', { officialNumber }, '1')).ok).toBe(true);
    const second = await act(world.minh, dossierId, 'refuse', { reason: 'Trùng hồ sơ' }, '1');
    expect(second).toMatchObject({
      ok: false,
      problem: {
        code: 'changed-meanwhile',
        message: 'Hồ Thị Lan Mẫu đã thay đổi hồ sơ này lúc 08:30 ngày 21/11/2026.',
      },
      details: { changedBy: 'Hồ Thị Lan Mẫu', changedAt: '2026-11-21T08:30:00+07:00' },
    });
    const after = await findDeskDossier(world.context, world.minh, dossierId);
    expect(after?.row).toMatchObject({ state: 'accepted', officialNumber });
    expect(after?.history).toHaveLength(1);
  });

  it('lets exactly one of two simultaneous actions through', async () => {
    const { dossierId } = await world.addDossier();
    const outcomes = await Promise.all([
      act(world.lan, dossierId, 'accept', { officialNumber: newNumber() }, '1'),
      act(world.minh, dossierId, 'refuse', { reason: 'Thiếu điều kiện' }, '1'),
    ]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ problem: { code: 'changed-meanwhile' } });
  });
});

describe('accepting', () => {
  it('sets number and appointment by working days, and the phone can learn it from changes', async () => {
    const before = await readChanges(world.context.db, undefined, commune.code, 100_000);
    const { dossierId } = await world.addDossier();
    const officialNumber = newNumber();
    await act(world.lan, dossierId, 'accept', { officialNumber });
    const after = await findDeskDossier(world.context, world.lan, dossierId);
    // 10 working days from Saturday 21 November 2026; 24 November is a holiday.
    expect(after?.row).toMatchObject({ officialNumber, appointmentAt: '2026-12-07T17:00:00+07:00' });
    expect(after?.history[0]?.note).toBe(`Số ${officialNumber}, hẹn trả 17:00 ngày 07/12/2026`);
    const news = async () => (await readChanges(world.context.db, before.cursor, commune.code)).changes;
    // Readable once every transaction of the whole server that began before has ended, those of other test files too.
    await expect.poll(news, { timeout: 10_000 }).toEqual([{ kind: 'status', subject: dossierId }]);
    const elsewhere = await readChanges(world.context.db, before.cursor, neighbour.code);
    expect(elsewhere.changes).toEqual([]);
  });

  it('takes an appointment that the official sets, and none that is no time', async () => {
    const { dossierId } = await world.addDossier();
    const officialNumber = newNumber();
    for (const appointmentAt of ['mai', '2026-11-01T08:00:00+07:00', 5]) {
      const refused = await act(world.lan, dossierId, 'accept', { officialNumber, appointmentAt });
      expect(refused).toMatchObject({ problem: { code: 'bad-request' } });
    }
    await act(world.lan, dossierId, 'accept', { officialNumber, appointmentAt: '2026-11-25T10:00:00+07:00' });
    const after = await findDeskDossier(world.context, world.lan, dossierId);
    expect(after?.row.appointmentAt).toBe('2026-11-25T10:00:00+07:00');
  });

  it('refuses a number that another dossier of the commune has, however it is typed', async () => {
    const [one, two] = [await world.addDossier(), await world.addDossier()];
    const officialNumber = newNumber();
    await act(world.lan, one.dossierId, 'accept', { officialNumber });
    const again = await act(world.lan, two.dossierId, 'accept', {
      officialNumber: ` ${officialNumber.toLowerCase()} `,
    });
    expect(again).toMatchObject({ problem: { code: 'number-taken' } });
    const after = await findDeskDossier(world.context, world.lan, two.dossierId);
    expect(after).toMatchObject({ etag: '1', history: [], row: { state: 'received' } });
  });

  it('refuses what is no number', async () => {
    const { dossierId } = await world.addDossier();
    for (const officialNumber of ['', 'abc', 7, '4821-0937-5']) {
      const refused = await act(world.lan, dossierId, 'accept', { officialNumber });
      expect(refused).toMatchObject({ problem: { code: 'number-invalid' } });
    }
  });

  it('mints own numbers one after the other only where that is switched on', async () => {
    const { dossierId } = await world.addDossier();
    expect(await act(world.lan, dossierId, 'accept', { ownNumber: true })).toMatchObject({
      problem: { code: 'forbidden' },
    });
    const { db } = world.context;
    const agencyIds = JSON.stringify({ [commune.code]: 'H50.98' });
    await db.insertInto('settings').values({ name: 'agencyIds', value: agencyIds }).execute();
    await db.updateTable('communes').set({ own_numbers: true }).where('code', '=', commune.code).execute();
    const others = await Promise.all(Array.from({ length: 4 }, () => world.addDossier()));
    // Somebody has entered by hand what the counter would give next.
    const byHand = await world.addDossier({ state: 'accepted', officialNumber: 'H50.98-261121-0002' });
    await Promise.all(others.map((other) => act(world.minh, other.dossierId, 'accept', { ownNumber: true })));
    const numbers = await db
      .selectFrom('dossiers')
      .select('official_number')
      .where(
        'dossier_id',
        'in',
        others.map((other) => other.dossierId),
      )
      .orderBy('official_number')
      .execute();
    expect(numbers.map((row) => row.official_number)).toEqual([
      'H50.98-261121-0001',
      'H50.98-261121-0003',
      'H50.98-261121-0004',
      'H50.98-261121-0005',
    ]);
    expect(byHand.dossierId).toBeDefined();
  });
});

describe('a supplement', () => {
  it('keeps what is asked for as a request of its own, readable by desk and phone', async () => {
    const { dossierId } = await world.addDossier({ papers: [{ paperId: 'giay-x', custody: 'photo' }] });
    const items = [{ kind: 'paper', id: 'giay-x', why: 'Thiếu mặt sau' }];
    expect((await act(world.lan, dossierId, 'supplement', { items, note: 'Gửi trước thứ Sáu' })).ok).toBe(true);
    const after = await findDeskDossier(world.context, world.lan, dossierId);
    expect(after?.supplement).toMatchObject({ items, note: 'Gửi trước thứ Sáu', askedAt: '2026-11-21T08:30:00+07:00' });
    expect(after?.supplement?.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(after?.history[0]?.note).toBe('Thiếu mặt sau; Gửi trước thứ Sáu');
  });

  it('asks only for what the procedure or the dossier has', async () => {
    const { dossierId } = await world.addDossier();
    const items = [{ kind: 'paper', id: 'giay-khong-co', why: 'x' }];
    expect(await act(world.lan, dossierId, 'supplement', { items })).toMatchObject({
      problem: { code: 'bad-request' },
    });
  });
});

describe('another commune', () => {
  it('sees no dossier and can change none', async () => {
    const { dossierId } = await world.addDossier();
    expect(await findDeskDossier(world.context, world.stranger, dossierId)).toBeUndefined();
    const tried = await act(world.stranger, dossierId, 'accept', { officialNumber: newNumber() }, '1');
    expect(tried).toMatchObject({ problem: { code: 'not-found' } });
  });
});

describe('comparing with the original', () => {
  const compare = (dossierId: string, paperId: unknown, etag: string) =>
    comparePaper(world.context, world.lan, { dossierId, etag }, { paperId });

  it('keeps who and when with the paper and closes the wait for originals', async () => {
    const { dossierId } = await world.addDossier({
      papers: [
        { paperId: 'giay-a', custody: 'original' },
        { paperId: 'giay-b', custody: 'original' },
        { paperId: 'giay-c', custody: 'later' },
      ],
    });
    expect((await compare(dossierId, 'giay-a', '1')).ok).toBe(true);
    const halfway = await findDeskDossier(world.context, world.lan, dossierId);
    expect(halfway?.row.awaitsOriginal).toBe(true);
    expect(halfway?.papers[0]).toMatchObject({ custody: 'compared', comparedBy: 'Hồ Thị Lan Mẫu' });
    expect((await compare(dossierId, 'giay-b', '2')).ok).toBe(true);
    expect((await findDeskDossier(world.context, world.lan, dossierId))?.row.awaitsOriginal).toBe(false);
    const refusals: [unknown, string][] = [
      ['giay-a', 'action-not-possible'],
      ['giay-c', 'action-not-possible'],
      ['giay-z', 'not-found'],
      [undefined, 'bad-request'],
    ];
    for (const [paperId, code] of refusals) {
      expect(await compare(dossierId, paperId, '3')).toMatchObject({ problem: { code } });
    }
  });
});
