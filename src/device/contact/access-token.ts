/**
 * The ten-minute token for everything but sending, by `private_key_jwt` (RFC 7523) with the device's own key. It is
 * bound to the page's key (`dpop.ts`) and lives in memory only. The times in the assertion follow the server's `Date`, so that a wrong clock locks nobody out.
 */

import { SignJWT } from 'jose';
import type { Outcome } from '../../core/ports.ts';
import type { TokenAnswer } from '../../protocol/api.ts';

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const assertionSeconds = 120;
const renewBeforeMs = 60_000;
/** A clock that is off by less than this is not worth a second try. */
const toleratedOffsetMs = 20_000;

export interface Signer {
  readonly deviceId: string;
  readonly key: CryptoKey;
}

export interface TokenParts {
  readonly origin: string;
  readonly findSigner: () => Promise<Signer | undefined>;
  readonly postForm: (form: URLSearchParams) => Promise<Outcome<TokenAnswer>>;
  /** Server time minus device time, by the newest answer. */
  readonly serverOffsetMs: () => number;
  readonly nowMs: () => number;
}

export interface AccessTokens {
  /** `sign-in-needed` when this device is not enrolled or is locked, or the gateway does not take its key. */
  get(): Promise<Outcome<string>>;
  /** The gateway did not take it: the next `get` asks for another. */
  forget(): void;
}

export function newAccessTokens({ origin, findSigner, postForm, serverOffsetMs, nowMs }: TokenParts): AccessTokens {
  let held: { readonly deviceId: string; readonly token: string; readonly untilMs: number } | undefined;
  let asking: Promise<Outcome<string>> | undefined;

  async function assertion({ deviceId, key }: Signer): Promise<string> {
    const nowSeconds = Math.floor((nowMs() + serverOffsetMs()) / 1000);
    return new SignJWT({})
      .setProtectedHeader({ alg: 'ES256', kid: deviceId })
      .setIssuer(deviceId)
      .setSubject(deviceId)
      .setAudience(`${origin}/api/v1/token`)
      .setJti(crypto.randomUUID())
      .setIssuedAt(nowSeconds)
      .setExpirationTime(nowSeconds + assertionSeconds)
      .sign(key);
  }

  async function askOnce(signer: Signer): Promise<Outcome<TokenAnswer>> {
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: assertionType,
      client_assertion: await assertion(signer),
    });
    return postForm(form);
  }

  async function ask(signer: Signer): Promise<Outcome<string>> {
    const offsetBefore = serverOffsetMs();
    let answer = await askOnce(signer);
    // The refusal itself taught the server's time.
    const learned = Math.abs(serverOffsetMs() - offsetBefore) > toleratedOffsetMs;
    if (answer.kind === 'sign-in-needed' && learned) answer = await askOnce(signer);
    if (answer.kind !== 'done') return answer;
    const { access_token: token, expires_in: seconds } = answer.value;
    held = { deviceId: signer.deviceId, token, untilMs: nowMs() + seconds * 1000 - renewBeforeMs };
    return { kind: 'done', value: token };
  }

  return {
    async get() {
      // Asked first: a token outlives neither the lock nor the enrolment that it was given to.
      const signer = await findSigner();
      if (held?.deviceId !== signer?.deviceId) held = undefined;
      if (!signer) return { kind: 'sign-in-needed' };
      if (held && nowMs() < held.untilMs && held.untilMs - nowMs() < 3_600_000) {
        return { kind: 'done', value: held.token };
      }
      asking ??= ask(signer).finally(() => {
        asking = undefined;
      });
      return asking;
    },
    forget() {
      held = undefined;
    },
  };
}
