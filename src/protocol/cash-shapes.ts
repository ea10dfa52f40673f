/** The notes of cash taken at doors (`core/money/cash.ts`), as the opener checks them. */

import { mostDong } from '../core/money/dong.ts';
import type { Shape } from './shape.ts';
import { fields, integer, list, matching, oneOf, text } from './shape.ts';

const uuid = matching(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
const deviceId = matching(/^[\w-]{1,64}$/);
const number = matching(/^[0-9A-Z]{4}-\d{4,6}$/);
const code = matching(/^\d{8}$/);
const amount = integer(1, mostDong);
const common = {
  type: oneOf('cash'),
  cashId: uuid,
  holder: fields({ deviceId, short: matching(/^[0-9A-Z]{4}$/), name: text(200, 0) }),
};

export const cashShapes: readonly Shape[] = [
  fields({
    ...common,
    step: oneOf('entry'),
    number,
    amountDong: amount,
    payerName: text(200),
    'procedureCode?': text(40),
    purpose: text(300),
    'localCode?': matching(/^\d{9}$/),
  }),
  fields({ ...common, step: oneOf('reversal'), number, entryId: uuid, reason: text(500) }),
  fields({
    ...common,
    step: oneOf('hand-over'),
    number,
    entryIds: list(uuid, 200),
    sumDong: amount,
    digest: matching(/^[0-9a-f]{64}$/),
  }),
  fields({ ...common, step: oneOf('take-back'), handOverId: uuid }),
  fields({ ...common, step: oneOf('received'), code, sumDong: amount }),
];
