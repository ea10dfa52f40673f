/** A Chromium with a profile of its own that is killed whole: the browser, its renderers and its storage process at once. */

import { execFileSync } from 'node:child_process';
import { readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { openPhone } from '../phone.ts';
import type { Acknowledged, KillPage } from './pages/reports.ts';

export interface Killable {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What this launch's pages reported, in order. */
  readonly acknowledged: Acknowledged[];
  readonly errors: string[];
  /** Calls one thing of the page, after it has loaded. */
  ask<Name extends keyof KillPage>(
    name: Name,
    ...values: Parameters<KillPage[Name]>
  ): Promise<Awaited<ReturnType<KillPage[Name]>>>;
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** Opens `origin` in the profile; does not wait for its scripts. */
export async function openKillable(profileDir: string, origin: string): Promise<Killable> {
  const phone = await openPhone({ profileDir });
  const { context, page } = phone;
  const acknowledged: Acknowledged[] = [];
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
  page.on('console', (message) => {
    const text = message.text();
    if (text.startsWith('saved ')) acknowledged.push(JSON.parse(text.slice(6)) as Acknowledged);
  });
  await page.goto(origin, { waitUntil: 'commit' });
  return {
    context,
    page,
    acknowledged,
    errors,
    ask: (name, ...values) => askPage(page, name, ...values),
    async kill() {
      const closed = new Promise((resolve) => context.once('close', resolve));
      process.kill(-groupOf(profileDir), 'SIGKILL');
      await closed;
    },
    close: () => context.close(),
  };
}

export async function askPage<Name extends keyof KillPage>(
  page: Page,
  name: Name,
  ...values: Parameters<KillPage[Name]>
): Promise<Awaited<ReturnType<KillPage[Name]>>> {
  await page.waitForFunction(() => window.killPage !== undefined, undefined, { timeout: 30_000 });
  const answer = await page.evaluate(
    ([method, given]) =>
      (window.killPage as unknown as { [name: string]: (...all: unknown[]) => Promise<unknown> })[method]?.(...given),
    [name as string, values as unknown[]] as const,
  );
  return answer as Awaited<ReturnType<KillPage[Name]>>;
}

/** The process group of the browser that names itself in this profile's lock; only ever that one. */
function groupOf(profileDir: string): number {
  const target = readlinkSync(join(profileDir, 'SingletonLock'));
  const pid = Number(target.slice(target.lastIndexOf('-') + 1));
  const [group = '', ...command] = execFileSync('ps', ['-o', 'pgid=,args=', '-p', String(pid)], { encoding: 'utf8' })
    .trim()
    .split(/\s+/);
  if (Number(group) !== pid || !command.join(' ').includes(profileDir)) throw new Error(`process ${pid} is not ours`);
  return pid;
}
