/** What a bench is: a name (P1…P14, R1…R14 of the quality plan, or a word), and a run that answers tables of ratios or counts. */

export interface BenchTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly note?: string;
}

export interface BenchResult {
  readonly tables: readonly BenchTable[];
  /** What was wanted and whether it was seen; figures as ratios against a peer or a limit of the same run. */
  readonly wanted: readonly { readonly figure: string; readonly seen: string; readonly met: boolean }[];
}

export interface Bench {
  readonly name: `P${number}` | `R${number}` | 'catalogue' | 'form';
  readonly title: string;
  run(): Promise<BenchResult>;
}

/** A table as aligned text, for the terminal and for `docs/`. */
export function formatTable(table: BenchTable): string {
  const cells = [table.columns, ...table.rows].map((row) => row.map((cell) => formatCell(cell)));
  const widths = table.columns.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  const lines = cells.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
  lines.splice(1, 0, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`);
  return [`### ${table.title}`, '', ...lines, ...(table.note ? ['', table.note] : [])].join('\n');
}

function formatCell(cell: string | number): string {
  if (typeof cell === 'string') return cell;
  if (Number.isInteger(cell)) return String(cell);
  return cell.toFixed(Math.abs(cell) < 10 ? 3 : 1);
}
