import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDigitOf } from '../../../src/core/dossier/local-code.ts';
import type { SealedText } from '../../../src/core/dossier/dossier.ts';
import { formatHandOverCode, parseHandOverCode } from '../../../src/core/handover/hand-over-code.ts';
import type { NoteBody } from '../../../src/core/notes/note.ts';
import { findOpenSteps } from '../../../src/core/reception/people.ts';
import { finishLeaving, giveLeavingReason } from '../../../src/gateway/administration/finish-leaving.ts';
import { makeLeavingRecord } from '../../../src/gateway/administration/make-leaving-record.ts';
import { readPerson } from '../../../src/gateway/administration/read-person.ts';
import { assignTask } from '../../../src/gateway/desk/assign-task.ts';
import { changePad, changeSheet } from '../../../src/gateway/desk/change-pad.ts';
import { listEnvelopes } from '../../../src/gateway/desk/list-envelopes.ts';
import { listPads } from '../../../src/gateway/desk/list-pads.ts';
import { findDeskDossier } from '../../../src/gateway/desk/load-dossier.ts';
import { makePad } from '../../../src/gateway/desk/make-pad.ts';
import { receiveEnvelope } from '../../../src/gateway/desk/receive-envelope.ts';
import { takeEnvelopes } from '../../../src/gateway/desk/take-envelopes.ts';
import { verifyAudit } from '../../../src/gateway/store/audit.ts';
import type { TestDevice } from '../../fixtures/enrol-device.ts';
import { enrolTestDevice } from '../../fixtures/enrol-device.ts';
import { OpenerWorld } from '../../fixtures/opener-world.ts';
import { testCommune } from '../../fixtures/start-gateway.ts';
import { addInkDossier, handingOver, holderOf, noteBy, personOf } from './handover-hands.ts';

let world: OpenerWorld;
let other: TestDevice;
const communeCode = testCommune.code;
/** No dossier has them. */
const unknownCode = '482109375';
const otherCode = `11111111${checkDigitOf('11111111')}`;

beforeAll(async () => {
  world = await OpenerWorld.start();
  other = await enrolTestDevice(world.gateway);
});
afterAll(async () => {
  expect(await verifyAudit(world.opener.db)).not.toHaveProperty('brokenAt');
  await world.stop();
});

const desk = () => ({ deviceId: world.device.deviceId, communeCode });
const addDossier = (changes: Partial<SealedText> = {}) => addInkDossier(world, changes);
const note = (device: TestDevice, body: NoteBody) => noteBy(world, device, body);
const whose = (device: TestDevice) => personOf(world, device);
const handing = (code: string, side: 'given' | 'taken') => handingOver(code, side, { from: world.device, to: other });

async function rowOf(code: string) {
  return (await listEnvelopes(world.gateway.context, { communeCode })).rows.find((row) => row.code === code);
}

async function reconciles(): Promise<void> {
  const { count } = await listEnvelopes(world.gateway.context, { communeCode });
  expect(count.door + count.held + count.desk + count.returned + count.disputed).toBe(count.made);
}

