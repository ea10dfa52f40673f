/**
 * What stands in one cell. People's words stand as they are; what a cell cannot carry unchanged (blank ends, control
 * characters, an empty text, data that is no text) stands as `gocua:` and JSON, so that nothing is lost on the way.
 */

const prefix = 'gocua:';
/** No form nests deeper; it keeps every later walk over the data shallow. */
const maxJsonDepth = 60;

/** Cell texts are NFC without blank ends, whatever typed them. */
export function tidy(text: string): string {
  return text.normalize('NFC').replaceAll('\r\n', '\n').trim();
}

/** Whether a spreadsheet gives exactly this text back. */
export function isCarried(text: string): boolean {
  if (text === '' || text !== tidy(text) || text.startsWith(prefix)) return false;
  // Control characters are not XML's; `_x000A_` is how spreadsheets escape them, so it would come back as one.
  return !/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(text.replaceAll('\n', '')) && !/_x[0-9a-f]{4}_/i.test(text);
}

/** Any value of a form in a cell whose plain form is a text. */
export function writeText(value: unknown): string {
  return typeof value === 'string' && isCarried(value) ? value : prefix + writeJson(value);
}

/** JSON in characters that every spreadsheet keeps. */
export function writeJson(value: unknown): string {
  const json = JSON.stringify(value);
  return isCarried(json) ? json : json.replaceAll(/[^\x20-\x7e]|_(?=x)/g, (one) => escapeUnit(one));
}

/** The value of a cell as `writeText` wrote it; undefined where the JSON after the mark is broken. */
export function readText(cell: string): { readonly value: unknown } | undefined {
  return cell.startsWith(prefix) ? readJson(cell.slice(prefix.length)) : { value: cell };
}

/** Parsed JSON of bounded depth; undefined where it is broken. */
export function readJson(text: string): { readonly value: unknown } | undefined {
  if (depthOf(text) > maxJsonDepth) return undefined;
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

/** How deep its brackets nest, those inside texts left out. */
function depthOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  let isInText = false;
  for (let at = 0; at < json.length; at += 1) {
    const mark = json[at];
    if (mark === '"') isInText = !isInText;
    else if (mark === '\\') at += 1;
    else if (!isInText && (mark === '[' || mark === '{')) depth += 1;
    else if (!isInText && (mark === ']' || mark === '}')) depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** 'yes', 'TRUE', 'true()', '1'… as people and tools write them; undefined for other words. */
export function readFlag(cell: string): boolean | undefined {
  const word = cell.toLowerCase();
  if (['yes', 'true', 'true()', '1', 'có'].includes(word)) return true;
  return ['no', 'false', 'false()', '0', 'không'].includes(word) ? false : undefined;
}

export function readNumber(cell: string): number | undefined {
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(cell) ? Number(cell) : undefined;
}

function escapeUnit(text: string): string {
  return Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join(
    '',
  );
}
