import type { Question } from '../../../src/core/procedure/procedure.ts';

/** A question of every kind that a form may ask. */
export const everyType: readonly Question[] = [
  { id: 'text', type: 'text', label: 'Chữ', hint: 'Ghi như trên giấy.' },
  { id: 'long', type: 'long-text', label: 'Chữ dài', help: 'Ghi điều cần nói, không cần văn vẻ.' },
  { id: 'number', type: 'number', label: 'Số', unit: 'người' },
  { id: 'money', type: 'money', label: 'Tiền' },
  { id: 'date', type: 'date', label: 'Ngày' },
  { id: 'time', type: 'time', label: 'Giờ' },
  { id: 'choice', type: 'choice', label: 'Chọn', choices: [{ value: 'a', label: 'A' }], other: true },
  { id: 'list', type: 'choice', label: 'Dân tộc', list: 'ethnic-groups' },
  { id: 'many', type: 'multi-choice', label: 'Chọn nhiều', choices: [{ value: 'a', label: 'A' }] },
  { id: 'yes', type: 'yes-no', label: 'Có không' },
  { id: 'card', type: 'id-number', label: 'Số định danh' },
  { id: 'phone', type: 'phone', label: 'Điện thoại' },
  { id: 'address', type: 'address', label: 'Nơi ở' },
  { id: 'group', type: 'group', label: 'Con', min: 1, questions: [{ id: 'name', type: 'text', label: 'Tên con' }] },
];
