import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readXlsform } from '../../../../src/gateway/publishing/xlsform/read-xlsform.ts';
import { unpackArchive } from '../../../../src/gateway/publishing/xlsform/unpack-archive.ts';
import { cellsOf, householdSurvey, workbookOf } from './household-survey.ts';
import { zipOf } from './zip-archive.ts';

const unpacked = unpackArchive(householdSurvey());
const parts = unpacked.ok ? Object.fromEntries(unpacked.value) : {};
const sheet = 'xl/worksheets/sheet1.xml';

function codesOf(bytes: Uint8Array): readonly string[] {
  const reading = readXlsform(bytes);
  return reading.ok ? ['ok'] : reading.faults.map(({ code }) => code);
}

/** The survey's workbook with one part in another's place. */
function withPart(path: string, xml: string, declared?: number): Uint8Array {
  return zipOf({ ...parts, [path]: xml }, declared);
}

function surveyOf(lines: readonly string[]): Uint8Array {
  return workbookOf({ survey: cellsOf(lines), settings: cellsOf(['form_title | form_id | version', 'Mẫu | 9.1 | 1']) });
}

describe('a file that is no workbook, or too large a one', () => {
  it('is taken as it is when it is neither', () => {
    expect(codesOf(zipOf(parts))).toEqual(['ok']);
  });

  it('is refused before it is unpacked', () => {
    expect(codesOf(new Uint8Array(2_000_001))).toEqual(['file-too-large']);
    expect(codesOf(new Uint8Array())).toEqual(['file-not-xlsx']);
    expect(codesOf(randomBytes(4000))).toEqual(['file-not-xlsx']);
    expect(codesOf(new TextEncoder().encode('type,name,label\ntext,a,A\n'))).toEqual(['file-not-xlsx']);
    // An OpenDocument spreadsheet is an archive too.
    expect(
      codesOf(zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' })),
    ).toEqual(['file-not-xlsx']);
  });

  it('is refused when it is cut off anywhere', () => {
    const whole = householdSurvey();
    for (let length = 30; length < whole.length; length += 997) {
      expect(['file-damaged', 'file-not-xlsx']).toContain(codesOf(whole.slice(0, length))[0]);
    }
  });

  it('is unpacked up to a bound, whatever size it says', () => {
    const bomb = ' '.repeat(40_000_000);
    for (const declared of [undefined, 0, 10, 0xffff_ffff]) {
      expect(codesOf(withPart('xl/sharedStrings.xml', bomb, declared))).toEqual(['file-unpacks-too-large']);
    }
    expect(codesOf(zipOf({ ...parts, 'xl/media/image1.png': bomb }))).toEqual(['ok']);
  });

  it('is refused when it lists or marks up more than a form could', () => {
    const many = (text: string, count: number) => text.repeat(count);
    expect(codesOf(withPart(sheet, `<sheetData>${many('<c r="A1"/>', 700_000)}</sheetData>`))).toEqual([
      'file-unpacks-too-large',
    ]);
    expect(codesOf(withPart('xl/sharedStrings.xml', many('<si>', 700_000)))).toEqual(['file-unpacks-too-large']);
    expect(codesOf(withPart('xl/workbook.xml', many('<sheet name="s" sheetId="1" r:id="rId1"/>', 6000)))).toEqual([
      'file-unpacks-too-large',
    ]);
  });

  it('counts the cells that are there, not those that it names', () => {
    const cells = '<sheetData><row r="1"><c r="A1" t="str"><v>type</v></c></row></sheetData>';
    for (const around of [
      `<dimension ref="A1:XFD1048576"/>${cells}`,
      `<cols><col min="1" max="2000000000"/></cols>${cells}`,
      `${cells}<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`,
      `${cells}<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>`,
    ]) {
      expect(codesOf(withPart(sheet, `<worksheet>${around}</worksheet>`))).toContain('column-missing');
    }
  });

  it('is refused with the row that is too far, too wide or too long', () => {
    const rows = (count: number) => [
      'type | name | label',
      ...Array.from({ length: count }, (_, at) => `text | q${at} | Q`),
    ];
    expect(codesOf(surveyOf(rows(900)))).toEqual(['ok']);
    expect(codesOf(surveyOf(rows(2000)))).toEqual(['too-many-rows']);
    expect(codesOf(surveyOf([...rows(1), ...Array.from({ length: 3000 }, () => ''), 'note | far | Xa']))).toEqual([
      'too-many-rows',
    ]);
    expect(codesOf(surveyOf([...rows(1), `${'|'.repeat(60)} xa`]))).toEqual(['too-many-columns']);
    expect(codesOf(surveyOf([...rows(1), `note | long | ${'ả'.repeat(4000)}`]))).toEqual(['ok']);
    expect(codesOf(surveyOf([...rows(1), `note | long | ${'ả'.repeat(4001)}`]))).toEqual(['cell-too-long']);
  });

  it('is refused where a formula has failed or a cell stands nowhere', () => {
    const cell = (inner: string) =>
      withPart(sheet, `<worksheet><sheetData><row r="1">${inner}</row></sheetData></worksheet>`);
    expect(codesOf(cell('<c r="A1" t="e"><v>#REF!</v></c>'))).toContain('cell-error');
    expect(codesOf(cell('<c r="A0" t="str"><v>nowhere</v></c>'))).toEqual(['file-damaged']);
  });

  it('takes days, numbers and yes or no as the spreadsheet shows them', () => {
    const workbook = workbookOf({
      survey: [
        ['type', 'name', 'label', 'required', 'default'],
        ['date', 'born', 'Sinh ngày', true, new Date(Date.UTC(2020, 0, 31))],
        ['integer', 'size', 'Số người', false, 4],
      ],
      settings: [
        ['form_title', 'form_id', 'version'],
        ['Mẫu', '9.1', 3],
      ],
    });
    const reading = readXlsform(workbook);
    expect(reading.ok && reading.value.procedure).toMatchObject({
      version: 3,
      form: {
        sections: [
          {
            questions: [
              { required: true, defaultsTo: { iso: '2020-01-31', precision: 'day' } },
              { required: false, defaultsTo: 4 },
            ],
          },
        ],
      },
    });
  });
});
