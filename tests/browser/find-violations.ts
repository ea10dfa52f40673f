/**
 * A screen as different people meet it: theme, letters as large as the browser is told, and window. By default each look at a
 * screen takes the next of sixteen, in which every two settings meet; with `SLOW=1` each screen is seen in all forty-eight.
 */

import type { CDPSession, Page } from '@playwright/test';
import { isSlow } from '../fixtures/runs.ts';
import { findLayoutFaults } from './find-layout-faults.ts';
import { findAxeViolations } from './find-axe-violations.ts';

const themes = ['light', 'dark', 'sunlight', 'forced colours'] as const;
const textSizes = [100, 130, 200] as const;
const windows = [
  { width: 360, height: 640 },
  { width: 412, height: 915 },
  { width: 768, height: 1024 },
  { width: 1366, height: 768 },
] as const;

interface Look {
  readonly theme: (typeof themes)[number];
  /** Percent of the browser's usual letters. */
  readonly textSize: (typeof textSizes)[number];
  readonly window: { readonly width: number; readonly height: number };
}

/** The widest letters only where no other place of the square is left: three sizes on four places. */
const sizeOfPlace = [100, 130, 200, 100] as const;

/** A Latin square: theme and window are its rows and columns, so that each two of the three settings meet. */
const pairs: readonly Look[] = themes.flatMap((theme, row) =>
  windows.map((window, column) => ({ theme, window, textSize: sizeOfPlace[(row + column) % 4] ?? 100 })),
);

const all: readonly Look[] = themes.flatMap((theme) =>
  windows.flatMap((window) => textSizes.map((textSize) => ({ theme, window, textSize }))),
);

let taken = 0;

/** What is wrong with the page as it stands, a line each; afterwards it stands as before. */
export async function findViolations(page: Page): Promise<readonly string[]> {
  const faults = new Map<string, string>();
  // Sevens, so that screens that come one after the other differ in everything.
  const looks = isSlow ? all : [pairs[(taken * 7) % pairs.length]].filter((look) => look !== undefined);
  taken += 1;
  const before = page.viewportSize();
  const theme = await page.evaluate(() => document.documentElement.dataset['theme'] ?? 'light');
  const isOffice = /^\/(quay|quan-tri)/.test(new URL(page.url()).pathname);
  for (const look of looks) {
    await meet(page, isOffice && !isSlow ? atPc(look) : look);
    for (const fault of [...(await findLayoutFaults(page)), ...(await findAxeViolations(page))]) {
      const { width } = page.viewportSize() ?? look.window;
      if (!faults.has(fault)) faults.set(fault, `${fault} (${look.theme}, ${look.textSize} %, ${width} px)`);
    }
  }
  await setLetters(page, 100);
  await page.emulateMedia({ forcedColors: null });
  if (before) await page.setViewportSize(before);
  await page.evaluate((name) => void (document.documentElement.dataset['theme'] = name), theme);
  return [...faults.values()];
}

/** An office's page is met on a tablet or a PC. */
function atPc(look: Look): Look {
  return look.window.width < windows[2].width ? { ...look, window: windows[2] } : look;
}

/** Shows the page to one of these people. */
export async function meet(page: Page, { theme, textSize, window }: Look): Promise<void> {
  const isForced = theme === 'forced colours';
  await page.setViewportSize(window);
  await page.emulateMedia({ forcedColors: isForced ? 'active' : null });
  await setLetters(page, textSize);
  await page.evaluate(
    (name) => {
      document.documentElement.dataset['theme'] = name;
      // Drawn with the new sizes before anybody measures.
      return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    },
    isForced ? 'light' : theme,
  );
}

const sessions = new WeakMap<Page, CDPSession>();

/** As the browser's own setting for letters does. */
async function setLetters(page: Page, percent: number): Promise<void> {
  const session = sessions.get(page) ?? (await page.context().newCDPSession(page));
  sessions.set(page, session);
  const [standard = 16, fixed = 13] = [16, 13].map((size) => Math.round((size * percent) / 100));
  await session.send('Page.setFontSizes', { fontSizes: { standard, fixed } });
}
