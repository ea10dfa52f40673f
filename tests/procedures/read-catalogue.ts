/** The catalogue as its files stand, for the tests about it: read once, parsed the way the gateway and the phone do. */

import { readdirSync, readFileSync } from 'node:fs';
import { expandBlocks } from '../../src/core/definition/expand-blocks.ts';
import { parseProcedure } from '../../src/core/definition/parse-procedure.ts';
import type { DirectoryEntry, Procedure, Question, Section } from '../../src/core/procedure/procedure.ts';

const folder = new URL('../../src/procedures/', import.meta.url);

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, folder), 'utf8'));
}

export const fileNames = readdirSync(folder).filter((name) => /^\d\.\d{6}\.json$/.test(name));

/** Every file's raw text by its path inside the folder. */
export const texts = new Map(
  [...fileNames, 'directory.json', ...readdirSync(new URL('lists/', folder)).map((name) => `lists/${name}`)].map(
    (path) => [path, readFileSync(new URL(path, folder), 'utf8')] as const,
  ),
);

/** Throws with the faulty place when a file does not parse: nothing else can be said about it then. */
export function readProcedure(code: string): Procedure {
  const parsed = parseProcedure(expandBlocks(readJson(`${code}.json`)));
  if (!parsed.ok) throw new Error(`${code}: ${parsed.problem.code} at ${parsed.problem.message ?? '?'}`);
  return parsed.value;
}

export const directory = readJson('directory.json') as readonly DirectoryEntry[];

export interface ListFile {
  readonly name: string;
  readonly source: string;
  readonly notes: readonly string[];
  readonly items: readonly {
    readonly code: string;
    readonly name: string;
    readonly fullName?: string;
    readonly mergedFrom?: readonly string[];
    readonly provinceCode?: string;
    readonly searchKey?: string;
    readonly type?: string;
    readonly aliases?: readonly string[];
  }[];
}

export function readList(name: string): ListFile {
  return readJson(`lists/${name}.json`) as ListFile;
}

export function readHolidays(): {
  readonly holidays: readonly string[];
  readonly swapWorkingDays: readonly string[];
  readonly complete: { readonly [year: string]: boolean };
  readonly named: readonly { readonly date: string; readonly name: string; readonly source: string }[];
} {
  return readJson('lists/holidays.json') as ReturnType<typeof readHolidays>;
}

export function sectionsOf(procedure: Procedure): readonly Section[] {
  return procedure.form?.sections ?? [];
}

/** Every question of the form, those inside groups too. */
export function questionsOf(procedure: Procedure): readonly Question[] {
  const open = (questions: readonly Question[]): readonly Question[] =>
    questions.flatMap((question) => (question.type === 'group' ? [question, ...open(question.questions)] : [question]));
  return sectionsOf(procedure).flatMap((section) => open(section.questions));
}

/** The codes whose file has a form. */
export const completeForms = fileNames
  .map((name) => name.replace('.json', ''))
  .filter((code) => readProcedure(code).form !== undefined);
