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
