import { describe, expect, it } from 'vitest';
import type { XlsformFault } from '../../../../src/core/definition/xlsform-fault.ts';
import { readXlsform } from '../../../../src/gateway/publishing/xlsform/read-xlsform.ts';
import { sheetNoteSentence } from '../../../../src/ui/texts/vi/xlsform-faults.ts';
import { cellsOf, workbookOf } from './household-survey.ts';

const header =
  'type | name | label | relevant | constraint | calculation | default | gocua_max_length | gocua_sensitive';
const settings = ['form_title | form_id | version', 'Mẫu | 9.000001 | 2'];
const good = 'text | who | Tên';

interface Given {
  readonly survey?: readonly string[];
  readonly choices?: readonly string[];
  readonly settings?: readonly string[];
  readonly gocua_procedure?: readonly string[];
  readonly gocua_papers?: readonly string[];
  readonly notes?: readonly string[];
}

/** Every remark as `code sheet row column detail`. */
function remarksOf(given: Given): readonly string[] {
  const sheets = { survey: [header, good], settings, ...given };
  const reading = readXlsform(
    workbookOf(Object.fromEntries(Object.entries(sheets).map(([name, lines]) => [name, cellsOf(lines)]))),
  );
  const notes = reading.ok ? reading.value.warnings : reading.faults;
  for (const note of notes) expect(sheetNoteSentence(note)).not.toMatch(/undefined|^$|\.md\b/);
  return notes
    .filter(({ code }) => code !== 'default-used')
    .map(({ code, sheet, row, column = '', detail = '' }) => [code, sheet, row, column, detail].join(' ').trim());
}

/** A survey of one good row, and these from row 3 on. */
function survey(...rows: readonly string[]): Given {
  return { survey: [header, good, ...rows] };
}

