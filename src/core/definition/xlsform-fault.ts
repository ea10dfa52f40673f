/**
 * What may be said about an uploaded XLSForm: a closed list, so that every entry has its sentence in Vietnamese. The same
 * codes serve faults (nothing is imported) and warnings (imported, but something is not as the sheet had it).
 */

import type { FormFaultCode } from './form-fault.ts';

export type XlsformFault =
  // The file
  | 'file-too-large'
  | 'file-not-xlsx'
  | 'file-damaged'
  | 'file-unpacks-too-large'
  | 'sheet-missing'
  | 'sheet-unsupported'
  | 'too-many-rows'
  | 'too-many-columns'
  // Columns and cells
  | 'column-missing'
  | 'column-unsupported'
  | 'column-duplicate'
  | 'language-unsupported'
  | 'cell-too-long'
  | 'cell-error'
  | 'number-expected'
  | 'yes-no-expected'
  | 'json-malformed'
  | 'value-missing'
  | 'value-unknown'
  // Questions
  | 'type-missing'
  | 'type-unsupported'
  | 'type-ignored'
  | 'name-missing'
  | 'name-invalid'
  | 'name-duplicate'
  | 'label-missing'
  | 'label-placeholder'
  | 'group-unbalanced'
  | 'group-flattened'
  | 'group-empty'
  | 'repeat-too-deep'
  | 'repeat-count-unsupported'
  | 'appearance-unsupported'
  | 'default-unsupported'
  | 'constraint-message-missing'
  | 'list-unknown'
  | 'choice-duplicate'
  | 'choice-incomplete'
  // Expressions
  | 'expression-malformed'
  | 'expression-unsupported'
  | 'expression-too-deep'
  | 'reference-unknown'
  // Settings and the procedure as a whole
  | 'setting-unsupported'
  | 'key-unknown'
  | 'default-used'
  | 'code-changed'
  | 'version-changed'
  | 'procedure-invalid';

/** One remark, where the person who wrote the sheet finds it. */
export interface SheetNote {
  readonly code: XlsformFault;
  /** 'survey', 'choices', 'settings', 'gocua_papers'…; '' for the file as a whole. */
  readonly sheet: string;
  /** As the spreadsheet program counts: the header is row 1. */
  readonly row: number;
  /** The column's header as it stands in the sheet. */
  readonly column?: string;
  /** The word it is about: a function, a type, a name. */
  readonly detail?: string;
  /** `procedure-invalid`: what is wrong with the procedure that this row makes. */
  readonly formFault?: FormFaultCode;
}
