/** Draws a screen in happy-dom as the app would, and acts on it as a thumb would. */

import { act, useEffect } from 'react';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import { MemoryRouter, Route, Routes, useLocation } from 'react-router';
import type { Device } from '../../src/core/screen-ports.ts';
import { DeviceProvider } from '../../src/ui/parts/device-context.tsx';

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
// happy-dom scrolls nothing and does not know that this may be asked for.
globalThis.scrollTo = () => undefined;

export interface Screen {
  readonly place: HTMLElement;
  /** The address in the app. */
  address(): string;
  text(): string;
  /** Lets promises and short timers run. */
  settle(durationMs?: number): Promise<void>;
  /** Waits, for at most five seconds, until these words stand there: screens come in parts. */
  until(words: string): Promise<void>;
  press(control: HTMLElement): Promise<void>;
  tap(words: string): Promise<void>;
  type(control: HTMLInputElement | HTMLTextAreaElement, text: string): Promise<void>;
  select(control: HTMLSelectElement, value: string): Promise<void>;
  leave(control: HTMLElement): Promise<void>;
  field<T extends HTMLElement = HTMLInputElement>(selector: string): T;
  labelled(words: string): HTMLInputElement;
  /** As a phone call or the home button does. */
  hide(): Promise<void>;
  close(): Promise<void>;
}

/** Of the window that the tests of screens stand in. */
declare const happyDOM: { setURL(url: string): void };

const shown = { address: '' };

function AddressBar() {
  const { pathname, search } = useLocation();
  useEffect(() => {
    shown.address = pathname + search;
  }, [pathname, search]);
  return null;
}

/** `path`: the pattern the screen stands at; `at`: the address it is opened with. */
export async function openScreen(device: Device, screen: ReactNode, path = '/', at = path): Promise<Screen> {
  const place = document.createElement('div');
  document.body.append(place);
  let root: Root | undefined;
  await act(async () => {
    root = createRoot(place);
    root.render(
      <DeviceProvider value={device}>
        <MemoryRouter initialEntries={[at]}>
          <AddressBar />
          <Routes>
            <Route path={path} element={screen} />
            <Route path="*" element={null} />
          </Routes>
        </MemoryRouter>
      </DeviceProvider>,
    );
  });
  const settle = async (durationMs = 20) => {
    await act(() => new Promise((resolve) => setTimeout(resolve, durationMs)));
  };
  const press = async (control: HTMLElement) => {
    await act(async () => control.click());
    await settle();
  };
  await settle();
  return {
    place,
    address: () => shown.address,
    text: () => place.textContent ?? '',
    settle,
    async until(words) {
      for (let tries = 0; tries < 250; tries += 1) {
        if (place.textContent?.includes(words)) return;
        await settle();
      }
    },
    press,
    tap: (words) => press(findByWords(place, words)),
    async type(control, text) {
      await act(async () => {
        setNativeValue(control, text);
        control.dispatchEvent(new Event('input', { bubbles: true }));
      });
    },
    async select(control, value) {
      await act(async () => {
        Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')?.set?.call(control, value);
        control.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await settle();
    },
    async leave(control) {
      await act(async () => {
        control.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
      });
      await settle();
    },
    field<T extends HTMLElement = HTMLInputElement>(selector: string): T {
      const found = place.querySelector<T>(selector);
      if (!found) throw new Error(`nothing at ${selector} in: ${place.textContent}`);
      return found;
    },
    labelled(words) {
      const label = [...place.querySelectorAll('label')].find((candidate) => candidate.textContent?.includes(words));
      const control =
        label?.querySelector('input') ?? (label?.htmlFor ? document.getElementById(label.htmlFor) : undefined);
      if (!(control instanceof HTMLInputElement)) throw new Error(`no field labelled ${words}`);
      return control;
    },
    async hide() {
      await act(async () => globalThis.dispatchEvent(new Event('pagehide')));
      await settle();
    },
    async close() {
      // Files share the window, and a tap on a download or a replaced address changes where it is.
      happyDOM.setURL('http://localhost:3000/');
      await act(async () => root?.unmount());
      place.remove();
    },
  };
}

/** The button, link or labelled choice with these words; the exact one before one that contains them. */
function findByWords(place: HTMLElement, words: string): HTMLElement {
  const candidates = [...place.querySelectorAll<HTMLElement>('button, a, label, summary')];
  const exact = candidates.find((candidate) => candidate.textContent?.trim() === words);
  const found = exact ?? candidates.find((candidate) => candidate.textContent?.includes(words));
  if (!found) throw new Error(`nothing says "${words}" in: ${place.textContent}`);
  return found instanceof HTMLLabelElement ? (found.querySelector('input') ?? found) : found;
}

/** React keeps its own idea of an input's value; the prototype's setter is the way past it. */
function setNativeValue(control: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  const prototype = control instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(control, text);
}