describe('an envelope on its way', () => {
  it('is with whoever sealed it, named as the office knows, until both sides of a hand-over say otherwise', async () => {
    const { localCode } = await addDossier();
    expect((await rowOf(localCode))?.place).toMatchObject({ state: 'held', isConfirmed: true });
    const given = handing(localCode, 'given');
    await note(world.device, given);
    expect((await rowOf(localCode))?.place).toMatchObject({ state: 'held', isConfirmed: false });
    await note(other, { ...given, side: 'taken' });
    const row = await rowOf(localCode);
    expect(row?.place).toMatchObject({ state: 'held', isConfirmed: true, by: { deviceId: other.deviceId } });
    expect(JSON.stringify(row)).not.toContain('như máy nói');
    await reconciles();
  });

  it('goes to nobody on the word of a phone that is neither side', async () => {
    const { localCode } = await addDossier();
    await note(other, handing(localCode, 'given'));
    expect((await rowOf(localCode))?.place).toMatchObject({ state: 'held', by: { deviceId: world.device.deviceId } });
  });

  it('is at the door while the only signature is one that nobody has given yet', async () => {
    const { localCode } = await addDossier({ signatories: [{ role: 'applicant', state: 'missing' }] });
    expect((await rowOf(localCode))?.place).toEqual({ state: 'door' });
  });

  it('is disputed where two say that they took it, and at the desk once that has it in its hands', async () => {
    const { localCode, dossierId } = await addDossier();
    expect((await world.statusOf(dossierId))?.envelope).toEqual({ isYours: true });
    await note(world.device, handing(localCode, 'given'));
    await note(other, { ...handing(localCode, 'taken'), from: holderOf(world.device) });
    await note(world.device, { ...handing(localCode, 'taken'), to: holderOf(world.device), from: holderOf(other) });
    expect((await rowOf(localCode))?.place.state).toBe('disputed');
    await receiveEnvelope(world.gateway.context, desk(), { code: localCode, ink: true });
    expect(await rowOf(localCode)).toBeUndefined();
    expect((await world.statusOf(dossierId))?.envelope).toEqual({ isHere: true, isYours: true });
    await reconciles();
  });

  it('shows up by a hand-over alone while its dossier is still on its way', async () => {
    await note(world.device, handing(unknownCode, 'given'));
    expect(await rowOf(unknownCode)).toMatchObject({ dossiers: [], place: { state: 'held' } });
    await reconciles();
  });
});

describe("a giver's code at the desk", () => {
  const offerOf = (codes: readonly string[]) =>
    formatHandOverCode({
      part: 'offer',
      kind: 'person',
      handOverId: randomUUID(),
      deviceId: world.device.deviceId,
      name: 'như máy nói',
      envelopes: codes.map((code) => ({ code, step: 1 })),
    });

  it('marks what was counted and nothing else, twice the same, and answers with a code for the phone', async () => {
    const [first, second] = [await addDossier(), await addDossier()];
    const text = offerOf([first.localCode, second.localCode, unknownCode]);
    const codes = [first.localCode];
    for (const times of [1, 2]) {
      const taken = await takeEnvelopes(world.gateway.context, desk(), { text, counted: codes });
      expect(taken, `time ${times}`).toMatchObject({ ok: true, value: { single: [] } });
      const answer = taken.ok ? parseHandOverCode(taken.value.answer) : taken;
      expect(answer).toMatchObject({ ok: true, value: { part: 'counted', kind: 'desk' } });
    }
    expect(await rowOf(first.localCode)).toBeUndefined();
    expect(await rowOf(second.localCode)).toBeDefined();
  });

  it('leaves an envelope without a dossier to be looked at, and refuses what the code does not name', async () => {
    const text = offerOf([unknownCode]);
    const taken = await takeEnvelopes(world.gateway.context, desk(), { text, counted: [unknownCode] });
    expect(taken).toMatchObject({ ok: true, value: { single: [unknownCode], received: [] } });
    const wrong = await takeEnvelopes(world.gateway.context, desk(), { text, counted: [otherCode] });
    expect(wrong).toMatchObject({ problem: { code: 'bad-request' } });
    const nothing = await takeEnvelopes(world.gateway.context, desk(), { text: 'x', counted: [] });
    expect(nothing).toMatchObject({ problem: { code: 'hand-over-code-invalid' } });
  });
});

