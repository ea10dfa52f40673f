/**
 * The province's keys before and after each of its rotations, made by the gateway's own rotation on a real key folder: the
 * lists are signed by the authority, and their versions rise.
 */

import { join } from 'node:path';
import { identityToRecipient } from 'age-encryption';
import type { GatewayKeys } from '../../src/gateway/keys/gateway-keys.ts';
import { loadGatewayKeys } from '../../src/gateway/keys/gateway-keys.ts';
import type { OpenerKeys } from '../../src/gateway/keys/opener-keys.ts';
import { loadOpenerKeys } from '../../src/gateway/keys/opener-keys.ts';
import { rotateProvinceKey } from '../../src/gateway/keys/rotate-province-key.ts';

/** What gateway and opener load. */
export interface LoadedKeys {
  readonly gateway: GatewayKeys;
  readonly opener: OpenerKeys;
}

export interface ProvinceKeys {
  /** Before the first rotation, after it, after the next… */
  readonly stages: readonly [LoadedKeys, ...LoadedKeys[]];
  /** With every identity there ever was: for those who compare. */
  readonly all: OpenerKeys;
  readonly recipientOf: ReadonlyMap<string, string>;
}

const rotations = 2;

export async function makeProvinceKeys(dataDir: string): Promise<ProvinceKeys> {
  const load = async (): Promise<LoadedKeys> => ({
    gateway: await loadGatewayKeys(dataDir, new Date()),
    opener: loadOpenerKeys(dataDir),
  });
  const stages: [LoadedKeys, ...LoadedKeys[]] = [await load()];
  for (let count = 0; count < rotations; count += 1) {
    await rotateProvinceKey(dataDir, join(dataDir, 'keys', 'authority.jwk'), new Date());
    stages.push(await load());
  }
  const all = (stages.at(-1) ?? stages[0]).opener;
  const recipients = await Promise.all(all.identities.map(identityToRecipient));
  return { stages, all, recipientOf: new Map(all.identities.map((identity, at) => [identity, recipients[at] ?? ''])) };
}

/** What is loaded after the identities of `forgotten` were deleted from the folder. */
export function forgetKeys(
  { recipientOf }: ProvinceKeys,
  { gateway, opener }: LoadedKeys,
  forgotten: ReadonlySet<string>,
): LoadedKeys {
  const identities = opener.identities.filter((identity) => !forgotten.has(recipientOf.get(identity) ?? ''));
  const graceRecipients = gateway.graceRecipients.filter((recipient) => !forgotten.has(recipient));
  return { gateway: { ...gateway, graceRecipients }, opener: { ...opener, identities } };
}
