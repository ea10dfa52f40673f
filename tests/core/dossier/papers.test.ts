import { describe, expect, it } from 'vitest';
import { attachPaper } from '../../../src/core/dossier/attach-paper.ts';
import { removePage } from '../../../src/core/dossier/remove-page.ts';
import { setCustody } from '../../../src/core/dossier/set-custody.ts';
import { aPicture } from '../../fakes/fake-sealer.ts';
import { bytesFor } from '../../fixtures/dossier-fixtures.ts';
import { begin, newDossierWorld, taken } from './dossier-world.ts';

const photo = (name: string) => aPicture(bytesFor(name, 5_000));

async function opened() {
  const world = newDossierWorld();
  const [draft] = await begin(world.run.ports);
  return { ...world, ...world.run, dossierId: draft.dossierId };
}

describe('attachPaper', () => {
  it('seals each picture as the next page of its paper', async () => {
    const { ports, phone, dossierId } = await opened();
    await attachPaper(ports, dossierId, 'book', photo('one'));
    const draft = taken(await attachPaper(ports, dossierId, 'book', photo('two')));
    expect(draft.papers).toMatchObject([{ paperId: 'book', custody: 'photo', pages: [{ page: 1 }, { page: 2 }] }]);
    expect(phone.disk.parts.size).toBe(2);
  });

  it('keeps every one of several pictures taken in the same moment', async () => {
    const { ports, dossierId } = await opened();
    await Promise.all(['one', 'two', 'three'].map((name) => attachPaper(ports, dossierId, 'book', photo(name))));
    const pages = (await ports.drafts.find(dossierId))?.papers[0]?.pages.map(({ page }) => page);
    expect(pages).toEqual([1, 2, 3]);
  });

  it('takes a page again in its place and lets the first picture go', async () => {
    const { ports, phone, dossierId } = await opened();
    const before = taken(await attachPaper(ports, dossierId, 'book', photo('blurred')));
    await attachPaper(ports, dossierId, 'book', photo('two'));
    const after = taken(await attachPaper(ports, dossierId, 'book', photo('sharp'), { replaces: 1 }));
    expect(after.papers[0]?.pages.map(({ page }) => page)).toEqual([1, 2]);
    expect(phone.disk.parts.has(before.papers[0]!.pages[0]!.partSha256)).toBe(false);
    expect(phone.disk.parts.size).toBe(2);
  });

  it('asks for room before the work', async () => {
    const { ports, phone, dossierId } = await opened();
    phone.freeBytes = 50 * 1024 * 1024 - 1;
    const attached = await attachPaper(ports, dossierId, 'book', photo('one'));
    expect(attached).toEqual({ ok: false, problem: { code: 'storage-nearly-full', limit: 50 * 1024 * 1024 } });
    expect(phone.disk.parts.size).toBe(0);
  });

  it('takes pictures where the browser does not tell how much room there is', async () => {
    const { ports, phone, dossierId } = await opened();
    phone.freeBytes = undefined;
    expect((await attachPaper(ports, dossierId, 'book', photo('one'))).ok).toBe(true);
  });

  it('refuses what is no picture, and a fortieth page', async () => {
    const { ports, dossierId } = await opened();
    const pdf = await attachPaper(ports, dossierId, 'book', aPicture(bytesFor('x', 10), 'application/pdf'));
    expect(pdf).toMatchObject({ problem: { code: 'picture-not-an-image' } });
    for (let page = 1; page <= 39; page += 1) taken(await attachPaper(ports, dossierId, 'book', photo(`page ${page}`)));
    const fortieth = await attachPaper(ports, dossierId, 'book', photo('page 40'));
    expect(fortieth).toMatchObject({ problem: { code: 'too-many-pages', limit: 39 } });
  });

  it('turns a paper that was to follow into one that is there', async () => {
    const { ports, dossierId } = await opened();
    await setCustody(ports, dossierId, 'book', 'later');
    expect(taken(await attachPaper(ports, dossierId, 'book', photo('one'))).papers[0]?.custody).toBe('photo');
  });

  it('leaves no picture behind when the draft was given up meanwhile', async () => {
    const { ports, phone, dossierId } = await opened();
    const attaching = attachPaper(ports, dossierId, 'book', photo('one'));
    phone.disk.drafts.delete(dossierId);
    expect((await attaching).ok).toBe(false);
    expect(phone.disk.parts.size).toBe(0);
  });
});

describe('removePage', () => {
  it('moves the other pages up and lets the picture go', async () => {
    const { ports, phone, dossierId } = await opened();
    for (const name of ['one', 'two', 'three']) await attachPaper(ports, dossierId, 'book', photo(name));
    const draft = taken(await removePage(ports, dossierId, 'book', 2));
    expect(draft.papers[0]?.pages.map(({ page }) => page)).toEqual([1, 2]);
    expect(phone.disk.parts.size).toBe(2);
  });

  it('makes a paper undecided again when its only photo goes, and keeps a decision about the original', async () => {
    const { ports, dossierId } = await opened();
    await attachPaper(ports, dossierId, 'book', photo('one'));
    await attachPaper(ports, dossierId, 'authority', photo('two'));
    await setCustody(ports, dossierId, 'authority', 'original');
    await removePage(ports, dossierId, 'book', 1);
    const draft = taken(await removePage(ports, dossierId, 'authority', 1));
    expect(draft.papers).toEqual([{ paperId: 'authority', custody: 'original', pages: [] }]);
  });
});

describe('setCustody', () => {
  it('records who compared a paper with its original, and forgets it when that is taken back', async () => {
    const { ports, dossierId } = await opened();
    const compared = taken(await setCustody(ports, dossierId, 'book', 'compared'));
    expect(compared.papers[0]).toMatchObject({ comparedBy: 'Nguyễn Văn Thử', comparedAt: '2026-11-21T08:00:00+07:00' });
    const again = taken(await setCustody(ports, dossierId, 'book', 'later'));
    expect(again.papers[0]).toEqual({ paperId: 'book', custody: 'later', pages: [] });
  });
});
