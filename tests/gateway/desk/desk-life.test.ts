import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import sharp from 'sharp';
import type { CallersContext } from '../../../src/gateway/context.ts';
import type { StateAction } from '../../../src/gateway/desk/decide-action.ts';
import type { DeskCaller } from '../../../src/gateway/desk/desk-caller.ts';
import type { DeskWorld, DossierWishes } from '../../fixtures/desk-world.ts';
import { readChangesAnswer } from '../../../src/gateway/http/read-changes-answer.ts';
import { acceptDossiers } from '../../../src/gateway/desk/accept-dossiers.ts';
import { actOnDossier } from '../../../src/gateway/desk/act-on-dossier.ts';
import { assignDossier } from '../../../src/gateway/desk/assign-dossier.ts';
import { correctDossier } from '../../../src/gateway/desk/correct-dossier.ts';
import { listDeskPeople } from '../../../src/gateway/desk/desk-people.ts';
import { listQueue } from '../../../src/gateway/desk/list-queue.ts';
import { listToday } from '../../../src/gateway/desk/list-today.ts';
import { findDeskDossier } from '../../../src/gateway/desk/load-dossier.ts';
import { findPaper } from '../../../src/gateway/desk/read-paper.ts';
import { addResultFile, dropResultFile } from '../../../src/gateway/desk/result-files.ts';
import { reuseDigitisedPaper } from '../../../src/gateway/desk/reuse-digitised-paper.ts';
import { fillApplicantKeys } from '../../../src/gateway/opener/fill-applicant-keys.ts';
import { verifyAudit } from '../../../src/gateway/store/audit.ts';
import { withinScope } from '../../../src/gateway/store/callers-scope.ts';
import { commune, createDeskWorld } from '../../fixtures/desk-world.ts';

let world: DeskWorld;
let numbers = 0;
const newNumber = () => `H50.99-261121-${String((numbers += 1)).padStart(5, '0')}`;
let people = 0;
const newIdNumber = () => `0441480${String((people += 1)).padStart(5, '0')}`;

beforeAll(async () => {
  world = await createDeskWorld();
}, 60_000);
afterAll(async () => {
  expect(await verifyAudit(world.context.db)).not.toHaveProperty('brokenAt');
  await world.close();
});

/** As the routes do it: on the connections on which PostgreSQL holds the row rules. */
function at<T>(caller: DeskCaller, work: (context: CallersContext) => Promise<T>): Promise<T> {
  const context = { ...world.context, db: world.context.callersDb };
  return withinScope({ reach: 'own-commune', ...caller }, () => work(context));
}

async function read(dossierId: string, caller = world.lan) {
  const dossier = await at(caller, (context) => findDeskDossier(context, caller, dossierId));
  if (dossier === undefined) throw new Error('no such dossier');
  return dossier;
}

async function subjectOf(dossierId: string) {
  return { dossierId, etag: (await read(dossierId)).etag };
}

async function act(dossierId: string, action: StateAction, body: object) {
  const subject = { ...(await subjectOf(dossierId)), action };
  return await at(world.lan, (context) => actOnDossier(context, world.lan, subject, { ...body }));
}

async function addAccepted(wishes: DossierWishes = {}) {
  const { dossierId } = await world.addDossier({ idNumber: newIdNumber(), ...wishes });
  expect(await act(dossierId, 'accept', { officialNumber: newNumber() })).toMatchObject({ ok: true });
  return dossierId;
}

const done = { ok: true };
const refused = (code: string) => ({ ok: false, problem: { code } });

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
  const caller = { ...world.lan, role: 'official', confirmed: true } as unknown as Parameters<
    typeof readChangesAnswer
  >[1];
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

