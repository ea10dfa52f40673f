/**
 * A commune's list of households brought in as Excel or CSV; the gateway's `/api/v1/desk/rosters` speaks exactly these shapes.
 * The file goes up with every question: nothing of it is kept between looking and importing.
 */

import { foldedWords } from '../text/fold.ts';

export const rosterFields = [
  'number',
  'headName',
  'hamlet',
  'whereabouts',
  'memberCount',
  'phone',
  'needs',
  'remark',
  'vneidNone',
  'vneidLevel1',
  'vneidLevel2',
] as const;
export type RosterField = (typeof rosterFields)[number];

/** Which column, counted from 0, holds what; a field without one is not in the file. */
export type RosterColumns = { readonly [field in RosterField]?: number };

/** Heads seen in communes' lists, folded; the first that fits wins. */
const headWords: { readonly [field in RosterField]: readonly string[] } = {
  number: ['so ho', 'ma ho', 'so so ho khau', 'so hskt', 'ma so ho', 'so ho so cu tru'],
  headName: ['ho va ten chu ho', 'ho ten chu ho', 'ten chu ho', 'chu ho', 'ho va ten', 'ho ten'],
  hamlet: ['thon ban', 'thon', 'ban', 'khu pho', 'khom', 'to dan pho', 'ap', 'xom', 'buon', 'dia ban'],
  whereabouts: ['dia chi', 'noi o', 'cho o', 'vi tri', 'so nha', 'duong ngo'],
  memberCount: ['so nhan khau', 'nhan khau', 'so khau', 'so nguoi', 'so thanh vien', 'tong so nguoi'],
  phone: ['so dien thoai', 'dien thoai', 'sdt', 'di dong', 'lien he'],
  needs: ['nhu cau', 'doi tuong', 'dien', 'loai ho', 'can giup', 'hoan canh'],
  remark: ['ghi chu', 'luu y'],
  vneidNone: ['chua co vneid', 'chua co dinh danh', 'chua dang ky vneid'],
  vneidLevel1: ['vneid muc 1', 'dinh danh muc 1', 'muc 1'],
  vneidLevel2: ['vneid muc 2', 'dinh danh muc 2', 'muc 2'],
};

/** Which columns the heads suggest: the same words first, then heads that contain them. A column serves once. */
export function proposeRosterColumns(heads: readonly string[]): RosterColumns {
  const keys = heads.map((head) => foldedWords(head).join(' '));
  const taken = new Set<number>();
  const columns: { [field in RosterField]?: number } = {};
  const contains = (key: string, word: string) => ` ${key} `.includes(` ${word} `);
  for (const fits of [(key: string, word: string) => key === word, contains]) {
    for (const field of rosterFields) {
      if (columns[field] !== undefined) continue;
      for (const word of headWords[field]) {
        const at = keys.findIndex((key, index) => !taken.has(index) && fits(key, word));
        if (at < 0) continue;
        taken.add(at);
        columns[field] = at;
        break;
      }
    }
  }
  return columns;
}

/** Why a line cannot be taken. */
export const rosterFaults = [
  'head-missing',
  'head-unreadable',
  'hamlet-missing',
  'count-unreadable',
  'phone-unreadable',
  'vneid-unreadable',
  'too-long',
  'number-twice',
  'twice',
  'unclear',
] as const;
export type RosterFault = (typeof rosterFaults)[number];

/**
 * new: the roster lacks it · changed: it says something else · back: it was gone · same: nothing to do · repeated: this very
 * household stands in a line above.
 */
export const rosterChanges = ['new', 'changed', 'back', 'same', 'repeated'] as const;
export type RosterVerdict = (typeof rosterChanges)[number] | RosterFault;

export function isRosterFault(verdict: RosterVerdict): verdict is RosterFault {
  return (rosterFaults as readonly string[]).includes(verdict);
}

/** `POST /desk/rosters/preview` → RosterPreview or `{fault: StatusFileFault}`. */
export interface RosterUpload {
  /** base64 */
  readonly file: string;
  /** Absent: as remembered of this commune, else as the heads suggest. */
  readonly columns?: RosterColumns;
  /** Of every line that names none. */
  readonly hamlet?: string;
}

/** `POST /desk/rosters` → RosterImportAnswer. In one transaction: everything that was shown, or nothing. */
export interface RosterImportRequest extends RosterUpload {
  /** `RosterPreview.plan`: what was looked at is what is done, or 412 `changed-meanwhile`. */
  readonly plan: string;
  /** Lines with a fault are left out; without it one of them stops the import. */
  readonly leaveFaults?: boolean;
  /** The list is whole: what it has no longer is gone. Not with lines left out, since one of them may be the household. */
  readonly marksGone?: boolean;
}

export interface RosterImportAnswer {
  readonly importId: string;
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
}

/** `POST /desk/rosters/undo` {importId} → RosterUndoAnswer. Only the last one; what was corrected since stays as it is. */
export interface RosterUndoAnswer {
  readonly restored: number;
  readonly kept: number;
}

export interface RosterPreview {
  /** The line of the heads, as the spreadsheet counts. */
  readonly headLine: number;
  readonly heads: readonly string[];
  readonly columns: RosterColumns;
  /** The matching is the one that this commune used last. */
  readonly isRemembered: boolean;
  readonly rows: readonly RosterRowVerdict[];
  /** Of the hamlets that are in the file, what the roster has and the file has not. */
  readonly gone: readonly RosterGone[];
  /** Hamlets that neither a team nor the roster has: typed wrong, or new. */
  readonly unknownHamlets: readonly string[];
  /** The hamlets that may be chosen for lines that name none. */
  readonly hamlets: readonly string[];
  /** Names what would be done. */
  readonly plan: string;
}

export interface RosterGone {
  readonly householdId: string;
  readonly headName: string;
  readonly hamlet: string;
  readonly whereabouts?: string;
}

export interface RosterRowVerdict {
  readonly line: number;
  readonly verdict: RosterVerdict;
  /** As they stand in the file. */
  readonly headName: string;
  readonly hamlet: string;
  readonly whereabouts?: string;
  readonly memberCount?: number;
  /** What is different from the roster, field by field, as people read it. */
  readonly differs?: readonly { readonly field: RosterField; readonly from: string; readonly to: string }[];
  /** A household only noted at the door until now: it keeps its notes. */
  readonly wasOnlyNoted?: boolean;
  /** Something else was noted at the door, and goes on to hold until the desk says otherwise. */
  readonly isNotedOtherwise?: boolean;
  /** The same head with the same telephone stands in that line too, in another hamlet. */
  readonly alsoLine?: number;
}
