/** Where they lie in the `meta` table. Apart from their records, because the first picture asks only whether there are any. */

export const enrolmentKey = 'enrolment';
export const orderKey = 'order';