const cases: readonly (readonly [XlsformFault, Given, string])[] = [
  ['sheet-unsupported', { notes: ['Việc cần làm'] }, 'sheet-unsupported notes 1'],
  ['sheet-missing', { settings: [] }, 'sheet-missing settings 1  settings'],
  ['column-missing', { survey: ['type | label', 'text | Tên'] }, 'column-missing survey 1 name'],
  [
    'column-unsupported',
    { survey: ['type | name | label | trigger', good, 'text | b | B | ${who}'] },
    'column-unsupported survey 3 trigger',
  ],
  [
    'column-unsupported',
    { survey: ['type | name | label | media::image', good] },
    'column-unsupported survey 1 media::image',
  ],
  ['column-unsupported', { survey: ['type | name | label', 'text | who | Tên | thừa'] }, 'column-unsupported survey 2'],
  [
    'column-unsupported',
    { survey: ['type | name | label | hint', good, 'begin_group | g | G | gợi ý', 'end_group'] },
    'column-unsupported survey 3 hint',
  ],
  [
    'column-duplicate',
    { survey: ['type | name | label | label', 'text | who | Tên | Tên khác'] },
    'column-duplicate survey 2 label',
  ],
  [
    'language-unsupported',
    { survey: ['type | name | label::vi | label::English', 'text | who | Tên | Name'] },
    'language-unsupported survey 2 label::English',
  ],
  ['number-expected', survey('text | b | B |  |  |  |  | dài'), 'number-expected survey 3 gocua_max_length dài'],
  [
    'yes-no-expected',
    survey('text | b | B |  |  |  |  |  | có thể'),
    'yes-no-expected survey 3 gocua_sensitive có thể',
  ],
  [
    'json-malformed',
    { survey: ['type | name | label | gocua_more', 'text | who | Tên | {"a":'] },
    'json-malformed survey 2 gocua_more',
  ],
  ['value-missing', survey('calculate | b | B'), 'value-missing survey 3 calculation'],
  [
    'value-unknown',
    { survey: ['type | name | label | gocua_type', 'text | who | Tên | hologram'] },
    'value-unknown survey 2 gocua_type hologram',
  ],
  ['type-missing', survey(' | b | B'), 'type-missing survey 3 type'],
  ...[
    'geopoint',
    'image',
    'audio',
    'video',
    'file',
    'barcode',
    'rank x',
    'range',
    'dateTime',
    'hidden',
    'xml-external',
    'select_multiple x or_other',
  ].map((type) => ['type-unsupported', survey(`${type} | b | B`), `type-unsupported survey 3 type ${type}`] as const),
  ['type-ignored', survey('deviceid | b'), 'type-ignored survey 3 type deviceid'],
  ['name-missing', survey('text |  | B'), 'name-missing survey 3 name'],
  ['name-invalid', survey('text | họ tên | B'), 'name-invalid survey 3 name họ tên'],
  ['name-duplicate', survey('text | who | B'), 'name-duplicate survey 3 name who'],
  ['label-missing', survey('text | b'), 'label-missing survey 3 label b'],
  ['label-placeholder', survey('text | b | Chào ${who}'), 'label-placeholder survey 3 label'],
  ['group-unbalanced', survey('end_group'), 'group-unbalanced survey 3 type'],
  ['group-unbalanced', survey('begin_group | g | G'), 'group-unbalanced survey 3 type'],
  ['group-unbalanced', survey('begin_repeat | g | G', 'text | b | B', 'end_group'), 'group-unbalanced survey 5 type'],
  [
    'group-flattened',
    survey('begin_group | g | G', 'begin_group | h | H', 'text | b | B', 'end_group', 'end_group'),
    'group-flattened survey 4 type h',
  ],
  ['group-empty', survey('begin_repeat | g | G', 'end_repeat'), 'group-empty survey 3 type'],
  [
    'repeat-too-deep',
    survey(
      ...['a', 'b', 'c', 'd'].map((name) => `begin_repeat | ${name} | G`),
      'text | e | E',
      ...Array.from({ length: 4 }, () => 'end_repeat'),
    ),
    'repeat-too-deep survey 6 type',
  ],
  [
    'repeat-too-deep',
    survey(
      ...Array.from({ length: 13 }, (_, at) => `begin_group | g${at} | G`),
      ...Array.from({ length: 13 }, () => 'end_group'),
    ),
    'repeat-too-deep survey 15 type',
  ],
  [
    'repeat-count-unsupported',
    { survey: ['type | name | label | repeat_count', 'begin_repeat | g | G | ${n}', good, 'end_repeat'] },
    'repeat-count-unsupported survey 2 repeat_count ${n}',
  ],
  [
    'appearance-unsupported',
    { survey: ['type | name | label | appearance', 'text | who | Tên | w1 multiline'] },
    'appearance-unsupported survey 2 appearance w1',
  ],
  [
    'default-unsupported',
    survey('text | b | B |  |  |  | concat(${who})'),
    'default-unsupported survey 3 default concat(${who})',
  ],
  ['default-unsupported', survey('integer | b | B |  |  |  | nhiều'), 'default-unsupported survey 3 default nhiều'],
  [
    'constraint-message-missing',
    survey('integer | b | B |  | . > 1'),
    'constraint-message-missing survey 3 constraint_message',
  ],
  ['list-unknown', survey('select_one colours | b | B'), 'list-unknown survey 3 type colours'],
  ['list-unknown', survey('select_one_from_file towns.csv | b | B'), 'list-unknown survey 3 type towns'],
  [
    'choice-duplicate',
    { choices: ['list_name | name | label', 'a | 1 | Một', 'a | 1 | Hai'] },
    'choice-duplicate choices 3 name 1',
  ],
  ['choice-incomplete', { choices: ['list_name | name | label', 'a |  | Một'] }, 'choice-incomplete choices 2 name'],
  [
    'column-unsupported',
    { choices: ['list_name | name | label | image', 'a | 1 | Một | a.png'] },
    'column-unsupported choices 2 image',
  ],
  ['expression-malformed', survey('text | b | B | ${who} = '), 'expression-malformed survey 3 relevant'],
  [
    'expression-unsupported',
    survey("text | b | B |  | regex(., '^a')"),
    'expression-unsupported survey 3 constraint regex()',
  ],
  [
    'expression-unsupported',
    survey('calculate | b | B |  |  | pulldata(1)'),
    'expression-unsupported survey 3 calculation pulldata()',
  ],
  [
    'expression-too-deep',
    survey(`text | b | B | ${'not('.repeat(20)}\${who}${')'.repeat(20)}`),
    'expression-too-deep survey 3 relevant',
  ],
  ['reference-unknown', survey("text | b | B | ${whom} = 'x'"), 'reference-unknown survey 3 relevant whom'],
  ['setting-unsupported', { settings: [...settings, 'Hai | 2'] }, 'setting-unsupported settings 3'],
  [
    'column-unsupported',
    { settings: [`${settings[0]} | public_key`, `${settings[1]} | abc`] },
    'column-unsupported settings 2 public_key',
  ],
  ['key-unknown', { gocua_procedure: ['key | value', 'agancy | Xã'] }, 'key-unknown gocua_procedure 2 key agancy'],
  [
    'number-expected',
    { gocua_procedure: ['key | value', 'graceDays | lâu'] },
    'number-expected gocua_procedure 2 value graceDays',
  ],
  [
    'code-changed',
    { settings: ['form_title | form_id | version', 'Mẫu | khai_sinh | 2'] },
    'code-changed settings 2 form_id khai.sinh',
  ],
  [
    'version-changed',
    { settings: ['form_title | form_id | version', 'Mẫu | 9.1 | nháp'] },
    'version-changed settings 2 version nháp',
  ],
  ['value-missing', { settings: ['form_title | form_id | version', 'Mẫu |  | 2'] }, 'value-missing settings 2 form_id'],
  ['procedure-invalid', survey('text | b | B | ${c}', 'text | c | C | ${b}'), 'procedure-invalid survey 3  b → c → b'],
  [
    'procedure-invalid',
    { gocua_papers: ['paper_id | name | need', 'p | Giấy | photo', 'p | Giấy khác | photo'] },
    'procedure-invalid gocua_papers 3  p',
  ],
  [
    'procedure-invalid',
    { gocua_procedure: ['key | value', 'effectiveFrom | hôm qua'] },
    'procedure-invalid gocua_procedure 2  effectiveFrom',
  ],
];

