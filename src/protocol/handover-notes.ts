/** Notes about paper and duties that change hands: envelopes, sheets of pads, tasks. */

import { isLocalCode } from '../core/dossier/local-code.ts';
import { mostEnvelopes } from '../core/handover/hand-over.ts';
import type { Shape } from './shape.ts';
import { fields, integer, list, matching, oneOf, text } from './shape.ts';

const id = matching(/^[\w.-]{1,64}$/);
const uuid = matching(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
const isCode: Shape = (value) => typeof value === 'string' && isLocalCode(value);
const holder = fields({ kind: oneOf('person', 'desk', 'resident'), name: text(200), 'deviceId?': id });
const envelopes = list(fields({ code: isCode, step: integer(1, 10_000) }), mostEnvelopes);
const remark = text(500, 0);

const handOver = fields({
  type: oneOf('envelope'),
  handOverId: uuid,
  side: oneOf('given', 'taken'),
  from: holder,
  to: holder,
  envelopes,
  'missing?': envelopes,
  'purpose?': oneOf('results'),
  'remark?': remark,
});

/** One envelope is named once in a hand-over, and a hand-over is about at least one. */
const isWholeHandOver: Shape = (value) => {
  if (!handOver(value)) return false;
  const { envelopes: counted, missing = [] } = value as {
    readonly envelopes: readonly { readonly code: string }[];
    readonly missing?: readonly { readonly code: string }[];
  };
  const codes = [...counted, ...missing].map(({ code }) => code);
  return codes.length > 0 && new Set(codes).size === codes.length;
};

export const handoverBodies: readonly Shape[] = [
  isWholeHandOver,
  fields({
    type: oneOf('pad'),
    reportId: uuid,
    fault: oneOf('spoiled', 'lost'),
    'codes?': list(isCode, 200),
    'padNumber?': integer(1, 1_000_000),
    'remark?': remark,
  }),
  fields({ type: oneOf('task'), dossierId: id, 'personId?': id }),
];
