/**
 * Rows of a CSV text (RFC 4180): `;`, `,` or a tab between cells, whichever the first lines use; quoted cells may hold line
 * ends. Excel's own first line `sep=;` is obeyed. Reads at most `mostRows` rows and says whether there were more.
 */
export function parseCsv(
  text: string,
  mostRows: number,
): { readonly rows: readonly (readonly string[])[]; readonly isCut: boolean } {
  const declared = /^\uFEFF?sep=([;,\t])\r?\n/i.exec(text);
  const body = text.slice(declared?.[0].length ?? (text.startsWith('\uFEFF') ? 1 : 0));
  const separator = declared?.[1] ?? findSeparator(body);
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endCell = () => {
    row.push(cell.trim());
    cell = '';
  };
  for (let at = 0; at < body.length; at += 1) {
    const letter = body.charAt(at);
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (body.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (letter === '"' && cell.trim() === '') {
      cell = '';
      isQuoted = true;
    } else if (letter === separator) endCell();
    else if (letter === '\n' || letter === '\r') {
      if (letter === '\r' && body.charAt(at + 1) === '\n') at += 1;
      endCell();
      rows.push(row);
      row = [];
      if (rows.length > mostRows) return { rows: rows.slice(0, mostRows), isCut: true };
    } else cell += letter;
  }
  if (cell !== '' || row.length > 0) {
    endCell();
    rows.push(row);
  }
  return { rows: rows.slice(0, mostRows), isCut: rows.length > mostRows };
}

/** The one that stands most often outside quotes in the first lines. */
function findSeparator(text: string): string {
  const looked = text.slice(0, 20_000).replaceAll(/"[^"]*"/g, '');
  const counts = [';', ',', '\t'].map((separator) => ({ separator, count: looked.split(separator).length }));
  return counts.reduce((most, each) => (each.count > most.count ? each : most)).separator;
}
