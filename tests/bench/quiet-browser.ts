/**
 * A Chromium that nobody looks into while it works. Playwright listens to every page's runtime, and while anybody does, V8 reads a
 * script again for the lines of each error that is made: React makes four when it is read, which doubles what its reading takes. So
 * a start is measured here: the protocol by a pipe, and nothing switched on that the page could feel.
 */

import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { PageSession } from './trace-tasks.ts';

export interface QuietPage extends PageSession {
  /** Runs in the page; its value as JSON carries it. */
  evaluate<T>(script: string): Promise<T>;
  close(): Promise<void>;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: object;
  readonly result?: object;
  readonly error?: { readonly message: string };
}

type Hear = (params: object) => void;

/** A new process on the profile, its page 360×640. */
export async function openQuietPage(profileDir: string): Promise<QuietPage> {
  const args = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
  const browser = spawn(
    '/usr/bin/chromium',
    [...args, `--user-data-dir=${profileDir}`, '--remote-debugging-pipe', 'about:blank'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const gone = new Promise<void>((done) => browser.once('exit', () => done()));
  const call = speak(browser.stdio[3] as Writable, browser.stdio[4] as Readable);
  const { targetInfos } = await call.send<{ targetInfos: { type: string; targetId: string }[] }>('Target.getTargets');
  const page = targetInfos.find(({ type }) => type === 'page');
  if (!page) throw new Error('the browser opened no page');
  const attach = { targetId: page.targetId, flatten: true };
  const { sessionId } = await call.send<{ sessionId: string }>('Target.attachToTarget', attach);
  const send: PageSession['send'] = (method, params) => call.send(method, params, sessionId);
  await send('Page.enable');
  await send('Emulation.setDeviceMetricsOverride', { width: 360, height: 640, deviceScaleFactor: 1, mobile: false });
  return {
    send,
    once: (event, hear) => call.once(event, hear),
    async evaluate(expression) {
      const { result } = await send('Runtime.evaluate', { expression, returnByValue: true });
      return result.value;
    },
    async close() {
      await call.send('Browser.close');
      await gone;
    },
  };
}

/** The protocol as a pipe carries it: JSON, each message ended by a zero. */
function speak(to: Writable, from: Readable) {
  const waiting = new Map<number, { resolve: (result: object) => void; reject: (error: Error) => void }>();
  const heard = new Map<string, Hear>();
  let last = 0;
  let rest = '';

  from.setEncoding('utf8');
  from.on('data', (piece: string) => {
    const texts = (rest + piece).split('\0');
    rest = texts.pop() ?? '';
    for (const text of texts) take(JSON.parse(text) as Message);
  });

  function take({ id, method = '', params = {}, result = {}, error }: Message): void {
    if (id === undefined) {
      const hear = heard.get(method);
      heard.delete(method);
      return hear?.(params);
    }
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error) asked?.reject(new Error(error.message));
    else asked?.resolve(result);
  }

  return {
    once: (event: string, hear: Hear) => void heard.set(event, hear),
    send<T>(method: string, params: object = {}, sessionId?: string): Promise<T> {
      last += 1;
      const id = last;
      to.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`);
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve: resolve as (result: object) => void, reject });
      });
    },
  };
}
