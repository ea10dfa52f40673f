/**
 * What crosses the wire, version 1: the packet's header and the acknowledgement (docs/protocol.md). Signing and
 * encryption are done by those who hold keys; this file knows shapes and limits only.
 */

import { mostRecipients } from './recipients-list.ts';
import { moment } from './shape.ts';

export const packetType = 'gocua-packet+jws';
export const acknowledgementType = 'gocua-ack+jws';
export const suite = 'age-x25519';

export const limits = {
  headerBytes: 16 * 1024,
  textBytes: 64 * 1024,
  paperBytes: 8 * 1024 * 1024,
  parts: 40,
  haveNames: 500,
  metaBytes: 32 * 1024,
  jsonBytes: 256 * 1024,
} as const;

/** `sha256` (lower-case hex) and `len` (bytes) are of the ciphertext. */
export interface HeaderPart {
  readonly sha256: string;
  readonly len: number;
  readonly kind: 'text' | 'paper';
}

/** Payload of the header JWS. No personal data, no procedure, no commune. */
export interface PacketHeader {
  readonly v: 1;
  readonly suite: typeof suite;
  readonly pid: string;
  readonly dev: string;
  readonly seq: number;
  readonly aud: string;
  readonly kids: readonly string[];
  readonly sealedAt: string;
  readonly supersedes?: string;
  readonly parts: readonly HeaderPart[];
}

/** Payload of the acknowledgement JWS. */
export interface AcknowledgementPayload {
  readonly v: 1;
  readonly pid: string;
  /** sha256 hex of the header string. */
  readonly header: string;
  readonly have: readonly number[];
  readonly complete: boolean;
  readonly review?: boolean;
  readonly receivedAt: string;
  readonly durability: 'disk' | 'replicated';
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const sha256Hex = /^[0-9a-f]{64}$/;

export function isPid(value: unknown): value is string {
  return typeof value === 'string' && uuid.test(value);
}

export function isSha256(value: unknown): value is string {
  return typeof value === 'string' && sha256Hex.test(value);
}

/** The header payload if `value` is one, else undefined. Checks shapes and limits, not keys or signatures. */
export function findPacketHeader(value: unknown): PacketHeader | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const header = value as Record<string, unknown>;
  const { v, pid, dev, seq, aud, kids, sealedAt, supersedes, parts } = header;
  if (v !== 1 || header['suite'] !== suite || !isPid(pid)) return undefined;
  if (typeof dev !== 'string' || dev.length === 0 || dev.length > 64) return undefined;
  if (typeof aud !== 'string' || !moment(sealedAt)) return undefined;
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 1) return undefined;
  if (!Array.isArray(kids) || kids.length === 0 || kids.length > mostRecipients) return undefined;
  if (!kids.every((kid) => typeof kid === 'string' && kid.length <= 128)) return undefined;
  if (supersedes !== undefined && !isPid(supersedes)) return undefined;
  if (!Array.isArray(parts) || parts.length === 0 || parts.length > limits.parts) return undefined;
  return parts.every(isHeaderPart) ? (value as PacketHeader) : undefined;
}

function isHeaderPart(value: unknown, index: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { sha256, len, kind } = value as Record<string, unknown>;
  const most = index === 0 ? limits.textBytes : limits.paperBytes;
  return (
    isSha256(sha256) &&
    typeof len === 'number' &&
    Number.isSafeInteger(len) &&
    len > 0 &&
    len <= most &&
    kind === (index === 0 ? 'text' : 'paper')
  );
}
