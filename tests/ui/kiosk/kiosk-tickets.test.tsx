// @vitest-environment happy-dom

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/core/ports.ts';
import type { OfficeClient } from '../../../src/core/screen-ports.ts';
import type { KioskBoard, TakenTicket } from '../../../src/core/tickets/desk-boards.ts';
import { giveTickets } from '../../../src/ui/kiosk/kiosk-marks.ts';
import { KioskTickets } from '../../../src/ui/kiosk/kiosk-tickets.tsx';
import { TicketChoice } from '../../../src/ui/kiosk/ticket-choice.tsx';
import { newFakeDevice } from '../fake-device.ts';
import { openScreen } from '../screen.tsx';
import type { Screen } from '../screen.tsx';

const queues = [
  { letter: 'A', name: 'Nộp hồ sơ' },
  { letter: 'B', name: 'Nhận kết quả' },
];
const board: KioskBoard = { place: 'Quầy Xã Mẫu', queues, waiting: 3 };
const ticket: TakenTicket = { label: 'B-012', place: board.place, takenAt: '2026-11-23T08:15:00+07:00', ahead: 2 };
const refused = (code: 'not-found' | 'action-not-possible'): Outcome<never> => ({ kind: 'refused', problem: { code } });
const answer = (body: object): Outcome<{ readonly body: object }> => ({ kind: 'done', value: { body } });

let screen: Screen;
let asked: unknown[];
let answers: Outcome<{ readonly body: object }>[];
const device = () => {
  const call = async (_method: string, path: string, body?: unknown) => {
    asked.push([path, body]);
    return answers.shift() ?? ({ kind: 'offline' } as const);
  };
  const fake = newFakeDevice({});
  return { ...fake, office: { ...fake.office, call: call as unknown as OfficeClient['call'] } };
};

beforeEach(() => {
  localStorage.clear();
  asked = [];
  answers = [];
});
afterEach(async () => {
  await screen.close();
  localStorage.clear();
});

describe('queue numbers at the hall’s PC', () => {
  it('are asked for what somebody came for, and shown with who is before; nothing is kept', async () => {
    giveTickets('all');
    answers = [answer(board), answer(ticket)];
    screen = await openScreen(device(), <KioskTickets />, '/lay-so');
    await screen.until('Ông/bà đến làm việc gì?');
    await screen.tap('Nhận kết quả');
    await screen.until('B-012');
    expect(asked.at(-1)).toEqual(['/kiosk/tickets', { queue: 'B' }]);
    expect(screen.text()).toContain('Trước ông/bà còn 2 người.');
    expect(Object.keys(localStorage)).toEqual(['gocua-kiosk-tickets']);
  });

  it('are one touch where the place has one row, or where the keeper gives one letter only', async () => {
    giveTickets('A');
    answers = [answer(board)];
    screen = await openScreen(device(), <KioskTickets />, '/lay-so');
    await screen.until('Nộp hồ sơ');
    expect(screen.text()).not.toContain('Nhận kết quả');
    await screen.close();
    answers = [answer({ ...board, queues: [] }), answer({ ...ticket, label: '012', ahead: 0 })];
    screen = await openScreen(device(), <KioskTickets />, '/lay-so');
    await screen.until('Chạm một lần là có số');
    await screen.press(screen.field('main button'));
    await screen.until('Sắp đến lượt ông/bà.');
    expect(asked.at(-1)).toEqual(['/kiosk/tickets', {}]);
  });

  it('are plainly at the counter without network, where none are given, and when the day’s are used up', async () => {
    screen = await openScreen(device(), <KioskTickets />, '/lay-so');
    await screen.until('Máy chưa có mạng nên chưa phát số được. Xin lấy số ở quầy.');
    answers = [refused('not-found')];
    await screen.tap('Thử lại');
    await screen.until('Nơi này chưa phát số. Xin đến thẳng quầy.');
    await screen.close();
    answers = [answer({ ...board, queues: [] }), refused('action-not-possible')];
    screen = await openScreen(device(), <KioskTickets />, '/lay-so');
    await screen.until('Lấy số');
    await screen.press(screen.field('main button'));
    await screen.until('Hôm nay đã phát hết số.');
  });

  it('are given only when the keeper says so, and which', async () => {
    answers = [answer(board)];
    screen = await openScreen(device(), <TicketChoice />, '/');
    await screen.until('Chỉ phát số B: Nhận kết quả');
    expect(screen.field<HTMLSelectElement>('select').value).toBe('');
    await screen.select(screen.field<HTMLSelectElement>('select'), 'B');
    expect(localStorage.getItem('gocua-kiosk-tickets')).toBe('B');
    await screen.close();
    screen = await openScreen(device(), <TicketChoice />, '/');
    await screen.until('Chưa hỏi được quầy phát những dãy số nào.');
    expect(screen.field<HTMLSelectElement>('select').value).toBe('B');
  });
});
