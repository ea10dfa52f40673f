/**
 * Hears a keyboard-wedge scanner on the whole page. The first keys of a scan are not told from a hand's and reach the field that
 * has the focus; once it is one, the field gets back what stood in it, and every further key is kept from the page, so that
 * neither text leaks nor a button is pressed by the spaces and the Enter of a scan.
 */

import { readTypedScan } from '../../core/kiosk/read-typed-scan.ts';
import { nextTyping, noTyping } from '../../core/kiosk/typed-scan.ts';
import type { Typing } from '../../core/kiosk/typed-scan.ts';

/** A scanner that ends with nothing is done when it is silent for so long. */
const silenceMs = 150;

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** `onScan` gets what was meant, the likeliest reading first. Returns the way to stop. */
export function hearScanner(page: Document, onScan: (readings: readonly string[]) => void): () => void {
  let typing: Typing = noTyping;
  let before: { readonly field: Field; readonly value: string } | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;

  const finish = (): void => {
    clearTimeout(silence);
    const { run, isScan } = typing;
    typing = noTyping;
    before = undefined;
    if (isScan) onScan(readTypedScan(run));
  };

  const hear = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing) return;
    const was = typing;
    const field = findField(page.activeElement);
    const key = { key: event.key, atMs: event.timeStamp, isShifted: event.shiftKey };
    typing = nextTyping(was, key);
    if (typing.run.length === 1) before = field && { field, value: field.value };
    if (typing.isScan && !was.isScan && before) putBack(before.field, before.value);
    if (typing.isScan) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    clearTimeout(silence);
    if (typing.isDone) finish();
    else if (typing.isScan) silence = setTimeout(finish, silenceMs);
  };
  /** A button is pressed when the space bar comes up, and the field of a released key would tell its screen. */
  const swallow = (event: KeyboardEvent): void => {
    if (typing.isScan) event.preventDefault();
  };

  page.addEventListener('keydown', hear, { capture: true });
  page.addEventListener('keyup', swallow, { capture: true });
  return () => {
    clearTimeout(silence);
    page.removeEventListener('keydown', hear, { capture: true });
    page.removeEventListener('keyup', swallow, { capture: true });
  };
}

function findField(element: Element | null): Field | undefined {
  const isField =
    element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement;
  return isField ? element : undefined;
}

/** Past React's own setter, which would take the value for one that it knows already. */
function putBack(field: Field, value: string): void {
  if (field.value === value) return;
  const kind = Object.getPrototypeOf(field) as object;
  Object.getOwnPropertyDescriptor(kind, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
}
