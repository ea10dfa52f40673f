/** A phone: real Chromium with its own profile folder, which a test can kill by pid and open again. */

import { execFileSync } from 'node:child_process';
import { readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { chromium } from '@playwright/test';

export interface PhoneOptions {
  readonly profileDir: string;
  /** A Y4M file that plays as the camera. */
  readonly cameraVideo?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
}

export interface Phone {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Console errors, uncaught errors and broken content policies seen so far. */
  readonly complaints: string[];
  /** Ends the whole browser at once, as a pulled battery would. */
  kill(): Promise<void>;
  /** Closes it. Both throw when a page broke its content policy meanwhile. */
  close(): Promise<void>;
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
];

export async function openPhone(options: PhoneOptions): Promise<Phone> {
  const camera = options.cameraVideo ? [`--use-file-for-fake-video-capture=${options.cameraVideo}`] : [];
  const context = await chromium.launchPersistentContext(options.profileDir, {
    executablePath: '/usr/bin/chromium',
    headless: true,
    args: [...flags, ...camera],
    viewport: options.viewport ?? { width: 360, height: 640 },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    permissions: ['camera', 'microphone'],
  });
  // Another browser may be at work beside this one.
  context.setDefaultTimeout(120_000);
  const page = context.pages()[0] ?? (await context.newPage());
  const complaints: string[] = [];
  /** Of every page of this browser. */
  const breaches: string[] = [];
  context.on('console', (message) => {
    if (/Content Security Policy|Trusted ?(Type|HTML|Script)/i.test(message.text())) breaches.push(message.text());
  });
  page.on('pageerror', ({ message, stack = '' }) => {
    const where = stack.split('\n').slice(1, 4).join(' <');
    complaints.push(`error: ${message}${where}`);
  });
  page.on('console', (message) => {
    // A cut network is part of the journeys; Chromium reports each failed request as an error.
    if (message.type() === 'error' && !/net::ERR_|Failed to load resource/.test(message.text()))
      complaints.push(message.text());
  });
  return {
    context,
    page,
    complaints,
    async kill() {
      const closed = new Promise((resolve) => context.once('close', resolve));
      process.kill(browserPid(options.profileDir), 'SIGKILL');
      await closed;
      holdToPolicy(breaches);
    },
    async close() {
      await context.close();
      holdToPolicy(breaches);
    },
  };
}

function holdToPolicy(breaches: readonly string[]): void {
  if (breaches.length > 0) throw new Error(`a page broke its content policy:\n${breaches.join('\n')}`);
}

/** Chromium names its process in the profile's lock: `SingletonLock -> host-pid`. */
function browserPid(profileDir: string): number {
  const target = readlinkSync(join(profileDir, 'SingletonLock'));
  const pid = Number(target.slice(target.lastIndexOf('-') + 1));
  const command = execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  if (!command.includes(profileDir)) throw new Error(`process ${pid} is not this phone`);
  return pid;
}
