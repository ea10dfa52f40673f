import { describe, expect, it } from 'vitest';
import sharp from 'sharp';
import type { DeskCaller } from '../../../src/gateway/desk/desk-caller.ts';
import { acceptDossiers } from '../../../src/gateway/desk/accept-dossiers.ts';
import { listQueue } from '../../../src/gateway/desk/list-queue.ts';
import { listToday } from '../../../src/gateway/desk/list-today.ts';
import { findPaper } from '../../../src/gateway/desk/read-paper.ts';
import { addResultFile, dropResultFile } from '../../../src/gateway/desk/result-files.ts';
import { reuseDigitisedPaper } from '../../../src/gateway/desk/reuse-digitised-paper.ts';
import { fillApplicantKeys } from '../../../src/gateway/opener/fill-applicant-keys.ts';
import type { DossierWishes } from '../../fixtures/desk-world.ts';
import { createDeskWorld } from '../../fixtures/desk-world.ts';
import {
  addAccepted,
  at,
  done,
  newIdNumber,
  newNumber,
  read,
  refused,
  subjectOf,
  openDesk,
  world,
} from './desk-hands.ts';

openDesk();

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
