/** How many coded sheets are left of the pad in the bag, as the volunteer counted; a scan takes one. A number, nobody's data. */

const key = 'sheets-left';
const most = 999;

/** Absent: nobody said. */
export function findSheetsLeft(): number | undefined {
  const text = localStorage.getItem(key);
  const count = text === null || text === '' ? Number.NaN : Number(text);
  return Number.isInteger(count) && count >= 0 && count <= most ? count : undefined;
}

/** Without a number it is not known any more. */
export function setSheetsLeft(count: number | undefined): void {
  try {
    if (count === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, String(Math.min(most, Math.max(0, count))));
  } catch {
    // A full store keeps dossiers first.
  }
}

export function takeOneSheet(): void {
  const left = findSheetsLeft();
  if (left !== undefined) setSheetsLeft(left - 1);
}
