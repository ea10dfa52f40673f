/**
 * What the page's thread did, task by task, in processor time: on a busy machine the wall clock also counts what others
 * took, and a task looks long because the processor was lent away.
 */

import type { Page } from '@playwright/test';

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
  const browser = page.context().browser();
  if (!browser) throw new Error('only a launched browser traces');
  await browser.startTracing(page, { categories: ['toplevel'] });
  await act();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { readonly traceEvents: readonly TraceEvent[] };
  const tasks = trace.traceEvents.filter(({ name }) => name === 'ThreadControllerImpl::RunTask');
  const threads = trace.traceEvents.filter(
    ({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain',
  );
  const isPages = ({ pid, tid }: TraceEvent) => threads.some((thread) => thread.pid === pid && thread.tid === tid);
  return tasks.filter(isPages).map(({ tdur = 0 }) => tdur / 1000);
}
