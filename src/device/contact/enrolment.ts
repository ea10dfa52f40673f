/**
 * How this device becomes known (protocol.md §4): it makes its own key, redeems the invitation with a proof, and pins the
 * gateway's keys. The key lies in the database before the invitation is sent, so that a lost answer is asked for again with
 * the same key and gets the same answer; it can be taken out, because the vault wraps it as soon as there is one.
 */

import { CompactSign, calculateJwkThumbprint } from 'jose';
import type { Outcome } from '../../core/ports.ts';
import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { EnrolledDevice, Enrolment } from '../../core/screen-ports.ts';
import type { EnrolmentAnswer, EnrolmentRequest, JsonWebKeyEc } from '../../protocol/api.ts';
import { findEnrolment, pendingEnrolmentKey, pinsKey, putEnrolment } from './enrolment-record.ts';
import type { GatewayPins } from './enrolment-record.ts';
import { parseInvitationLink } from './invitation-link.ts';
import { findSignedList } from './recipients.ts';
import { findRecordedLoss, lossKey } from '../store/storage-loss.ts';
import type { SecondCopy } from '../store/second-copy.ts';
import type { Store } from '../store/store.ts';
import { erasedKey } from '../vault/vault-keys.ts';

const longestName = 80;

interface PendingEnrolment {
  readonly token: string;
  readonly key: CryptoKey;
  readonly publicJwk: JsonWebKeyEc;
}

export interface EnrolmentParts {
  readonly store: Store;
  readonly secondCopy: SecondCopy;
  readonly origin: string;
  readonly send: (request: EnrolmentRequest) => Promise<Outcome<EnrolmentAnswer>>;
  readonly isSecure: () => boolean;
  readonly isPrivateWindow: () => Promise<boolean>;
  readonly keepStorage: () => Promise<boolean>;
  /** Remembers outside the database that this device is enrolled, so that a lost database is noticed. */
  readonly markEnrolled: () => void;
  /** Where the vault is open, the new key goes under it at once; absent where there is no vault. */
  readonly guardDeviceKey?: () => Promise<void>;
  readonly nowMs: () => number;
}

export function newEnrolment(parts: EnrolmentParts): Enrolment {
  const { store, secondCopy, origin, send, nowMs } = parts;
  const { meta } = store.db;

  async function pendingFor(token: string): Promise<PendingEnrolment> {
    const known = (await meta.get(pendingEnrolmentKey))?.value as PendingEnrolment | undefined;
    if (known?.token === token) return known;
    const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
    const { x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
    if (x === undefined || y === undefined) throw new Error('the browser made a key that is no P-256 key');
    const pending: PendingEnrolment = { token, key: pair.privateKey, publicJwk: { kty: 'EC', crv: 'P-256', x, y } };
    await store.write([meta], [], () => meta.put({ key: pendingEnrolmentKey, value: pending }));
    return pending;
  }

  async function keep(pending: PendingEnrolment, answer: EnrolmentAnswer): Promise<EnrolledDevice> {
    const { deviceId, role, personName, commune, receptionPoints, gatewayId, confirmed } = answer;
    const device: EnrolledDevice = {
      deviceId,
      role,
      personName,
      ...(commune && { commune }),
      receptionPoints: receptionPoints ?? [],
      confirmed,
      check: await checkDigits(gatewayId, pending.publicJwk),
    };
    const pins = await pinsOf(answer);
    await store.write([meta], ['vault'], async () => {
      await putEnrolment(store.db, { device, key: pending.key }, pins);
      await meta.bulkDelete([pendingEnrolmentKey, erasedKey]);
      // A loss that nobody has read yet must still be told.
      if ((await findRecordedLoss(store))?.seen) await meta.delete(lossKey);
    });
    await parts.guardDeviceKey?.();
    await secondCopy.keepNote(pinsKey, pins);
    parts.markEnrolled();
    await parts.keepStorage();
    return device;
  }

  return {
    current: async () => (await findEnrolment(store.db))?.device,

    async check(invitationLink) {
      const token = parseInvitationLink(invitationLink, origin);
      return token.ok ? succeed(undefined) : token;
    },

    async enrol(invitationLink, deviceName) {
      if (!parts.isSecure()) return fail('insecure-context');
      const token = parseInvitationLink(invitationLink, origin);
      if (!token.ok) return token;
      if (await parts.isPrivateWindow()) return fail('private-window');
      const pending = await pendingFor(token.value);
      const { publicJwk } = pending;
      const proof = await signProof(pending, origin, nowMs());
      const name = deviceName.normalize('NFC').trim().slice(0, longestName) || 'Thiết bị';
      const outcome = await send({ invitation: token.value, publicJwk, proof, deviceName: name });
      const answer = toResult(outcome);
      return answer.ok ? succeed(await keep(pending, answer.value)) : answer;
    },
  };
}

/** The signed list where there is one, so that no older one is taken later. */
async function pinsOf(answer: EnrolmentAnswer): Promise<GatewayPins> {
  const { gatewayId, gatewayKey, authorityKey, recipients, recipientsList } = answer;
  const pins: GatewayPins = { gatewayId, gatewayKey, authorityKey, recipients };
  const list = recipientsList === undefined ? undefined : await findSignedList(pins, recipientsList);
  return list ? { ...pins, recipients: list.recipients, version: list.version } : pins;
}

function signProof({ token, key, publicJwk }: PendingEnrolment, origin: string, nowMs: number): Promise<string> {
  const payload = { invitation: token, aud: origin, iat: Math.floor(nowMs / 1000) };
  return new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'ES256', typ: 'gocua-proof+jws', jwk: publicJwk })
    .sign(key);
}

/** The six digits that inviter and invited compare: sha256 of gateway id and key thumbprint, first four bytes. */
async function checkDigits(gatewayId: string, publicJwk: JsonWebKeyEc): Promise<string> {
  const thumbprint = await calculateJwkThumbprint(publicJwk, 'sha256');
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${gatewayId}.${thumbprint}`));
  return String(new DataView(digest).getUint32(0) % 1_000_000).padStart(6, '0');
}

function toResult<T>(outcome: Outcome<T>): Result<T> {
  switch (outcome.kind) {
    case 'done':
      return succeed(outcome.value);
    case 'refused':
      return { ok: false, problem: outcome.problem };
    case 'busy':
      return fail('busy');
    default:
      return fail('offline');
  }
}
