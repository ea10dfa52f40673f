/** Rows as a spreadsheet program writes them. */
export function csvOf(rows: readonly (readonly string[])[], separator = ';'): string {
  const cellOf = (cell: string) => (/[";,\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((row) => row.map(cellOf).join(separator)).join('\r\n');
}
