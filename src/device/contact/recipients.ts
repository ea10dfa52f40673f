/**
 * Whom this phone seals to, as time goes on (protocol.md §5). Only a list signed by the authority key that was pinned at
 * enrolment counts, for this gateway, and never one with a lower version than was seen: a captured gateway cannot have
 * dossiers sealed to itself. What is refused changes nothing and is noted.
 */

import { compactVerify, importJWK } from 'jose';
import type { Changes } from '../../core/ports.ts';
import { findRecipientsList, recipientsListType } from '../../protocol/recipients-list.ts';
import type { RecipientsList } from '../../protocol/recipients-list.ts';
import type { SecondCopy } from '../store/second-copy.ts';
import type { Store } from '../store/store.ts';
import { findPins, pinsKey, putPins } from './enrolment-record.ts';
import type { GatewayPins } from './enrolment-record.ts';

export interface Recipients {
  /** Takes over what `changes` says of keys. */
  take(keys: Changes['keys']): Promise<void>;
}

export function newRecipients(store: Store, secondCopy: SecondCopy): Recipients {
  /** The list that was judged last: it comes with every contact. */
  let judged: string | undefined;

  return {
    async take(keys) {
      const jws = keys?.recipientsList;
      if (jws === undefined || jws === judged) return;
      const pins = await findPins(store.db);
      if (!pins) return;
      const list = await findSignedList(pins, jws);
      const taken = list && (await store.write([store.db.meta], [], () => mergeList(store, list)));
      judged = jws;
      if (taken === 'unchanged') return;
      store.note({ kind: taken === undefined ? 'recipients-refused' : 'recipients-changed' });
      if (taken !== undefined) await secondCopy.keepNote(pinsKey, taken);
    },
  };
}

/** The list, if the authority of `pins` signed it for the gateway of `pins`. */
export async function findSignedList(pins: GatewayPins, jws: string): Promise<RecipientsList | undefined> {
  try {
    const key = await importJWK(pins.authorityKey, 'ES256');
    const { payload, protectedHeader } = await compactVerify(jws, key, { algorithms: ['ES256'] });
    const list = findRecipientsList(JSON.parse(new TextDecoder().decode(payload)));
    return protectedHeader.typ === recipientsListType && list?.aud === pins.gatewayId ? list : undefined;
  } catch {
    return undefined;
  }
}

/** Inside a transaction over `meta`, because the page and the service worker may be told at the same moment. */
async function mergeList(store: Store, list: RecipientsList): Promise<GatewayPins | 'unchanged' | undefined> {
  const pins = await findPins(store.db);
  if (!pins) return undefined;
  const { version = 0, recipients } = pins;
  const isSame = recipients.join() === list.recipients.join();
  if (list.version === version && isSame) return 'unchanged';
  if (list.version <= version) return undefined;
  const next = {
    ...pins,
    recipients: list.recipients,
    version: list.version,
    firstRecipients: pins.firstRecipients ?? recipients,
  };
  await putPins(store.db, next);
  return isSame ? 'unchanged' : next;
}
