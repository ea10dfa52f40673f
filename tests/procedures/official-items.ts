/** What every test of official items asks: that a form asks the numbers of its printed declaration, each in its words. */

import { describe, expect, it } from 'vitest';
import { readProcedure, sectionsOf } from './read-catalogue.ts';

export interface OfficialDeclaration {
  readonly code: string;
  readonly form: string;
  /** The printed numbers, as `item` has them. */
  readonly items: readonly string[];
  /** Numbers that were not read and stay unasked; the form's doubts name them. */
  readonly open?: readonly string[];
  /** Several declarations in one form: the sections that make up this one. */
  readonly sections?: RegExp;
  /** Numbers asked without a printed wording, because it was not read; each question says so in `unverified`. */
  readonly bare?: readonly string[];
}

/** `from…to` of a run of item numbers: `run('I.', 1, 3)` is I.1 I.2 I.3. */
export function run(prefix: string, from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => `${prefix}${from + index}`);
}

export function describeDeclarations(declarations: readonly OfficialDeclaration[]): void {
  describe.each(declarations)(
    'the declaration of $code, $form',
    ({ code, items, open = [], sections, bare: wordless = [] }) => {
      const procedure = readProcedure(code);
      const asked = sectionsOf(procedure)
        .filter((section) => sections === undefined || sections.test(section.id))
        .flatMap((section) => section.questions);
      const numbers = new Set(asked.flatMap((question) => (question.item === undefined ? [] : [question.item])));

      it('asks every item that was read, and no other', () => {
        expect([...numbers].toSorted()).toEqual([...items].toSorted());
      });

      it('names in its doubts the items that were not read', () => {
        const doubts = procedure.form?.doubts.join(' ') ?? '';
        // The number itself, not the beginning of a longer one.
        for (const item of open)
          expect(doubts).toMatch(new RegExp(`(?<![\\d.])${item.replaceAll('.', '\\.')}(?![\\d.]\\d|\\d)`));
      });

      it('carries the printed wording of each item beside the plain question', () => {
        const bare = asked.filter((question) => question.item !== undefined && question.officialLabel === undefined);
        expect(bare.map((question) => question.item)).toEqual(wordless);
        expect(bare.filter((question) => question.unverified === undefined)).toEqual([]);
      });
    },
  );
}
