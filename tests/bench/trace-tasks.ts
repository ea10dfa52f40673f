/**
 * What the page's thread did, task by task, in processor time: on a busy machine the wall clock also counts what others
 * took, and a task looks long because the processor was lent away.
 */

import type { Page } from '@playwright/test';

/** What is asked of a session with a page here, whoever opened it. */
export interface PageSession {
  // oxlint-disable-next-line typescript/no-explicit-any -- each answer of the protocol has its own shape
  send(method: string, params?: object): Promise<any>;
  once(event: string, hear: (params: { readonly stream?: string }) => void): void;
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly args?: { readonly name?: string };
  /** Microseconds of processor time. */
  readonly tdur?: number;
}

/** Milliseconds of every task of the page's own thread while `act` runs. */
export async function traceTasks(page: Page, act: () => Promise<void>): Promise<readonly number[]> {
  const session = await page.context().newCDPSession(page);
  const tasks = await traceSession(session, act);
  await session.detach();
  return tasks;
}

/** The same for a page that may be opened by anybody. */
export async function traceSession(session: PageSession, act: () => Promise<void>): Promise<readonly number[]> {
  const ended = new Promise<string>((done) =>
    session.once('Tracing.tracingComplete', ({ stream = '' }) => done(stream)),
  );
  const traceConfig = { includedCategories: ['toplevel'], excludedCategories: ['*'] };
  await session.send('Tracing.start', { transferMode: 'ReturnAsStream', traceConfig });
  await act();
  await session.send('Tracing.end');
  const { traceEvents } = JSON.parse(await read(session, await ended)) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  const threads = traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const isPages = ({ pid, tid }: TraceEvent) => threads.some((thread) => thread.pid === pid && thread.tid === tid);
  const tasks = traceEvents.filter((event) => event.name === 'ThreadControllerImpl::RunTask' && isPages(event));
  return tasks.map(({ tdur = 0 }) => tdur / 1000);
}

async function read(session: PageSession, handle: string): Promise<string> {
  const pieces: string[] = [];
  for (;;) {
    const { data, eof, base64Encoded } = await session.send('IO.read', { handle, size: 4_000_000 });
    pieces.push(base64Encoded === true ? Buffer.from(data, 'base64').toString() : data);
    if (eof) break;
  }
  await session.send('IO.close', { handle });
  return pieces.join('');
}

/** What nobody could tap or type through: of every task that which is over 50 ms. */
export function blockingMs(tasks: readonly number[]): number {
  return tasks.reduce((sum, task) => sum + Math.max(0, task - 50), 0);
}