describe('what of a sheet cannot be taken', () => {
  it.each(cases)('%s is said with its sheet, row and column', (_, given, remark) => {
    expect(remarksOf(given)).toContain(remark);
  });

  it('is nothing for a plain form', () => {
    expect(remarksOf({})).toEqual([]);
  });

  it('is said of every row that has it', () => {
    const remarks = remarksOf(survey('image | b | B', 'text | c | C | ${x}', 'barcode | d | D'));
    expect(remarks.map((remark) => remark.split(' ').slice(0, 3).join(' '))).toEqual([
      'type-unsupported survey 3',
      'type-unsupported survey 5',
      'reference-unknown survey 4',
    ]);
  });
});

it('takes what the gateway and ODK call by other names', () => {
  const lines = [
    'Type | Name | Label | Relevance | Calculation | Default | Appearance',
    'string | a | A',
    "select one from_list | b | B | ${a} != ''",
    'select_one communes | c | C',
    'int | d | D |  |  | 7',
    'date | e | E |  |  | today() | month-year',
    'text | f | F |  |  |  | multiline',
  ];
  const reading = readXlsform(
    workbookOf({
      Survey: cellsOf(lines),
      Choices: cellsOf(['list name | value | label', 'from_list | 1 | Một']),
      Settings: cellsOf(['Form Title | id_string', 'Mẫu | 9.1']),
    }),
  );
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  expect(reading.value.procedure).toMatchObject({
    code: '9.1',
    form: {
      sections: [
        {
          questions: [
            { id: 'a', type: 'text' },
            { type: 'choice', choices: [{ value: '1', label: 'Một' }], when: { question: 'a', isAnswered: true } },
            { type: 'choice', list: 'communes' },
            { type: 'number', defaultsTo: 7 },
            { type: 'date', precisions: ['month'], defaultsTo: { today: true } },
            { type: 'long-text' },
          ],
        },
      ],
    },
  });
});
