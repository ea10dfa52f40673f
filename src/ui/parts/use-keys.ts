/**
 * One-letter keys for a page. They rest while somebody types, while a dialog is open, and where the person switched them off
 * (WCAG 2.1.4: a speech-input user must be able to). With Ctrl, Alt or Meta a key belongs to the browser.
 */

import { useEffect, useRef } from 'react';

export type KeyBindings = { readonly [key: string]: (() => void) | undefined };

const storageKey = 'desk-keys';

export function areKeysOn(): boolean {
  return localStorage.getItem(storageKey) !== 'off';
}

export function switchKeys(on: boolean): void {
  localStorage.setItem(storageKey, on ? 'on' : 'off');
}

/** `bindings` by `KeyboardEvent.key`, letters in lower case. `Escape` works while typing too. */
export function useKeys(bindings: KeyBindings): void {
  const current = useRef(bindings);
  useEffect(() => {
    current.current = bindings;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const run = current.current[key];
      if (!run || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      if (document.querySelector('dialog[open]')) return;
      if (key !== 'Escape' && (!areKeysOn() || isTyping(event.target))) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}
