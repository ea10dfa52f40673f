import type { XlsformFault } from '../../../core/definition/xlsform-fault.ts';

export const sentences: Record<XlsformFault, (detail: string) => string> = {
  'file-too-large': () => 'The file is larger than 2 MB. Remove pictures and sheets that are not used, then upload it.',
  'file-not-xlsx': () => 'This is not an .xlsx spreadsheet. Save it again as “Excel (.xlsx)”.',
  'file-damaged': () => 'The file is damaged and cannot be opened. Open it in a spreadsheet program and save it again.',
  'file-unpacks-too-large': () => 'The file holds too much. Remove sheets and rows that are not used.',
  'sheet-missing': (detail) => `The sheet “${detail}” is missing.`,
  'sheet-unsupported': () => 'This sheet is not read.',
  'too-many-rows': () => 'The sheet has more than 2,000 rows.',
  'too-many-columns': () => 'The sheet has more than 60 columns.',

  'column-missing': () => 'This column is missing.',
  'column-unsupported': () => 'This column is not supported here, so it is not taken over.',
  'column-duplicate': () => 'This column stands twice; only the first is read.',
  'language-unsupported': () =>
    'A form takes one language (Vietnamese if it is there); this language column is not taken over.',
  'cell-too-long': () => 'The cell has more than 4,000 characters.',
  'cell-error': () => 'The cell has a formula that is faulty or not worked out. Paste it again as a value.',
  'number-expected': (detail) => `A number is needed here${quoted(detail)}.`,
  'yes-no-expected': (detail) => `“yes” or “no” is needed here${quoted(detail)}.`,
  'json-malformed': () => 'This cell holds JSON that is written wrongly. Check brackets and commas.',
  'value-missing': () => 'This cell must not be empty.',
  'value-unknown': (detail) => `This value is not among those allowed${quoted(detail)}.`,

  'type-missing': () => 'The row has content but no kind of question (column type).',
  'type-unsupported': (detail) =>
    `The kind of question “${detail}” is not supported. Use text, integer, decimal, date, time, note, calculate, select_one or select_multiple.`,
  'type-ignored': (detail) => `“${detail}” is recorded by the device; nobody is asked here, so it is left out.`,
  'name-missing': () => 'The name is missing (column name).',
  'name-invalid': (detail) =>
    `The name “${detail}” cannot be used: begin with a letter without accents, then letters, digits, dots, hyphens or underscores.`,
  'name-duplicate': (detail) => `The name “${detail}” is used twice. Each question needs a name of its own.`,
  'label-missing': (detail) => `The words of the question are missing (column label); “${detail}” is used for now.`,
  'label-placeholder': () =>
    'The words have ${…}: the app does not put answers into questions, so it is shown as it stands.',
  'group-unbalanced': () => 'A group is begun and not ended, or ended and not begun. Check the rows begin and end.',
  'group-flattened': (detail) =>
    `The group “${detail}” is inside another one: it becomes a heading, and its condition applies to each question in it.`,
  'group-empty': () => 'The repeated group has no questions.',
  'repeat-too-deep': () => 'Groups are nested too deeply (repeated groups at most 3 levels).',
  'repeat-count-unsupported': () =>
    'The number of repeats can only be a number; this expression is not taken over, and each repeat is added by hand.',
  'appearance-unsupported': (detail) => `The appearance “${detail}” is not taken over; the app chooses how to show it.`,
  'default-unsupported': () => 'This preset value is not taken over: only fixed values, or today() for dates.',
  'constraint-message-missing': () =>
    'This condition has no message (column constraint_message); a general sentence is used for now.',
  'list-unknown': (detail) => `The sheet choices has no list “${detail}”.`,
  'choice-duplicate': (detail) => `The choice “${detail}” stands twice in the same list.`,
  'choice-incomplete': () => 'A row of choices needs list_name and name.',

  'expression-malformed': (detail) =>
    detail === ''
      ? 'The expression is written wrongly. Check brackets and quotation marks.'
      : `The expression is written wrongly near “${detail}”.`,
  'expression-unsupported': (detail) => `The expression uses “${detail}”, which is not supported here.`,
  'expression-too-deep': () => 'The expression is too long or too deeply nested. Split it into calculations.',
  'reference-unknown': (detail) => `No question is called “${detail}”.`,

  'setting-unsupported': () => 'The sheet settings has only one row of content; this row is not read.',
  'key-unknown': (detail) => `There is nothing called “${detail}” here, or it stands in a row above.`,
  'default-used': (detail) => `“${detail}” is not given; a standard value is used. Fill it in before you publish.`,
  'code-changed': (detail) => `form_id was changed to “${detail}” (only letters, digits and dots).`,
  'version-changed': () => 'The version is not a positive whole number; 1 is used for now.',
  'procedure-invalid': (detail) => `The procedure is not valid here${quoted(detail)}.`,
};

function quoted(detail: string): string {
  return detail === '' ? '' : `: “${detail}”`;
}