describe('the same resident', () => {
  const picture = new Uint8Array([0xff, 0xd8, 0xff, 1, 2, 3]);
  const birth = '1.001193';

  it('is told of when the same is asked for twice within ninety days, and of nobody else', async () => {
    const idNumber = newIdNumber();
    const first = await world.addDossier({ idNumber, arrivedAt: '2026-10-01T03:00:00Z' });
    await world.addDossier({ idNumber, arrivedAt: '2026-06-01T03:00:00Z' });
    await world.addDossier({ idNumber, procedureCode: birth });
    await world.addDossier({ idNumber: newIdNumber() });
    const second = await world.addDossier({ idNumber });
    const { similar } = await read(second.dossierId);
    expect(similar).toMatchObject([{ dossierId: first.dossierId, localCode: first.localCode, state: 'received' }]);
  });

  it('brings no paper twice: the same picture serves again, with consent and only theirs', async () => {
    const idNumber = newIdNumber();
    const paper = (custody: 'photo' | 'compared') => [{ paperId: 'identity', custody, picture }];
    const first = await world.addDossier({ idNumber, procedureCode: birth, papers: paper('compared') });
    const other = await world.addDossier({ idNumber: newIdNumber(), procedureCode: birth, papers: paper('photo') });
    const now = await world.addDossier({
      idNumber,
      procedureCode: '1.000894',
      papers: [{ paperId: 'identity', custody: 'later' }],
    });
    const [offered, ...others] = (await read(now.dossierId)).reusable;
    expect(others).toEqual([]);
    expect(offered).toMatchObject({ paperId: 'identity', pages: 1, isCompared: true, from: first });
    const reuse = async (from: string, consent?: string) => {
      const subject = await subjectOf(now.dossierId);
      const body = { paperId: 'identity', fromDossierId: from, fromPaperId: 'identity', consent };
      return await at(world.lan, (context) => reuseDigitisedPaper(context, world.lan, subject, body));
    };
    expect(await reuse(first.dossierId)).toMatchObject(refused('bad-request'));
    expect(await reuse(other.dossierId, 'spoken')).toMatchObject(refused('not-found'));
    expect(await reuse(first.dossierId, 'spoken')).toMatchObject(done);
    expect(await reuse(first.dossierId, 'spoken')).toMatchObject(refused('action-not-possible'));
    const after = await read(now.dossierId);
    const [before] = (await read(first.dossierId)).papers;
    expect(after.papers).toMatchObject([
      { paperId: 'identity', page: 1, custody: 'compared', blobId: before?.blobId, reusedFrom: first.localCode },
    ]);
    expect(after.reusable).toEqual([]);
    expect(after.history.at(-1)?.note).toContain('đồng ý bằng lời');
  });

  it('gets its key once where a dossier was opened before there were keys, and no desk notices', async () => {
    const idNumber = newIdNumber();
    const { db, keys } = world.context;
    const first = await world.addDossier({ idNumber });
    const second = await world.addDossier({ idNumber });
    await db.updateTable('dossiers').set({ applicant_key: null }).where('dossier_id', '=', first.dossierId).execute();
    expect((await read(second.dossierId)).similar).toEqual([]);
    expect(await fillApplicantKeys({ db, keys: { ...keys, identities: [] } })).toBe(1);
    expect((await read(second.dossierId)).similar).toMatchObject([{ dossierId: first.dossierId }]);
    expect((await read(first.dossierId)).etag).toBe('1');
    expect(await fillApplicantKeys({ db, keys: { ...keys, identities: [] } })).toBe(0);
  });
});

describe('the file of a result', () => {
  const pdf = Buffer.from('%PDF-1.7\nkết quả\n%%EOF\n');
  const add = async (dossierId: string, bytes: Uint8Array) => {
    const subject = await subjectOf(dossierId);
    return await at(world.lan, (context) => addResultFile(context, world.lan, subject, bytes));
  };
  const readFile = (blobId: string, caller: DeskCaller) => at(caller, (context) => findPaper(context, caller, blobId));

  it('is kept as it is when it is a PDF, and only for the own commune', async () => {
    const dossierId = await addAccepted();
    expect(await add(dossierId, pdf)).toMatchObject(done);
    const [file] = (await read(dossierId)).results;
    expect(file).toMatchObject({ mediaType: 'application/pdf', by: 'Hồ Thị Lan Mẫu' });
    const { blobId = '' } = file ?? {};
    expect(Buffer.from((await readFile(blobId, world.lan))?.bytes ?? [])).toEqual(pdf);
    expect(await readFile(blobId, world.stranger)).toBeUndefined();
    // At rest it is sealed.
    expect(Buffer.from(await world.context.blobs.read(blobId)).includes('%PDF')).toBe(false);
    const subject = await subjectOf(dossierId);
    expect(await at(world.lan, (c) => dropResultFile(c, world.lan, subject, { blobId }))).toMatchObject(done);
    expect((await read(dossierId)).results).toEqual([]);
    expect(await readFile(blobId, world.lan)).toBeUndefined();
    expect(await world.context.blobs.has(blobId)).toBe(false);
  });

  it('is encoded anew when it is a picture, and refused when it is neither', async () => {
    const dossierId = await addAccepted();
    const create = { width: 40, height: 30, channels: 3, background: '#a0522d' } as const;
    const jpeg = await sharp({ create })
      .withExif({ IFD0: { Artist: 'Người chụp' } })
      .jpeg()
      .toBuffer();
    expect(await add(dossierId, jpeg)).toMatchObject(done);
    const [file] = (await read(dossierId)).results;
    const kept = await readFile(file?.blobId ?? '', world.lan);
    expect(kept?.mediaType).toBe('image/jpeg');
    expect((await sharp(kept?.bytes).metadata()).exif).toBeUndefined();
    for (const bytes of ['%PDF-1.7 bị cắt', '\u00ff\u00d8\u00ff hỏng', '']) {
      expect(await add(dossierId, Buffer.from(bytes, 'latin1'))).toMatchObject(refused('picture-not-an-image'));
    }
    expect((await read(dossierId)).results).toHaveLength(1);
  });

  it('leaves nothing behind where the dossier cannot have one', async () => {
    const { dossierId } = await world.addDossier({ idNumber: newIdNumber() });
    const written: string[] = [];
    const removed: string[] = [];
    const { blobs } = world.context;
    const watched = {
      ...blobs,
      write: (name: string, bytes: Uint8Array) => (written.push(name), blobs.write(name, bytes)),
      remove: (name: string) => (removed.push(name), blobs.remove(name)),
    };
    const subject = await subjectOf(dossierId);
    const added = at(world.lan, (context) => addResultFile({ ...context, blobs: watched }, world.lan, subject, pdf));
    expect(await added).toMatchObject(refused('action-not-possible'));
    expect(written).toHaveLength(1);
    expect(removed).toEqual(written);
  });
});

