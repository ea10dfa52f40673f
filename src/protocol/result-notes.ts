/** Notes about results: handed over, taken back, and what the resident thought of it. */

import type { Shape } from './shape.ts';
import { fields, integer, matching, oneOf, text } from './shape.ts';

const dossierId = matching(/^[\w.-]{1,64}$/);
const score = integer(1, 3);

export const resultBodies: readonly Shape[] = [
  fields({
    type: oneOf('result'),
    dossierId,
    step: oneOf('handed-over'),
    to: fields({ kind: oneOf('applicant', 'representative'), name: text(200), 'paper?': text(300, 0) }),
    how: oneOf('sheet', 'thumbprint', 'witness'),
    'sheetCode?': matching(/^[0-9]{9}$/),
    'witness?': text(200, 0),
  }),
  fields({ type: oneOf('result'), dossierId, step: oneOf('taken-back') }),
  fields({ type: oneOf('satisfaction'), dossierId, time: score, attitude: score, ease: score }),
];
