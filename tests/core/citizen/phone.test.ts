import { expect, it } from 'vitest';
import { formatPhone, isPhone } from '../../../src/core/citizen/phone.ts';

it.each([
  ['0912345678', true],
  ['0912 345 678', true],
  ['0912.345.678', true],
  ['+84 912 345 678', true],
  ['84912345678', true],
  ['0233 3852 123', true],
  ['(0232) 3.852.123', true],
  ['024 3825 1234', true],
  ['０９１２３４５６７８', true],
  ['01234567890', false],
  ['0112345678', false],
  ['091234567', false],
  ['09123456789', false],
  ['', false],
  ['không có', false],
])('takes %j for a telephone number: %s', (text, answer) => {
  expect(isPhone(text)).toBe(answer);
});

it('groups mobile numbers for reading and leaves others tidied', () => {
  expect(formatPhone('+84912345678')).toBe('0912 345 678');
  expect(formatPhone('0233 385 2123')).toBe('02333852123');
});
