import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerSatisfaction, slipReference } from '../../../src/gateway/desk/answer-satisfaction.ts';
import { listResults } from '../../../src/gateway/desk/list-results.ts';
import { makeResultsList } from '../../../src/gateway/desk/make-results-list.ts';
import { packResults, returnResults } from '../../../src/gateway/desk/pack-results.ts';
import { readPack } from '../../../src/gateway/hamlets/read-pack.ts';
import { findSlipStatus } from '../../../src/gateway/http/status-routes.ts';
import { sql } from '../../../src/gateway/store/kysely.ts';
import { sealNoteContent } from '../../../src/gateway/store/note-tables.ts';
import { makeVisitSheet } from '../../../src/gateway/visits/make-visit-sheet.ts';
import { addRule } from '../../../src/gateway/visits/change-schedule.ts';
import { countErrandsOfVisits, readErrands } from '../../../src/gateway/visits/read-errands.ts';
import { readSchedule } from '../../../src/gateway/visits/read-schedule.ts';
import { commune, createDeskWorld } from '../../fixtures/desk-world.ts';
import type { DeskWorld, DossierWishes } from '../../fixtures/desk-world.ts';
import { aDoor, aNote } from '../../fixtures/notes-fixtures.ts';

const hamlet = 'Bản Mẫu';
const date = '2026-11-26';

let world: DeskWorld;
beforeAll(async () => {
  world = await createDeskWorld();
  const { context } = world;
  const planner = { deviceId: 'planner', role: 'admin', communeCode: null } as const;
  const { digest } = await readSchedule(context.db, commune.code);
  const rule = { hamlet, place: 'Nhà văn hóa', weekday: 4, repeat: { kind: 'weekly' }, from: '08:00', to: '11:00' };
  const people = [{ name: 'Lê Văn Minh Mẫu' }];
  expect((await addRule(context, planner, commune.code, digest, { ...rule, people, validFrom: '2026-11-01' })).ok).toBe(
    true,
  );
});
beforeEach(async () => {
  const { db } = world.context;
  await db.deleteFrom('satisfaction').execute();
  await sql`update dossiers set state = 'withdrawn', slip_token_sha256 = dossier_id`.execute(db);
  world.setNow('2026-11-21T01:30:00Z');
});
afterAll(async () => await world.close());

const aResult = async (wishes: DossierWishes = {}) =>
  (await world.addDossier({ state: 'done', officialNumber: randomUUID(), hamlet, ...wishes })).dossierId;
const pack = async (dossierIds: readonly string[], changes: object = {}) =>
  await packResults(world.context, world.lan, { dossierIds, hamlet, date, carrier: 'Anh Minh', ...changes });
const ofHamlet = async (name = hamlet) =>
  (await listResults(world.context, world.lan)).hamlets.find((each) => each.hamlet === name);
const eventsOf = async (dossierId: string) => {
  const rows = await world.context.db
    .selectFrom('dossier_events')
    .select('action')
    .where('dossier_id', '=', dossierId)
    .where('action', 'like', 'result-%')
    .orderBy('event_id')
    .execute();
  return rows.map(({ action }) => action);
};

