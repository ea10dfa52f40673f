/**
 * The list of those to whom phones seal, signed by the province's authority key: compact JWS, ES256, type below. The gateway
 * only hands it on; a captured one can show an old list or none, but never one of its own. Shapes and limits only.
 */

import { fields, integer, list, matching, moment, text } from './shape.ts';

export const recipientsListType = 'gocua-recipients+jws';
/** A packet names at most this many (`kids`). */
export const mostRecipients = 8;

/** Payload of the list's JWS. Of two lists of a gateway the one with the higher `version` counts. */
export interface RecipientsList {
  readonly v: 1;
  /** The gateway's id. */
  readonly aud: string;
  readonly version: number;
  readonly recipients: readonly string[];
  readonly issuedAt: string;
}

const isList = fields({
  v: (value) => value === 1,
  aud: text(64),
  version: integer(1, Number.MAX_SAFE_INTEGER),
  recipients: list(matching(/^age1[a-z0-9]{1,124}$/), mostRecipients),
  issuedAt: moment,
});

/** The list if `value` is one of version 1, else undefined; its signature is another matter. */
export function findRecipientsList(value: unknown): RecipientsList | undefined {
  return isList(value) && (value as RecipientsList).recipients.length > 0 ? (value as RecipientsList) : undefined;
}
