import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseProcedure } from '../../../../src/core/definition/parse-procedure.ts';
import type { Procedure } from '../../../../src/core/procedure/procedure.ts';
import { readCatalogue } from '../../../../src/gateway/administration/read-catalogue.ts';
import { readXlsform } from '../../../../src/gateway/publishing/xlsform/read-xlsform.ts';
import { exportSheets, writeXlsform } from '../../../../src/gateway/publishing/xlsform/write-xlsform.ts';
import { propertyRuns } from '../../../fixtures/runs.ts';
import { arbitraryProcedure } from './procedure-arbitrary.ts';

const { procedures } = await readCatalogue();
const published = procedures.map(({ procedure }) => [procedure.code, procedure] as const);

function importOf(procedure: Procedure) {
  const reading = readXlsform(writeXlsform(procedure));
  return reading.ok ? { procedure: reading.value.procedure, remarks: reading.value.warnings } : reading.faults;
}

describe('a procedure written as an XLSForm and read again', () => {
  it.each(published)('%s is the same, with nothing to remark', (_, procedure) => {
    expect(importOf(procedure)).toEqual({ procedure, remarks: [] });
  });

  it('is the same whatever it says', () => {
    fc.assert(
      fc.property(arbitraryProcedure, (procedure) => {
        expect(parseProcedure(procedure)).toMatchObject({ ok: true });
        const back = importOf(procedure);
        expect('procedure' in back ? findDifference(back.procedure, procedure) : back).toBeUndefined();
      }),
      { numRuns: propertyRuns(120, 5000) },
    );
  }, 600_000);

  it('says nearly all of the published logic in words that other tools read too', () => {
    const cells = published.flatMap(([, procedure]) => logicCells(procedure));
    const inOurs = cells.filter(({ column }) => column.startsWith('gocua_'));
    expect(cells.length).toBeGreaterThan(500);
    expect(inOurs.length).toBeLessThan(cells.length / 10);
  });
});

describe('the workbook that is written', () => {
  it.each(published)('%s has what converters for ODK ask of one', (_, procedure) => {
    const [survey = [], choices = []] = ['survey', 'choices'].map((name) => tableOf(procedure, name));
    const lists = new Set(choices.map((row) => row['list_name']));
    const names = survey.filter(({ type }) => !type?.startsWith('end_')).map(({ name = '' }) => name);
    expect(names.filter((name) => !/^[A-Za-z_][A-Za-z0-9._-]*$/.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
    for (const row of survey) {
      const [type = '', list = ''] = (row['type'] ?? '').split(' ');
      if (type === 'select_one' || type === 'select_multiple') expect(lists).toContain(list);
      if (type === 'calculate') expect(row['calculation']).not.toBe('');
      for (const column of ['relevant', 'required', 'constraint', 'calculation']) {
        for (const [, id] of (row[column] ?? '').matchAll(/\$\{([^}]*)\}/g)) expect(names).toContain(id);
      }
    }
    // Several choices stand in one answer apart by blanks.
    const several = new Set(survey.flatMap(({ type = '' }) => /^select_multiple (\S+)/.exec(type)?.[1] ?? []));
    const blank = choices.filter((row) => several.has(row['list_name'] ?? '') && /\s/.test(row['name'] ?? ''));
    expect(blank).toEqual([]);
  });
});

/** Where two values differ; a diff of two whole procedures would fill the screen. */
function findDifference(one: unknown, other: unknown, place = ''): string | undefined {
  if (isDeepStrictEqual(one, other)) return undefined;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return `${place}: ${JSON.stringify(one)} is not ${JSON.stringify(other)}`;
  }
  const fields = (value: object) => value as { readonly [name: string]: unknown };
  const name = Object.keys({ ...one, ...other }).find(
    (key) => !isDeepStrictEqual(fields(one)[key], fields(other)[key]),
  );
  return name === undefined ? place : findDifference(fields(one)[name], fields(other)[name], `${place}.${name}`);
}

type Table = readonly { readonly [column: string]: string }[];

function tableOf(procedure: Procedure, name: string): Table {
  const [header = [], ...rows] = exportSheets(procedure).find((sheet) => sheet.name === name)?.rows ?? [];
  return rows.map((row) => Object.fromEntries(header.map((column, at) => [column, row[at] ?? ''])));
}

function logicCells(procedure: Procedure): readonly { readonly column: string }[] {
  const columns = ['relevant', 'constraint', 'calculation'].flatMap((name) => [name, `gocua_${name}`]);
  return tableOf(procedure, 'survey').flatMap((row) =>
    columns.filter((column) => !['', "''", undefined].includes(row[column])).map((column) => ({ column })),
  );
}