describe('pads', () => {
  const padOf = async (padId: string) =>
    (await listPads(world.gateway.context, communeCode)).pads.find((pad) => pad.padId === padId);

  async function addPad(): Promise<{ readonly padId: string; readonly codes: readonly string[] }> {
    const { db } = world.opener;
    const point = await db
      .selectFrom('reception_points')
      .select('reception_point_id')
      .where('commune_code', '=', communeCode)
      .executeTakeFirstOrThrow();
    const givenTo = { kind: 'person', id: await whose(world.device) };
    const body = { count: 4, hamlet: 'Bản Mẫu', receptionPointId: point.reception_point_id, givenTo };
    expect(await makePad(world.gateway.context, desk(), body)).toMatchObject({ ok: true });
    const [pad] = (await listPads(world.gateway.context, communeCode)).pads;
    const sheets = await db
      .selectFrom('sheets')
      .select('code')
      .where('pad_id', '=', pad?.padId ?? '')
      .execute();
    return { padId: pad?.padId ?? '', codes: sheets.map(({ code }) => code) };
  }

  it('count down as dossiers come with their codes and as sheets are reported', async () => {
    const { padId, codes } = await addPad();
    const [used = '', spoiled = '', lost = ''] = codes;
    await addDossier({ localCode: used });
    await changeSheet(world.gateway.context, desk(), { code: spoiled, fault: 'spoiled' });
    await note(world.device, { type: 'pad', reportId: randomUUID(), fault: 'lost', codes: [lost, used] });
    expect(await padOf(padId)).toMatchObject({ printed: 4, used: 1, spoiled: 1, lost: 1, left: 1 });
    expect(await changeSheet(world.gateway.context, desk(), { code: used, fault: 'lost' })).toMatchObject({
      problem: { code: 'action-not-possible' },
    });
    await changeSheet(world.gateway.context, desk(), { code: spoiled, fault: null });
    expect(await padOf(padId)).toMatchObject({ left: 2 });
  });

  it('that are lost warn the desk of what comes with their codes, and nothing of it is lost', async () => {
    const { padId, codes } = await addPad();
    const number = (await padOf(padId))?.number ?? 0;
    await note(world.device, { type: 'pad', reportId: randomUUID(), fault: 'lost', padNumber: number });
    expect(await padOf(padId)).toMatchObject({ lost: 4, left: 0 });
    const { dossierId, localCode } = await addDossier({ localCode: codes[0] ?? '' });
    expect(await receiveEnvelope(world.gateway.context, desk(), { code: localCode })).toMatchObject({
      ok: true,
      value: { fault: 'lost' },
    });
    const dossier = await findDeskDossier(world.gateway.context, desk(), dossierId);
    expect(dossier?.findings).toContainEqual({ code: 'sheet-lost' });
    await changePad(world.gateway.context, desk(), padId, { isLost: false });
    expect(await padOf(padId)).toMatchObject({ used: 1, left: 3 });
  });

  it('are numbered one after another and given to nobody of another commune', async () => {
    const [first, second] = [await addPad(), await addPad()];
    expect(((await padOf(second.padId))?.number ?? 0) - ((await padOf(first.padId))?.number ?? 0)).toBe(1);
    const stranger = { givenTo: { kind: 'person', id: 'nobody' } };
    expect(await changePad(world.gateway.context, desk(), first.padId, stranger)).toMatchObject({
      problem: { code: 'bad-request' },
    });
    await changePad(world.gateway.context, desk(), first.padId, { givenTo: null });
    expect(await padOf(first.padId)).not.toHaveProperty('givenTo');
  });
});

