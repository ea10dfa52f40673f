/**
 * A filled official declaration as a document of lines, boxes and tables, the same for the phone's print and the desk's
 * PDF. It says what stands where, never how it is drawn; `make-declaration.ts` makes it from a form and its answers.
 */

/** One sheet of the ministry's form. Texts are NFC; '' means that nothing was said and a dotted line is drawn for the pen. */
export interface Declaration {
  readonly procedureCode: string;
  readonly version: number;
  /** Absent: the form has a single sheet. */
  readonly sheetId?: string;
  readonly title: string;
  /** "Mẫu số 01" */
  readonly number?: string;
  readonly issuedBy: string;
  /** What follows "Kính gửi:", with the commune's name put in. */
  readonly addressedTo?: string;
  readonly leadSentences: readonly string[];
  readonly blocks: readonly DeclarationBlock[];
  readonly pledge?: string;
  /** "Đakrông, ngày 22 tháng 11 năm 2026"; dots where day or place is not known; absent: the sheet has no such line. */
  readonly placeDate?: string;
  readonly signatures: readonly DeclarationSignature[];
  readonly footnotes: readonly string[];
  /** What of the sheet was not confirmed in a published source: for the official, never printed on the sheet itself. */
  readonly doubts: readonly string[];
}

export type DeclarationBlock =
  | { readonly kind: 'heading'; readonly text: string }
  /** One numbered item; several answers under one number stand behind one another, each after its own label. */
  | {
      readonly kind: 'line';
      readonly item: string;
      readonly parts: readonly DeclarationPart[];
      /** The answer gets lines of its own, under the label. */
      readonly isParagraph: boolean;
    }
  /** A row a member, a column a label; at least as many rows as the paper has, the empty ones for the pen. */
  | {
      readonly kind: 'table';
      readonly item: string;
      readonly label: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

export type DeclarationPart =
  /** `isSentence`: the printed wording itself with answers, or dots for the pen, in its places; it has no label. */
  | { readonly kind: 'text'; readonly label: string; readonly text: string; readonly isSentence?: true }
  | { readonly kind: 'boxes'; readonly label: string; readonly choices: readonly DeclarationBox[] }
  /** One square a digit; `count` squares, empty ones where `digits` is shorter. */
  | { readonly kind: 'squares'; readonly label: string; readonly digits: string; readonly count: number };

export interface DeclarationBox {
  readonly label: string;
  readonly isChecked: boolean;
}

export interface DeclarationSignature {
  /** As printed: "NGƯỜI YÊU CẦU (Ký, ghi rõ họ tên)". */
  readonly label: string;
  /** The name to print under the place, where it is known whose it is. */
  readonly name: string;
}

/**
 * The number as it stands on the sheet, with its dot: under a heading "I. …" the item "I.3" is printed "3."; '' for a line
 * without a number.
 */
export function printedNumber(item: string, heading: string): string {
  const [, part, own] = /^([IVX]+|[A-Z])\.(.+)$/u.exec(item) ?? [];
  const isUnder = part !== undefined && new RegExp(`(?:^|\\s)${part}(?:[.:)\\s]|$)`, 'u').test(heading);
  const number = isUnder && own !== undefined ? own : item;
  return number === '' || /[.):]$/u.test(number) ? number : `${number}.`;
}

/** A label with the colon that leads to its answer; a question has its own mark, and no label none. */
export function printedLabel(label: string): string {
  return label === '' || /[?!:]$/u.test(label) ? label : `${label}:`;
}
