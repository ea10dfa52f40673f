/** Declarations made of small forms, and what a person reads on them. */

import type { DeclarationOptions, DeclaredDossier } from '../../../src/core/declaration/make-declaration.ts';
import { makeDeclarations } from '../../../src/core/declaration/make-declaration.ts';
import type { Answers, Form, Question } from '../../../src/core/procedure/procedure.ts';
import { declarationText } from '../../fixtures/declaration-text.ts';
import { aForm, aProcedure, aSection } from '../../fixtures/procedure-fixtures.ts';

export const day = (iso: string) => ({ iso, precision: 'day' }) as const;

export function sheets(form: Form, dossier: DeclaredDossier, options: DeclarationOptions = {}) {
  return makeDeclarations(aProcedure({ form }), dossier, options);
}

export function blocksOf(questions: readonly Question[], answers: Answers, options: DeclarationOptions = {}) {
  return sheets(aForm([aSection(questions)]), { answers }, options)[0]!.blocks;
}

/** What a person reads on the lines. */
export function linesOf(form: Form, answers: Answers, options: DeclarationOptions = {}): readonly string[] {
  return sheets(form, { answers }, options).flatMap((sheet) =>
    declarationText({ ...sheet, leadSentences: [], signatures: [] })
      .split('\n')
      .slice(1),
  );
}

export const noDate = { placeDate: '' } as const;
