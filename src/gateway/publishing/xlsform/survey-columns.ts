/** The columns of the sheet `survey`: XLSForm's own, and with `gocua_` before them those that only our forms have. */

import type { Field } from './fields.ts';
import type { Columns } from './sheet.ts';
import { columnNames } from './sheet.ts';

/** Fields of questions that stand in one cell whatever the question's type. */
export const questionFields: readonly Field[] = [
  { column: 'hint', name: 'hint', kind: 'text' },
  { column: 'guidance_hint', name: 'help', kind: 'text' },
  { column: 'gocua_item', name: 'item', kind: 'text' },
  { column: 'gocua_official_label', name: 'officialLabel', kind: 'text' },
  { column: 'gocua_clip', name: 'clip', kind: 'text' },
  { column: 'gocua_print', name: 'print', kind: 'text' },
  { column: 'gocua_means', name: 'means', kind: 'dotted' },
  { column: 'gocua_shared', name: 'shared', kind: 'text' },
  { column: 'gocua_sensitive', name: 'sensitive', kind: 'flag' },
  { column: 'gocua_unverified', name: 'unverified', kind: 'text' },
  { column: 'gocua_max_length', name: 'maxLength', kind: 'number' },
  { column: 'gocua_upper_case', name: 'upperCase', kind: 'flag' },
  { column: 'gocua_min', name: 'min', kind: 'number' },
  { column: 'gocua_max', name: 'max', kind: 'number' },
  { column: 'gocua_unit', name: 'unit', kind: 'text' },
  { column: 'gocua_precisions', name: 'precisions', kind: 'words' },
  { column: 'gocua_may_be_future', name: 'mayBeFuture', kind: 'flag' },
  { column: 'gocua_list', name: 'list', kind: 'text' },
  { column: 'gocua_other', name: 'other', kind: 'flag' },
];

export const sectionFields: readonly Field[] = [
  { column: 'gocua_official_title', name: 'officialTitle', kind: 'text' },
  { column: 'gocua_column', name: 'column', kind: 'text' },
];

/** In the order in which they are written. */
export const surveyColumns: readonly string[] = [
  'type',
  'name',
  'label',
  'hint',
  'guidance_hint',
  'required',
  'relevant',
  'constraint',
  'constraint_message',
  'calculation',
  'default',
  'appearance',
  'repeat_count',
  'gocua_type',
  'gocua_id',
  'gocua_relevant',
  'gocua_required',
  'gocua_constraint',
  'gocua_warning',
  'gocua_warning_message',
  'gocua_constraints',
  'gocua_calculation',
  'gocua_default',
  ...questionFields.map(({ column }) => column).filter((column) => column.startsWith('gocua_')),
  ...sectionFields.map(({ column }) => column),
  'gocua_more',
];

export const survey: Columns = {
  names: columnNames(surveyColumns, {
    relevance: 'relevant',
    calculate: 'calculation',
    constraint_msg: 'constraint_message',
    caption: 'label',
    repeat: 'repeat_count',
  }),
  inLanguages: new Set(['label', 'hint', 'guidance_hint', 'constraint_message']),
};

/** What `integer` asks beyond a number; the same words mark it again when the form is written. */
export const wholeNumberMessage = 'Chỉ nhập số nguyên.';