describe('accepting several', () => {
  it('takes each on its own: one that changed or whose number is taken holds up no other', async () => {
    const one = await world.addDossier({ idNumber: newIdNumber() });
    const two = await world.addDossier({ idNumber: newIdNumber() });
    const three = await world.addDossier({ idNumber: newIdNumber() });
    const officialNumber = newNumber();
    const dossiers = [
      { dossierId: one.dossierId, etag: '1', officialNumber },
      { dossierId: two.dossierId, etag: '1', officialNumber },
      { dossierId: three.dossierId, etag: '7', officialNumber: newNumber() },
    ];
    const answer = await at(world.lan, (context) => acceptDossiers(context, world.lan, { dossiers }));
    expect(answer).toMatchObject({
      ok: true,
      value: {
        accepted: [{ dossierId: one.dossierId, state: 'accepted', officialNumber }],
        refused: [
          { dossierId: two.dossierId, code: 'number-taken' },
          { dossierId: three.dossierId, code: 'changed-meanwhile' },
        ],
      },
    });
    for (const wrong of [[], 'x', [dossiers[0], dossiers[0]], Array.from({ length: 51 }, () => dossiers[0])]) {
      const refusal = await at(world.lan, (context) => acceptDossiers(context, world.lan, { dossiers: wrong }));
      expect(refusal).toMatchObject(refused('bad-request'));
    }
  });
});

describe('today', () => {
  it('has each open dossier once, where it is most urgent', async () => {
    const fresh = await createDeskWorld();
    try {
      fresh.setNow('2026-11-25T02:00:00Z');
      const add = async (wishes: DossierWishes) => (await fresh.addDossier(wishes)).dossierId;
      const due = async (appointmentAt: string) =>
        await add({ state: 'accepted', officialNumber: newNumber(), appointmentAt, arrivedAt: '2026-11-02T02:00:00Z' });
      const expected = {
        late: [await due('2026-11-20T17:00:00+07:00'), await due('2026-11-23T17:00:00+07:00')],
        'due-today': [await due('2026-11-25T17:00:00+07:00')],
        'due-soon': [await due('2026-11-27T17:00:00+07:00')],
        // Friday before a weekend and the holiday of the 24th: one working day lies between, two have begun.
        'unaccepted-long': [await add({ arrivedAt: '2026-11-20T02:00:00Z' })],
        'results-waiting': [await add({ state: 'done', officialNumber: newNumber() })],
        'supplement-overdue': [await add({ state: 'supplement', arrivedAt: '2026-11-01T02:00:00Z' })],
        'arrived-today': [await add({})],
      };
      await due('2026-12-25T17:00:00+07:00');
      await add({ state: 'handed-over' });
      const { date, groups } = await listToday(fresh.context, fresh.lan);
      expect(date).toBe('2026-11-25');
      expect(Object.fromEntries(groups.map(({ kind, rows }) => [kind, rows.map((row) => row.dossierId)]))).toEqual(
        expected,
      );
      expect(Object.keys(expected)).toEqual(groups.map(({ kind }) => kind));
      const late = await listQueue(fresh.context, fresh.lan, { deadline: 'late' });
      expect(late.rows.map((row) => row.deadline)).toEqual(['late', 'late']);
      const today = await listQueue(fresh.context, fresh.lan, { arrived: 'today', state: 'received' });
      expect(today.rows.map((row) => row.dossierId)).toEqual(expected['arrived-today']);
    } finally {
      await fresh.close();
    }
  });
});
