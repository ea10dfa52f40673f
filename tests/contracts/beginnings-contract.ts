/** What every `Beginnings` port keeps: run against the in-memory fake and against the real store. */

import { describe, expect, it } from 'vitest';
import type { Beginning } from '../../src/core/dossier/beginning.ts';
import type { Beginnings } from '../../src/core/ports.ts';

export interface BeginningsUnderTest {
  readonly beginnings: Beginnings;
  /** Ends the process that holds the store and opens the same store again. */
  restart(): Promise<Beginnings>;
  /** Damages one stored record, as a power cut does. */
  tear(beginningId: string): Promise<void>;
}

export function aBeginning(changes: Partial<Beginning> = {}): Beginning {
  return {
    beginningId: 'beginning-1',
    updatedAt: '2026-11-21T08:00:00+07:00',
    consents: [
      {
        moment: 'ask',
        purpose: 'assist',
        given: 'spoken',
        at: '2026-11-21T08:00:00+07:00',
        readBy: 'Nguyễn Văn Thử',
        language: 'vi',
      },
    ],
    mayScan: true,
    codes: [],
    ...changes,
  };
}

export function describeBeginnings(name: string, open: () => Promise<BeginningsUnderTest>): void {
  describe(`beginnings: ${name}`, () => {
    it('gives back what was saved, also when the process ends at once', async () => {
      const { beginnings, restart } = await open();
      const beginning = aBeginning({
        applicant: { fullName: 'Hồ Thị Mẫu', source: 'typed' },
        typed: { noCardBecause: 'lost', answers: { fullName: 'Hồ Văn' } },
        codes: ['1.014027'],
      });
      await beginnings.save(aBeginning());
      await beginnings.save(beginning);
      expect(await beginnings.list()).toEqual([beginning]);
      expect(await (await restart()).list()).toEqual([beginning]);
    });

    it('lists the newest first', async () => {
      const { beginnings } = await open();
      await beginnings.save(aBeginning({ beginningId: 'a', updatedAt: '2026-11-21T08:00:00+07:00' }));
      await beginnings.save(aBeginning({ beginningId: 'b', updatedAt: '2026-11-21T09:00:00+07:00' }));
      expect((await beginnings.list()).map(({ beginningId }) => beginningId)).toEqual(['b', 'a']);
    });

    it('forgets a removed one, though a save was under way', async () => {
      const { beginnings, restart } = await open();
      await Promise.all([beginnings.save(aBeginning()), beginnings.remove('beginning-1')]);
      await beginnings.remove('beginning-1');
      expect(await (await restart()).list()).toEqual([]);
    });

    it('leaves a torn one out and still shows the others', async () => {
      const { beginnings, tear } = await open();
      await beginnings.save(aBeginning());
      await beginnings.save(aBeginning({ beginningId: 'torn' }));
      await tear('torn');
      expect((await beginnings.list()).map(({ beginningId }) => beginningId)).toEqual(['beginning-1']);
    });
  });
}