describe('results for a hamlet', () => {
  it('stand with the visits that come next, only the commune’s own and only what is ready', async () => {
    const dossierId = await aResult({ papers: [{ paperId: 'birth-paper', custody: 'later' }] });
    await world.addDossier({ state: 'accepted', officialNumber: '1', hamlet });
    await aResult({ hamlet: 'bản  mẫu' });
    const group = await ofHamlet();
    expect(group?.visits[0]).toMatchObject({ date, people: ['Lê Văn Minh Mẫu'] });
    expect(group?.results).toHaveLength(2);
    expect(group?.results.find((one) => one.dossierId === dossierId)?.bring).toEqual(['birth-paper']);
    expect((await listResults(world.context, world.stranger)).hamlets).toEqual([]);
  });

  it('go along with a visit, once, and are told to whoever opens the pack', async () => {
    const dossierId = await aResult();
    expect((await pack([dossierId])).ok).toBe(true);
    expect((await pack([dossierId])).ok).toBe(true);
    expect(await eventsOf(dossierId)).toEqual(['result-packed']);
    expect((await ofHamlet())?.results[0]?.carried).toEqual({ hamlet, date, carrier: 'Anh Minh' });
    const team = {
      team_id: randomUUID(),
      name: 'Tổ Mẫu',
      commune_code: commune.code,
      hamlets: JSON.stringify([hamlet]),
      decision: '1/QĐ',
      decided_on: '2026-01-01',
      leader_id: null,
      closed_on: null,
    };
    await world.context.db
      .insertInto('teams')
      .values({ ...team, created_at: new Date() })
      .execute();
    const caller = { ...world.lan, personId: 'any', role: 'official' as const };
    const read = await readPack(world.context, caller, hamlet, undefined);
    const found = read.ok && read.value !== 'unchanged' ? read.value.pack : undefined;
    expect(found?.results).toMatchObject([{ dossierId, carried: { carrier: 'Anh Minh' } }]);
  });

  it('go with the newer visit when they are packed again, and come back', async () => {
    const dossierId = await aResult();
    await pack([dossierId]);
    await pack([dossierId], { carrier: 'Chị Lan', visitId: `rule.${date}` });
    expect((await ofHamlet())?.results[0]?.carried).toMatchObject({ carrier: 'Chị Lan' });
    expect((await returnResults(world.context, world.lan, { dossierIds: [dossierId] })).ok).toBe(true);
    expect((await returnResults(world.context, world.lan, { dossierIds: [dossierId] })).ok).toBe(true);
    expect((await ofHamlet())?.results[0]?.carried).toBeUndefined();
    expect(await eventsOf(dossierId)).toEqual(['result-packed', 'result-packed', 'result-returned']);
  });

  it('are packed all or none, and never a neighbour’s', async () => {
    const [ready, open] = [await aResult(), (await world.addDossier({ hamlet })).dossierId];
    expect(await pack([ready, open])).toMatchObject({ problem: { code: 'action-not-possible' } });
    expect(await eventsOf(ready)).toEqual([]);
    const body = { dossierIds: [ready], hamlet, date, carrier: 'Ai đó' };
    expect((await packResults(world.context, world.stranger, body)).ok).toBe(false);
    await pack([ready]);
    await returnResults(world.context, world.stranger, { dossierIds: [ready] });
    expect((await ofHamlet())?.results[0]?.carried).toBeDefined();
  });

  it.each([
    { dossierIds: [] },
    { dossierIds: 'x' },
    { date: '2026-02-30' },
    { date: 'mai' },
    { carrier: ' ' },
    { hamlet: 5 },
    { visitId: 'a b' },
  ])('are not packed by %j', async (changes) => {
    const dossierId = await aResult();
    expect(await pack([dossierId], changes)).toMatchObject({ problem: { code: 'bad-request' } });
    expect(await eventsOf(dossierId)).toEqual([]);
  });

  it('are printed for who takes them, and only where there are some', async () => {
    expect(await makeResultsList(world.context, world.lan, { hamlet, date })).toMatchObject({
      problem: { code: 'not-found' },
    });
    await pack([await aResult()]);
    const pdf = await makeResultsList(world.context, world.lan, { hamlet, date });
    expect(pdf.ok && Buffer.from(pdf.value.subarray(0, 5)).toString()).toBe('%PDF-');
  });
});

describe('what a visit is for', () => {
  it('is households to see, supplements, results with what is still to be paid for them, and envelopes', async () => {
    const { db, keys } = world.context;
    const dossierId = await aResult({ procedureCode: '2.000635', answers: { copies: 2 } });
    await world.addDossier({ state: 'supplement', hamlet });
    const papers = [{ paperId: 'birth-certificate', custody: 'original' }] as const;
    const { localCode } = await world.addDossier({ state: 'accepted', applicantName: 'Hồ Văn Gốc', hamlet, papers });
    const door = aNote('promised', aDoor('h1', { outcome: 'come-back', comeBackOn: '2026-11-25' }));
    const described = aNote('described', {
      type: 'household',
      householdId: 'h1',
      household: { headName: 'Hồ Thị Mẫu', needs: [] },
    });
    for (const note of [door, described]) {
      await db
        .insertInto('notes')
        .values({
          note_id: note.noteId,
          pid: null,
          device_id: world.volunteerId,
          commune_code: commune.code,
          hamlet,
          kind: note.body.type,
          written_at: new Date(),
          received_at: new Date(),
          sealed_content: sealNoteContent(keys.dataKey, note),
        })
        .execute();
    }
    const read = await readErrands(world.context, world.lan, { hamlet, date });
    if (!read.ok) throw new Error(read.problem.code);
    expect(read.value.comeBack.map(({ household, on }) => [household.headName, on])).toEqual([
      ['Hồ Thị Mẫu', '2026-11-25'],
    ]);
    expect(read.value.results).toMatchObject([{ fee: { dueDong: 16_000 } }]);
    expect(read.value.envelopes).toMatchObject([
      { code: localCode, state: 'held', holders: [expect.stringMatching(/./u)], applicantNames: ['Hồ Văn Gốc'] },
    ]);
    const caller = { ...world.lan, personId: 'any', role: 'official' as const };
    const own = await readPack(world.context, { ...caller, deviceId: world.volunteerId }, hamlet, undefined);
    expect(own.ok && own.value !== 'unchanged' && own.value.pack).toMatchObject({ envelopes: [] });
    const counts = await countErrandsOfVisits(world.context, world.lan, { from: '2026-11-22', to: '2026-12-05' });
    expect(counts.ok && counts.value).toMatchObject([{ results: 1, fees: 1, households: 1, envelopes: 1 }]);
    const before = await readErrands(world.context, world.lan, { hamlet, date: '2026-11-24' });
    expect(before.ok && before.value.comeBack).toEqual([]);
    const sheet = await makeVisitSheet(world.context, world.lan, { hamlet, date });
    const line = { payment_id: randomUUID(), dossier_id: dossierId, commune_code: commune.code, number: '2026-000001' };
    const paid = { kind: 'paid', amount_dong: 16_000, way: 'cash', day: date, at: new Date(), actor: 'x' } as const;
    const silent = { official_receipt: null, exempt_group: null, cash_id: null, reverses: null, sealed_words: null };
    await db
      .insertInto('payments')
      .values({ ...line, ...paid, ...silent })
      .execute();
    expect((await ofHamlet())?.results[0]?.fee).toBeUndefined();
    expect(sheet.ok && Buffer.from(sheet.value.subarray(0, 5)).toString()).toBe('%PDF-');
  });

  it.each([
    { hamlet: '', date },
    { hamlet, date: 'mai' },
  ])('is not asked by %j', async (wanted) => {
    expect(await readErrands(world.context, world.lan, wanted)).toMatchObject({ problem: { code: 'bad-request' } });
  });
});

