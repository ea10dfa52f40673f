/**
 * Where things stand in a JSON text: the first character that breaks it, and where a value that a path names begins. Only
 * for telling people the line of a mistake; reading is `JSON.parse`'s. Nothing recurses, so no nesting is too deep.
 */

const blank = /[\t\n\r ]/;
const wordEnd = /[\t\n\r ,:\]}[{"]/;
const word = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;
const escape = /^(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/;
const longestWord = 400;

/** 1 for the first line. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** The offset at which a text stops being JSON (its length where it ends too soon); absent where it is JSON. */
export function findJsonBreak(text: string): number | undefined {
  const open: ('{' | '[')[] = [];
  let wants: 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing' = 'value';
  for (let at = skipBlank(text, 0); at < text.length; at = skipBlank(text, at)) {
    const sign = text.charAt(at);
    const around = open.at(-1);
    if (sign === '"') {
      const end = stringEnd(text, at);
      if (end < 0) return -end;
      if (wants === 'key' || wants === 'key-or-end') wants = 'colon';
      else if (wants === 'value' || wants === 'value-or-end') wants = around === undefined ? 'nothing' : 'comma-or-end';
      else return at;
      at = end;
    } else if (sign === '{' || sign === '[') {
      if (wants !== 'value' && wants !== 'value-or-end') return at;
      open.push(sign);
      wants = sign === '{' ? 'key-or-end' : 'value-or-end';
      at += 1;
    } else if (sign === '}' || sign === ']') {
      const mayEnd: string = sign === '}' ? 'key-or-end' : 'value-or-end';
      if (around !== (sign === '}' ? '{' : '[') || (wants !== mayEnd && wants !== 'comma-or-end')) return at;
      open.pop();
      wants = open.length === 0 ? 'nothing' : 'comma-or-end';
      at += 1;
    } else if (sign === ':') {
      if (wants !== 'colon') return at;
      wants = 'value';
      at += 1;
    } else if (sign === ',') {
      if (wants !== 'comma-or-end') return at;
      wants = around === '{' ? 'key' : 'value';
      at += 1;
    } else {
      const end = wordEndOf(text, at);
      if ((wants !== 'value' && wants !== 'value-or-end') || !word.test(text.slice(at, end))) return at;
      wants = around === undefined ? 'nothing' : 'comma-or-end';
      at = end;
    }
  }
  return wants === 'nothing' ? undefined : text.length;
}

/** Where the value of an object's key begins; of a key written twice the last, as JSON has it. `at`: the object's brace. */
export function findMember(text: string, at: number, name: string): number | undefined {
  if (text.charAt(at) !== '{') return undefined;
  let found: number | undefined;
  let next = skipBlank(text, at + 1);
  while (text.charAt(next) === '"') {
    const end = stringEnd(text, next);
    if (end < 0) return found;
    const begin = skipBlank(text, skipBlank(text, end) + 1);
    if (JSON.parse(text.slice(next, end)) === name) found = begin;
    next = skipBlank(text, valueEnd(text, begin));
    if (text.charAt(next) === ',') next = skipBlank(text, next + 1);
  }
  return found;
}

/** Where each item of a list begins. `at`: the list's bracket. */
export function itemsAt(text: string, at: number): readonly number[] {
  if (text.charAt(at) !== '[') return [];
  const begins: number[] = [];
  let next = skipBlank(text, at + 1);
  while (next < text.length && text.charAt(next) !== ']') {
    begins.push(next);
    next = skipBlank(text, valueEnd(text, next));
    if (text.charAt(next) === ',') next = skipBlank(text, next + 1);
  }
  return begins;
}

/** The offset behind a value; always behind `at`. */
export function valueEnd(text: string, at: number): number {
  let depth = 0;
  let next = at;
  do {
    const sign = text.charAt(next);
    if (sign === '"') {
      const end = stringEnd(text, next);
      if (end < 0) return text.length;
      next = end;
    } else {
      if (sign === '{' || sign === '[') depth += 1;
      if (sign === '}' || sign === ']') depth -= 1;
      next = /[{}[\],:]/.test(sign) ? next + 1 : Math.max(next + 1, wordEndOf(text, next));
    }
    if (depth > 0) next = skipBlank(text, next);
  } while (depth > 0 && next < text.length);
  return next;
}

function skipBlank(text: string, from: number): number {
  let at = from;
  while (at < text.length && blank.test(text.charAt(at))) at += 1;
  return at;
}

function wordEndOf(text: string, from: number): number {
  let at = from;
  while (at < text.length && at - from < longestWord && !wordEnd.test(text.charAt(at))) at += 1;
  return at;
}

/** The offset behind a string's closing quote; negative: where the string breaks. */
function stringEnd(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === '"') return at + 1;
    if (sign < ' ') return -at;
    if (sign === '\\') {
      if (!escape.test(text.slice(at + 1, at + 6))) return -at;
      at += text.charAt(at + 1) === 'u' ? 5 : 1;
    }
  }
  return -text.length;
}
