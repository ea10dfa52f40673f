/** The worker's end of `Sealing`: one call a message, one answer a call. Started by `sealing-client.ts`. */

import { newSealing } from './new-sealing.ts';
import { pressPicture } from './press-picture.ts';
import type { Sealing } from './sealing.ts';

export type SealingCall = {
  [method in keyof Sealing]: {
    readonly callId: number;
    readonly method: method;
    readonly values: Parameters<Sealing[method]>;
  };
}[keyof Sealing];

export type SealingAnswer =
  | { readonly callId: number; readonly value: unknown }
  | { readonly callId: number; readonly error: string };

const sealing = newSealing(pressPicture);

self.addEventListener('message', (event: MessageEvent<SealingCall>) => {
  const { callId } = event.data;
  run(event.data).then(
    (value) => self.postMessage({ callId, value } satisfies SealingAnswer),
    (thrown: unknown) => self.postMessage({ callId, error: String(thrown) } satisfies SealingAnswer),
  );
});

function run(call: SealingCall): Promise<unknown> {
  switch (call.method) {
    case 'sealPicture':
      return sealing.sealPicture(...call.values);
    case 'sealText':
      return sealing.sealText(...call.values);
    case 'signHeader':
      return sealing.signHeader(...call.values);
    case 'deriveKey':
      return sealing.deriveKey(...call.values);
  }
}