describe('the resident’s word by the slip', () => {
  const token = 'A'.repeat(21) + 'Q';
  const answers = { time: 3, attitude: 2, ease: 3 };
  async function aSlip(state: DossierWishes['state'] = 'handed-over'): Promise<string> {
    const { dossierId } = await world.addDossier({ state, officialNumber: randomUUID() });
    const slip_token_sha256 = createHash('sha256').update(token).digest('hex');
    await world.context.db
      .updateTable('dossiers')
      .set({ slip_token_sha256 })
      .where('dossier_id', '=', dossierId)
      .execute();
    return dossierId;
  }
  const answer = async (body: object) => await answerSatisfaction(world.context, token, { ...body });
  const kept = async () =>
    await world.context.db.selectFrom('satisfaction').select(['dossier_id', 'way', 'time', 'answered_at']).execute();

  it('is kept once a dossier; another one replaces it and stays in the month of the first', async () => {
    const dossierId = await aSlip();
    const dossier = slipReference(token, dossierId);
    expect((await findSlipStatus(world.context, token))?.dossiers[0]?.satisfaction).toEqual({
      dossier,
      isGiven: false,
    });
    expect((await answer({ dossier, ...answers })).ok).toBe(true);
    const [first] = await kept();
    world.setNow('2026-12-24T01:30:00Z');
    expect((await answer({ dossier, ...answers })).ok).toBe(true);
    expect(await kept()).toEqual([first]);
    expect((await answer({ dossier, ...answers, time: 1 })).ok).toBe(true);
    expect(await kept()).toEqual([{ ...first, time: 1 }]);
    expect((await findSlipStatus(world.context, token))?.dossiers[0]?.satisfaction).toEqual({ dossier, isGiven: true });
  });

  it('says of a dossier that is not handed over nothing, and takes nothing', async () => {
    const dossier = slipReference(token, await aSlip('done'));
    expect((await findSlipStatus(world.context, token))?.dossiers[0]?.satisfaction).toBeUndefined();
    expect(await answer({ dossier, ...answers })).toMatchObject({ problem: { code: 'action-not-possible' } });
    expect(await kept()).toEqual([]);
  });

  it('is taken only for a dossier of the very slip', async () => {
    const dossierId = await aSlip();
    const foreign = (await world.addDossier({ state: 'handed-over', officialNumber: randomUUID() })).dossierId;
    for (const dossier of [dossierId, slipReference(token, foreign), slipReference('B'.repeat(22), dossierId)]) {
      expect(await answer({ dossier, ...answers })).toMatchObject({ problem: { code: 'slip-unknown' } });
    }
    expect(await kept()).toEqual([]);
  });

  it.each([{ time: 0 }, { time: 4 }, { ease: 2.5 }, { attitude: '3' }, { time: undefined }, { dossier: 7 }])(
    'is not taken with %j',
    async (changes) => {
      const dossier = slipReference(token, await aSlip());
      expect(await answer({ dossier, ...answers, ...changes })).toMatchObject({ problem: { code: 'bad-request' } });
      expect(await kept()).toEqual([]);
    },
  );
});
