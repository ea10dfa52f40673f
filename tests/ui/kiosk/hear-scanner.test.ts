// @vitest-environment happy-dom

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hearScanner } from '../../../src/ui/kiosk/hear-scanner.ts';

let scans: (readonly string[])[];
let stop: () => void;
let field: HTMLInputElement;

beforeEach(() => {
  vi.useFakeTimers();
  scans = [];
  field = document.createElement('input');
  field.value = 'đang gõ';
  document.body.append(field);
  field.focus();
  stop = hearScanner(document, (readings) => scans.push(readings));
});
afterEach(() => {
  stop();
  field.remove();
  vi.useRealTimers();
});

/** A key as the browser sends it; what nobody prevents reaches the field. Answers whether it did. */
function press(key: string, atMs: number, more: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  Object.defineProperty(event, 'timeStamp', { value: atMs });
  field.dispatchEvent(event);
  if (event.defaultPrevented) return false;
  if (key.length === 1) field.value += key;
  return true;
}

function type(text: string, gapMs: number): boolean[] {
  return [...text].map((key, index) => press(key, 1_000 + index * gapMs));
}

describe('a scanner that types into a field', () => {
  it('leaves nothing in it, and its Enter presses nothing', () => {
    const text = '079012345678|Hồ Thị Mẫu';
    type(text, 5);
    expect(field.value).toBe('đang gõ');
    expect(press('Enter', 1_000 + text.length * 5)).toBe(false);
    expect(scans).toEqual([expect.arrayContaining([text])]);
  });

  it('is done without an Enter when it is silent', () => {
    type('482109375', 5);
    expect(scans).toEqual([]);
    vi.advanceTimersByTime(200);
    expect(scans[0]?.[0]).toBe('482109375');
  });

  it('is no hand: what a person types, repeats or commands stays where it is typed', () => {
    expect(type('Hồ Thị Mẫu', 90)).not.toContain(false);
    for (let count = 0; count < 20; count += 1) press('a', 5_000 + count * 30, { repeat: true });
    for (let count = 0; count < 20; count += 1) press('z', 9_000 + count * 10, { ctrlKey: true });
    vi.advanceTimersByTime(1_000);
    expect(field.value.startsWith('đang gõHồ Thị Mẫu')).toBe(true);
    expect(scans).toEqual([]);
  });
});
