import type { deskQueues as vietnamese } from '../vi/hall-queues.ts';

export const deskQueues: typeof vietnamese = {
  title: 'What people come for',
  lead: 'One in each line, in the order of the letters A, B, C… For example (in Vietnamese): Nộp hồ sơ; Nhận kết quả. Empty: one row of numbers for everybody.',
  field: 'What they come for (at most 6 lines)',
  save: 'Save',
  saved: 'Saved. The computer in the hall asks people for one of these.',
  wrong: 'At most 6 lines, none longer than 40 characters, none twice.',
  serves: 'This counter calls',
  all: 'Everything',
};
