/**
 * Ten thousand spoiled spreadsheets: a named fault or a valid procedure, nothing else. Most are spoiled as rows, which is what
 * people do; the others as bytes, which is what networks and attackers do.
 */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseProcedure } from '../../../../src/core/definition/parse-procedure.ts';
import type { Procedure } from '../../../../src/core/procedure/procedure.ts';
import { importSheets, isKnownSheet } from '../../../../src/gateway/publishing/xlsform/read-sheets.ts';
import type { SheetsImport } from '../../../../src/gateway/publishing/xlsform/read-sheets.ts';
import { readWorkbook } from '../../../../src/gateway/publishing/xlsform/read-workbook.ts';
import { readXlsform } from '../../../../src/gateway/publishing/xlsform/read-xlsform.ts';
import { unpackArchive } from '../../../../src/gateway/publishing/xlsform/unpack-archive.ts';
import type { Sheet } from '../../../../src/gateway/publishing/xlsform/sheet.ts';
import { exportSheets, writeXlsform } from '../../../../src/gateway/publishing/xlsform/write-xlsform.ts';
import { readProcedure } from '../../../fixtures/read-procedure.ts';
import { fuzzRuns, fuzzTimeoutMs } from '../../../fixtures/runs.ts';
import { householdSurvey } from './household-survey.ts';
import { zipOf } from './zip-archive.ts';

/** The machine may be busy with other suites. */
const longestMs = Math.max(fuzzTimeoutMs, 300_000);

const survey = readWorkbook(householdSurvey(), isKnownSheet);
if (!survey.ok) throw new Error('the household survey cannot be read');
const imported = importSheets(survey.value);
if (!imported.ok) throw new Error('the household survey cannot be imported');
const seeds: readonly (readonly Sheet[])[] = [survey.value, exportSheets(readProcedure('1.010803'))];

/** What cells hold that were meant for another place, or for harm. */
const poison = [
  ['', '.', '${', '${who} = ', "'", '((((', ')', 'not(', "${head_name} = 'x'", '${hh_size} div 0', '. = .', '${kind}'],
  ['begin_repeat', 'end_repeat', 'begin_group', 'end_group', 'select_one', 'select_one roof', 'calculate', 'hologram'],
  [
    'gocua:',
    'gocua:{}',
    'gocua:null',
    'gocua:[[[[',
    '{"calc":"sum"}',
    '{"all":[]}',
    '[]',
    'null',
    '{"__proto__":{"a":1}}',
  ],
  ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '$today', '-1', '1e309', 'NaN', '99999999999999999999'],
  ['gocua_long:1', 'form.sections', 'form', 'sla.constructor.x', '\u0000', '\ud800', 'ả'.repeat(4000)],
  [`${'('.repeat(500)}1`, `${'not('.repeat(300)}1`, `1${' + 1'.repeat(900)}`, `${'- '.repeat(900)}1`, '['.repeat(4000)],
  [`{"not":${'{"not":'.repeat(300)}1${'}'.repeat(301)}`, `${"'a' or ".repeat(150)}'a'`, '9'.repeat(400)],
].flat();

interface Spoil {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  readonly how: 'poison' | 'copy' | 'drop-row' | 'double-row' | 'swap-rows' | 'header' | 'text';
  readonly other: number;
  readonly text: string;
}

const spoil: fc.Arbitrary<Spoil> = fc.record({
  sheet: fc.nat(20),
  row: fc.nat(60),
  column: fc.nat(30),
  how: fc.constantFrom('poison', 'poison', 'poison', 'copy', 'drop-row', 'double-row', 'swap-rows', 'header', 'text'),
  other: fc.nat(10_000),
  text: fc.string({ unit: 'binary', maxLength: 12 }),
});

