/** What every `Drafts` port keeps: run against the in-memory fake and against the real store, so that the fake cannot lie. */

import { describe, expect, it } from 'vitest';
import type { Drafts } from '../../src/core/ports.ts';
import { aDraft, aPage, uuidFor } from '../fixtures/dossier-fixtures.ts';

export interface DraftsUnderTest {
  readonly drafts: Drafts;
  /** Ends the process that holds the store and opens the same store again. */
  restart(): Promise<Drafts>;
  /** Damages the stored record of one draft, as a power cut does. */
  tear(dossierId: string): Promise<void>;
}

export function describeDrafts(name: string, open: () => Promise<DraftsUnderTest>): void {
  describe(`drafts: ${name}`, () => {
    it('finds what was saved, field by field', async () => {
      const { drafts } = await open();
      const draft = aDraft({
        answers: { name: 'Hồ Thị Mẫu', birth: { iso: '1941', precision: 'year' }, children: [{ name: 'Hồ Văn Thử' }] },
        papers: [{ paperId: 'id-copy', custody: 'photo', pages: [aPage('one')] }],
      });
      await drafts.save(draft);
      expect(await drafts.find(draft.dossierId)).toEqual(draft);
    });

    it('answers nothing for a dossier that was never saved', async () => {
      const { drafts } = await open();
      expect(await drafts.find(uuidFor('nobody'))).toBeUndefined();
      expect(await drafts.list()).toEqual({ drafts: [], torn: 0 });
    });

    it('replaces the draft of the same dossier', async () => {
      const { drafts } = await open();
      await drafts.save(aDraft({ answers: { hamlet: 'first' } }));
      await drafts.save(aDraft({ answers: { hamlet: 'second' } }));
      expect((await drafts.find(aDraft().dossierId))?.answers).toEqual({ hamlet: 'second' });
      expect((await drafts.list()).drafts).toHaveLength(1);
    });

    it('lists the newest first', async () => {
      const { drafts } = await open();
      const at = (hour: string) => `2026-11-21T${hour}:00:00+07:00`;
      await drafts.save(aDraft({ dossierId: uuidFor('b'), updatedAt: at('09') }));
      await drafts.save(aDraft({ dossierId: uuidFor('c'), updatedAt: at('10') }));
      await drafts.save(aDraft({ dossierId: uuidFor('a'), updatedAt: at('08') }));
      const ids = (await drafts.list()).drafts.map((draft) => draft.dossierId);
      expect(ids).toEqual([uuidFor('c'), uuidFor('b'), uuidFor('a')]);
    });

    it('gives the drafts of one basket with their previews, and lists all without', async () => {
      const { drafts, restart } = await open();
      const page = aPage('one', { thumbnail: 'data:image/webp;base64,QUJD' });
      const mine = aDraft({ papers: [{ paperId: 'id-copy', custody: 'photo', pages: [page] }] });
      await drafts.save(mine);
      await drafts.save(aDraft({ dossierId: uuidFor('other'), basketId: uuidFor('other basket') }));
      const expectBoth = async (now: Drafts) => {
        expect(await now.basket(mine.basketId)).toEqual([mine]);
        const listed = (await now.list()).drafts.find(({ dossierId }) => dossierId === mine.dossierId);
        expect(listed?.papers).toEqual([{ paperId: 'id-copy', custody: 'photo', pages: [aPage('one')] }]);
      };
      await expectBoth(drafts);
      const reopened = await restart();
      await expectBoth(reopened);
      await reopened.remove(mine.dossierId);
      expect(await reopened.basket(mine.basketId)).toEqual([]);
    });

    it('keeps what was saved when the process ends at once', async () => {
      const { drafts, restart } = await open();
      await drafts.save(aDraft({ answers: { hamlet: 'kept' } }));
      const reopened = await restart();
      expect((await reopened.find(aDraft().dossierId))?.answers).toEqual({ hamlet: 'kept' });
    });

    it('forgets a removed draft, also after a restart, and removing it twice is the same', async () => {
      const { drafts, restart } = await open();
      await drafts.save(aDraft());
      await drafts.remove(aDraft().dossierId);
      await drafts.remove(aDraft().dossierId);
      expect(await drafts.find(aDraft().dossierId)).toBeUndefined();
      expect(await (await restart()).find(aDraft().dossierId)).toBeUndefined();
    });

    it('sets a torn draft aside, counts it, and still shows the others', async () => {
      const { drafts, tear, restart } = await open();
      await drafts.save(aDraft({ dossierId: uuidFor('whole') }));
      await drafts.save(aDraft({ dossierId: uuidFor('torn') }));
      await tear(uuidFor('torn'));
      const reopened = await restart();
      const { drafts: readable, torn } = await reopened.list();
      expect(readable.map((draft) => draft.dossierId)).toEqual([uuidFor('whole')]);
      expect(torn).toBe(1);
    });

    it('gives back a draft that the caller cannot change in the store', async () => {
      const { drafts } = await open();
      const answers: { [id: string]: string } = { hamlet: 'kept' };
      await drafts.save(aDraft({ answers }));
      answers['hamlet'] = 'changed outside';
      expect((await drafts.find(aDraft().dossierId))?.answers).toEqual({ hamlet: 'kept' });
    });
  });
}
