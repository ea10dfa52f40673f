/**
 * Whole numbers as Vietnamese declarations write them: "mười lăm", "hai mươi mốt", "hai mươi tư", "một trăm linh bốn"
 * (northern school usage: *nghìn*, *linh*; *tư* and *mốt* only after *mươi*).
 */

const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
const scales = ['', 'nghìn', 'triệu', 'tỷ', 'nghìn', 'triệu'];

/** The number in words, lower case; absent for what is not a safe integer. */
export function numberInWords(value: number): string | undefined {
  if (!Number.isSafeInteger(value)) return undefined;
  if (value === 0) return 'không';
  const groups: number[] = [];
  for (let rest = Math.abs(value); rest > 0; rest = Math.floor(rest / 1000)) groups.push(rest % 1000);
  // "tỷ" is said once, after the lowest of the groups it counts: 1.500.000.000.000 is "một nghìn năm trăm tỷ".
  const lastOfBillions = groups.findIndex((group, scale) => scale >= 3 && group > 0);
  let words = '';
  for (const [scale, group] of groups.entries()) {
    if (group === 0) continue;
    const name = scale > 3 && scale === lastOfBillions ? `${scales[scale]} tỷ` : scales[scale];
    words = `${groupInWords(group, scale === groups.length - 1)} ${name} ${words}`;
  }
  return (value < 0 ? 'âm ' : '') + words.replace(/\s+/g, ' ').trim();
}

/** Three digits; the leading group leaves its zeros unsaid. */
function groupInWords(group: number, isLeading: boolean): string {
  const [hundreds, tens, units] = [Math.floor(group / 100), Math.floor(group / 10) % 10, group % 10];
  const words: string[] = [];
  if (hundreds > 0 || !isLeading) words.push(`${digits[hundreds]} trăm`);
  if (tens > 1) words.push(`${digits[tens]} mươi`);
  else if (tens === 1) words.push('mười');
  else if (units > 0 && words.length > 0) words.push('linh');
  if (units > 0) words.push(unitInWords(units, tens));
  return words.join(' ');
}

function unitInWords(units: number, tens: number): string {
  if (units === 1 && tens > 1) return 'mốt';
  if (units === 4 && tens > 1) return 'tư';
  if (units === 5 && tens > 0) return 'lăm';
  return digits[units] ?? '';
}