function spoiled(sheets: readonly Sheet[], { sheet, row, column, how, other, text }: Spoil): readonly Sheet[] {
  const target = sheets[sheet % sheets.length];
  if (target === undefined || target.rows.length === 0) return sheets;
  const rows = target.rows.map((cells) => [...cells]);
  const at = row % rows.length;
  const cells = rows[at] ?? [];
  const from = sheets[other % sheets.length]?.rows ?? [];
  const cell = from[other % Math.max(1, from.length)]?.[other % 11] ?? '';
  const cellAt = column % Math.max(1, cells.length);
  if (how === 'drop-row') rows.splice(at, 1);
  else if (how === 'double-row') rows.splice(at, 0, [...cells]);
  else if (how === 'swap-rows') [rows[at], rows[other % rows.length]] = [rows[other % rows.length] ?? [], cells];
  else if (how === 'header') rows[0] = rows[0]?.map((name, index) => (index === cellAt ? cell : name)) ?? [];
  else cells[cellAt] = how === 'poison' ? (poison[other % poison.length] ?? '') : how === 'copy' ? cell : text;
  return sheets.map((one) => (one === target ? { name: one.name, rows } : one));
}

interface Change {
  readonly at: number;
  readonly byte: number;
  /** 0: the file ends at the first change. */
  readonly cut: number;
}

function changed(file: Uint8Array, changes: readonly Change[]): Uint8Array {
  const bytes = Uint8Array.from(file);
  for (const { at, byte } of changes) bytes[at % bytes.length] = byte;
  const [first] = changes;
  return first?.cut === 0 ? bytes.slice(0, first.at % bytes.length) : bytes;
}

function changedInside(file: Uint8Array, changes: readonly Change[]): Uint8Array {
  const unpacked = unpackArchive(file);
  const parts = unpacked.ok ? [...unpacked.value] : [];
  const which = (changes[0]?.at ?? 0) % Math.max(1, parts.length);
  return zipOf(
    Object.fromEntries(parts.map(([path, xml], at) => [path, at === which ? changed(xml, changes) : xml] as const)),
  );
}

function judge(reading: SheetsImport): void {
  if (reading.ok) {
    expect(parseProcedure(reading.value.procedure).ok).toBe(true);
    // What was read can be written, and is whole JSON.
    JSON.stringify(reading.value.procedure);
  } else {
    expect(reading.faults.length).toBeGreaterThan(0);
    for (const { code, sheet, row } of reading.faults) {
      expect([typeof code, typeof sheet, row > 0]).toEqual(['string', 'string', true]);
    }
  }
}

describe('a spoiled spreadsheet', () => {
  it(
    'with other cells and rows is a named fault or a valid procedure',
    () => {
      let taken = 0;
      fc.assert(
        fc.property(fc.nat(seeds.length - 1), fc.array(spoil, { minLength: 1, maxLength: 4 }), (seed, spoils) => {
          const reading = importSheets(spoils.reduce(spoiled, seeds[seed] ?? []));
          judge(reading);
          if (reading.ok) taken += 1;
        }),
        { numRuns: fuzzRuns(9500) },
      );
      // Both ends are reached: what people spoil a little is often still a form.
      expect(taken).toBeGreaterThan(100);
    },
    longestMs,
  );

  it(
    'with other bytes is a named fault or a valid procedure',
    () => {
      const files = [householdSurvey(), writeXlsform(imported.value.procedure as Procedure)];
      const change = fc.record({ at: fc.nat(1_000_000), byte: fc.nat(255), cut: fc.nat(30) });
      const changes = fc.array(change, { minLength: 1, maxLength: 6 });
      fc.assert(
        // Packed bytes that were changed seldom unpack, so every other time what is inside is changed.
        fc.property(fc.nat(1), fc.boolean(), changes, (which, isInside, given) => {
          const file = files[which] ?? new Uint8Array();
          judge(readXlsform(isInside ? changedInside(file, given) : changed(file, given)));
        }),
        { numRuns: Math.min(20_000, fuzzRuns(500)) },
      );
    },
    longestMs,
  );
});
