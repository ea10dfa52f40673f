/**
 * Names of exported files: meaningful to whoever uploads them, safe on Windows and in a zip, and silent about persons: of a
 * dossier only the local code, of a paper only what the procedure calls it.
 */

const longestName = 60;

/** Letters without marks, digits and single hyphens; `fallback` where nothing is left. */
export function safeName(text: string, fallback: string): string {
  const name = text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .slice(0, longestName)
    .replaceAll(/^-|-$/g, '');
  return name === '' ? fallback : name;
}

/** `482109375_1.014027_6a1e2f00`: local code, procedure and the beginning of the key, so that no two are ever the same. */
export function exportName(localCode: string, procedureCode: string, key: string): string {
  return `${safeName(localCode, 'ho-so')}_${procedureCode.replaceAll(/[^\w.]/g, '-')}_${key.slice(0, 8)}`;
}

const extensions: { readonly [mediaType: string]: string } = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
};

/** `02_Giay-chung-sinh_trang-1.jpg`; without a page there is one only. */
export function fileName(order: number, title: string, mediaType: string, page?: number): string {
  const number = String(order).padStart(2, '0');
  const pageWords = page === undefined ? '' : `_trang-${page}`;
  return `${number}_${safeName(title, 'Giay-to')}${pageWords}.${extensions[mediaType] ?? 'bin'}`;
}
