/** File names for the one-stop system's upload dialog and for Windows: ordered, plain ASCII, no person's name. */

import { fold } from '../text/fold.ts';

const longestLabel = 60;

/**
 * `01_To-khai_482109375.pdf`: place in the list from 1, what it is, the mã tạm, page from 1 where there are several. `label`
 * must be a paper's or form's name, never a person's.
 */
export function uploadName(file: {
  readonly place: number;
  readonly label: string;
  readonly localCode: string;
  readonly page?: number;
  /** Without the dot. */
  readonly extension: string;
}): string {
  const words = fold(file.label)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, longestLabel)
    .replaceAll(/^-+|-+$/g, '');
  const label = words === '' ? 'giay-to' : words;
  const page = file.page === undefined ? '' : `_trang-${file.page}`;
  return `${String(file.place).padStart(2, '0')}_${label}_${file.localCode}${page}.${file.extension}`;
}
