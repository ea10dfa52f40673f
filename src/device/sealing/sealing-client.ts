/** `Sealing` in a worker of its own, so that pictures and cryptography take no time from the main thread. */

import type { Sealing } from './sealing.ts';
import type { SealingAnswer, SealingCall } from './sealing-worker.ts';
// oxlint-disable-next-line import/default -- the bundler makes this module
import workerUrl from './sealing-worker.ts?worker&url';
import { trustedScriptUrl } from '../app/trusted-urls.ts';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Starts the worker. When it dies, every call that waits and every later one rejects. */
export function startSealing(): Sealing {
  const worker = new Worker(trustedScriptUrl(workerUrl), { type: 'module', name: 'sealing' });
  const waiting = new Map<number, Waiting>();
  let lastCallId = 0;
  let broken: Error | undefined;

  worker.addEventListener('message', (event: MessageEvent<SealingAnswer>) => {
    const answer = event.data;
    const call = waiting.get(answer.callId);
    waiting.delete(answer.callId);
    if ('error' in answer) call?.reject(new Error(answer.error));
    else call?.resolve(answer.value);
  });
  worker.addEventListener('error', (event) => {
    broken = new Error(`the sealing worker failed: ${event.message}`);
    for (const { reject } of waiting.values()) reject(broken);
    waiting.clear();
  });

  function call<Method extends keyof Sealing>(
    method: Method,
    ...values: Parameters<Sealing[Method]>
  ): ReturnType<Sealing[Method]> {
    const answer = new Promise<unknown>((resolve, reject) => {
      if (broken) return reject(broken);
      lastCallId += 1;
      waiting.set(lastCallId, { resolve, reject });
      worker.postMessage({ callId: lastCallId, method, values } as unknown as SealingCall);
    });
    return answer as ReturnType<Sealing[Method]>;
  }

  return {
    sealPicture: (picture, recipients, of) => call('sealPicture', picture, recipients, of),
    sealText: (text, recipients) => call('sealText', text, recipients),
    signHeader: (header, key) => call('signHeader', header, key),
    deriveKey: (secret, salt, cost) => call('deriveKey', secret, salt, cost),
  };
}
