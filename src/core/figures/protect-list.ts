/**
 * Small-cell suppression of one list whose total may be known: small numbers are hidden, and as many others as it takes that
 * nobody gets a hidden one back by subtracting the rest from the total. Pure.
 */

/** Whether each of `counts` is hidden. A zero tells about nobody and is shown, unless it has to keep company. */
export function protectList(counts: readonly number[], smallest: number): readonly boolean[] {
  const hidden = counts.map((count) => count > 0 && count < smallest);
  const sumHidden = () => counts.reduce((sum, count, index) => (hidden[index] === true ? sum + count : sum), 0);
  while (hidden.includes(true) && (hidden.filter(Boolean).length < 2 || sumHidden() < smallest)) {
    const next = findSmallestShown(counts, hidden);
    if (next === undefined) break;
    hidden[next] = true;
  }
  return hidden;
}

/** The smallest of those that count anything, else a zero. */
function findSmallestShown(counts: readonly number[], hidden: readonly boolean[]): number | undefined {
  let best: number | undefined;
  const rank = (index: number) => (counts[index] === 0 ? Infinity : (counts[index] ?? Infinity));
  for (const index of counts.keys()) {
    if (hidden[index] === true) continue;
    if (best === undefined || rank(index) < rank(best)) best = index;
  }
  return best;
}