describe('an open task', () => {
  async function askedFor(): Promise<SealedText> {
    const text = await addDossier();
    await world.opener.db
      .updateTable('dossiers')
      .set({ state: 'supplement' })
      .where('dossier_id', '=', text.dossierId)
      .execute();
    return text;
  }
  const etagOf = async (dossierId: string) =>
    (await findDeskDossier(world.gateway.context, desk(), dossierId))?.etag ?? '';

  it('is given by the desk to somebody by name, whose phone says so, and back to the team', async () => {
    const { dossierId } = await askedFor();
    const give = async (givenTo: unknown) =>
      assignTask(world.gateway.context, desk(), { dossierId, etag: await etagOf(dossierId) }, { givenTo });
    expect(await give({ kind: 'person', id: await whose(world.device) })).toMatchObject({ ok: true });
    expect((await world.statusOf(dossierId))?.task).toMatchObject({ of: 'you' });
    expect(await give({ kind: 'person', id: await whose(other) })).toMatchObject({ ok: true });
    expect((await world.statusOf(dossierId))?.task).toMatchObject({ of: 'other' });
    expect(await give(null)).toMatchObject({ ok: true });
    expect((await world.statusOf(dossierId))?.task).toMatchObject({ of: 'team' });
    expect(await give({ kind: 'person', id: 'nobody' })).toMatchObject({ problem: { code: 'bad-request' } });
  });

  it('is given by the leader of the team of its hamlet, and by nobody else', async () => {
    const { dossierId, place } = await askedFor();
    const { db } = world.opener;
    const hamlet = place.hamlet ?? '';
    const body = { type: 'task', dossierId, personId: await whose(other) } as const;
    const owner = async () =>
      await db.selectFrom('task_assignments').select('person_id').where('dossier_id', '=', dossierId).execute();
    await note(world.device, body);
    expect(await owner()).toEqual([]);
    const team = { team_id: randomUUID(), commune_code: communeCode, name: 'Tổ Mẫu', decision: 'QĐ 1' };
    await db
      .insertInto('teams')
      .values({
        ...team,
        decided_on: '2026-01-05',
        created_at: new Date(),
        hamlets: JSON.stringify([hamlet]),
        leader_id: await whose(world.device),
      })
      .execute();
    for (const device of [world.device, other]) {
      const member = await whose(device);
      await db.updateTable('people').set({ team_id: team.team_id }).where('person_id', '=', member).execute();
    }
    await note(other, body);
    expect(await owner()).toEqual([]);
    await note(world.device, body);
    expect(await owner()).toEqual([{ person_id: body.personId }]);
  });
});

describe('somebody who leaves', () => {
  it('ends in one step once every open line has its reason, and the reasons stay', async () => {
    const { context } = world.gateway;
    const leaver = await enrolTestDevice(world.gateway);
    const personId = await whose(leaver);
    const caller = { deviceId: world.device.deviceId, role: 'official', communeCode } as const;
    const read = async () => {
      const page = await readPerson(context, caller, personId);
      if (!page.ok) throw new Error(page.problem.code);
      return page.value;
    };
    const { localCode } = await addDossier();
    await note(leaver, { ...handing(localCode, 'taken'), to: holderOf(leaver) });
    const reason = { step: 'envelopes', reason: 'Mang về quầy vào thứ Hai' };
    expect(await giveLeavingReason(context, caller, personId, reason)).toMatchObject({
      problem: { code: 'action-not-possible' },
    });
    await context.db.updateTable('people').set({ left_on: '2026-11-22' }).where('person_id', '=', personId).execute();
    expect((await read()).holdings?.envelopes).toEqual([localCode]);
    expect(findOpenSteps(await read())).toEqual(['envelopes', 'hand-back', 'devices']);
    expect(await finishLeaving(context, caller, await read())).toMatchObject({
      problem: { code: 'still-open', limit: 2 },
    });
    expect(await giveLeavingReason(context, caller, personId, { step: 'envelopes', reason: ' ' })).toMatchObject({
      problem: { code: 'reason-missing' },
    });
    await giveLeavingReason(context, caller, personId, reason);
    await giveLeavingReason(context, caller, personId, { step: 'hand-back', reason: 'Máy riêng' });
    expect(await finishLeaving(context, caller, await read())).toMatchObject({ ok: true });
    const page = await read();
    expect(page.devices.map(({ state }) => state)).toEqual(['revoked']);
    expect(findOpenSteps(page)).toEqual(['envelopes', 'hand-back']);
    expect(page.reasons.map((each) => each.reason).toSorted()).toEqual(['Mang về quầy vào thứ Hai', 'Máy riêng']);
    const kept = await context.db.selectFrom('leaving_reasons').selectAll().execute();
    expect(kept.map((row) => row.sealed_reason.toString('utf8')).join()).not.toContain('thứ Hai');
    const record = await makeLeavingRecord(context, caller, page);
    expect(record.ok && Buffer.from(record.value).subarray(0, 5).toString()).toBe('%PDF-');
  });
});
