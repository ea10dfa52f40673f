/**
 * A volunteer's phone at the end of a busy year, as one browser profile: the built app, enrolled at the real gateway and ready for
 * a day offline, 2,000 dossiers in its store and sealed work that waits; and under `/bench/` of the same origin the bare page
 * of P5, with a service worker and a database of its own.
 */

import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { build } from 'vite';
import { writeCameraVideo } from '../browser/camera-video.ts';
import { elder } from '../browser/family.ts';
import type { Province } from '../browser/province.ts';
import { openProvince } from '../browser/province.ts';
import { Volunteer, pin } from '../browser/volunteer.ts';
import { projectDir } from '../fixtures/run-gateway.ts';
import { vanillaPage } from './peers/vanilla-page.ts';

export interface FullPhone {
  readonly province: Province;
  readonly url: string;
  readonly profileDir: string;
  /** A new browser process on its profile; the camera shows a card. */
  launch(): Promise<LaunchedPhone>;
  end(): Promise<void>;
}

export interface LaunchedPhone {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly session: CDPSession;
  /** Of the page's thread; 1: the machine's own pace. */
  throttle(rate: number): Promise<void>;
  close(): Promise<void>;
}

/** `waiting`: how many packets are sealed and not sent. Ends without coverage. */
export async function prepareFullPhone(port: number, waiting: number): Promise<FullPhone> {
  const province = await openProvince(port, (folder) => ({ WEB_DIR: join(folder, 'web') }));
  try {
    const { folder, coverage, gateway } = province;
    const profileDir = join(folder, 'phone');
    const camera = join(folder, 'camera.y4m');
    mkdirSync(profileDir);
    writeCameraVideo(camera, [elder]);
    await buildWeb(join(folder, 'web'));
    const launch = () => launchPhone(profileDir, camera);
    const phone = await launchPhone(profileDir, camera, true);
    const { page } = phone;
    const volunteer = new Volunteer(page);
    await page.goto(gateway.url);
    await province.confirm(await volunteer.enrols(await province.invite('volunteer', 'Hồ Văn Thử'), 'Máy thử'));
    await volunteer.goesHome();
    // Files still come; nothing of the work is taken.
    coverage.setBusy(true);
    await page.evaluate(async () => {
      const { active, installing } = await navigator.serviceWorker.register('/bench/worker.js');
      if (active) return;
      await new Promise<void>((done) =>
        installing?.addEventListener('statechange', () => installing.state === 'activated' && done()),
      );
    });
    await page.goto(`${gateway.url}/bench/fill.html`);
    await page.addScriptTag({ url: '/bench/full-phone.js', type: 'module' });
    await page.waitForFunction(() => window.fullPhone !== undefined);
    await page.evaluate(([code, count]) => window.fullPhone!.fill(code, count), [pin, waiting] as const);
    await page.goto(gateway.url);
    await settle(page);
    await coverage.cut();
    coverage.setBusy(false);
    await phone.close();
    return { province, url: gateway.url, profileDir, launch, end: () => province.end() };
  } catch (thrown) {
    await province.end();
    throw thrown;
  }
}

/** The store was filled past the app, whose next start makes second copies of the packets; no later one finds anything to do. */
async function settle(page: Page): Promise<void> {
  let before = -1;
  for (;;) {
    const now = await page.evaluate(async () => {
      const opened = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
      return (await Promise.all(opened.map((cache) => cache.keys()))).flat().length;
    });
    if (now === before) return;
    before = now;
    await page.waitForTimeout(2_000);
  }
}

/** The build that people get, and the bench's own files beside it. */
async function buildWeb(web: string): Promise<void> {
  cpSync(resolve(projectDir, process.env['WEB_DIR'] ?? 'dist'), web, { recursive: true });
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'pages'),
    base: '/bench/',
    logLevel: 'error',
    define: { GOCUA_VERSION: JSON.stringify('bench') },
    worker: { format: 'es' },
    build: {
      outDir: join(web, 'bench'),
      emptyOutDir: true,
      target: 'chrome109',
      rollupOptions: {
        input: join(import.meta.dirname, 'pages/full-phone.ts'),
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  for (const [name, text] of Object.entries(vanillaPage)) writeFileSync(join(web, 'bench', name), text);
}

async function launchPhone(profileDir: string, camera: string, bypassCSP = false): Promise<LaunchedPhone> {
  const context = await chromium.launchPersistentContext(profileDir, {
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${camera}`,
    ],
    viewport: { width: 360, height: 640 },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    permissions: ['camera'],
    bypassCSP,
  });
  context.setDefaultTimeout(120_000);
  const page = context.pages()[0] ?? (await context.newPage());
  page.on('pageerror', (error) => console.error(error.stack ?? error.message));
  const session = await context.newCDPSession(page);
  return {
    context,
    page,
    session,
    async throttle(rate) {
      await session.send('Emulation.setCPUThrottlingRate', { rate });
    },
    close: () => context.close(),
  };
}
