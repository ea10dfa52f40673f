/** The tickets of a hall: called at the desk, shown and handed out by links that know nobody. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublicBoard, TakenTicket } from '../../../src/core/tickets/desk-boards.ts';
import { createApp } from '../../../src/gateway/http/app.ts';
import { actOnBoard, linkBoard, listBoards, nameQueues, openBoard } from '../../../src/gateway/tickets/desk-boards.ts';
import { findKioskBoard, takeKioskTicket } from '../../../src/gateway/tickets/kiosk-tickets.ts';
import { findTicketSeries } from '../../../src/gateway/tickets/find-ticket-series.ts';
import { commune, createDeskWorld, neighbour } from '../../fixtures/desk-world.ts';
import type { DeskWorld } from '../../fixtures/desk-world.ts';

let world: DeskWorld;
let app: ReturnType<typeof createApp>;
let boardId: string;
beforeAll(async () => {
  world = await createDeskWorld();
  app = createApp(world.context);
  const board = await openBoard(world.context, world.lan, { receptionPointId: commune.pointId });
  if (!board.ok) throw new Error(board.problem.code);
  boardId = board.value.boardId;
}, 60_000);
afterAll(async () => await world.close());

const act = async (action: 'take' | 'next' | 'call' | 'done' | 'absent' | 'undo', body = {}, caller = world.lan) =>
  await actOnBoard(world.context, caller, boardId, action, body);
const link = async (kind: 'display' | 'taking') => {
  const made = await linkBoard(world.context, world.lan, boardId, { kind });
  if (!made.ok) throw new Error(made.problem.code);
  return made.value.token;
};
const look = async (token: string, headers = {}) =>
  await app.request('/api/v1/board', { headers: { 'board-token': token, ...headers } });
const take = async (token: string, body: object = {}) =>
  await app.request('/api/v1/board/tickets', {
    method: 'POST',
    headers: { 'board-token': token },
    body: JSON.stringify(body),
  });

describe('the tickets of a hall', () => {
  it('are one row of numbers, whoever hands them out at once', async () => {
    const taking = await link('taking');
    const answers = await Promise.all([
      take(taking),
      take(taking, { matters: 3 }),
      act('take'),
      take(taking),
      act('take'),
    ]);
    const labels = await Promise.all(
      answers.map(async (answer) => {
        if (answer instanceof Response) return ((await answer.json()) as TakenTicket).label;
        return answer.ok ? answer.value.ticket.label : answer.problem.code;
      }),
    );
    expect(labels.toSorted()).toEqual(['001', '002', '003', '004', '005']);
    const again = (await (await take(taking)).json()) as TakenTicket;
    expect(again).toMatchObject({ label: '006', ahead: 5, place: 'Quầy Xã Mẫu' });
  });

  it('are called to counters, and the television shows numbers only and only when something changed', async () => {
    const display = await link('display');
    await act('next', { counter: 'Quầy 1' });
    await act('next', { counter: 'Quầy 2' }, world.minh);
    const response = await look(display);
    const board = (await response.json()) as PublicBoard;
    expect(board.called.map(({ label, counter }) => [label, counter]).toSorted()).toEqual([
      ['001', 'Quầy 1'],
      ['002', 'Quầy 2'],
    ]);
    const etag = response.headers.get('etag') ?? '';
    expect((await look(display, { 'if-none-match': etag })).status).toBe(304);
    await act('undo', { counter: 'Quầy 2' });
    const changed = await look(display, { 'if-none-match': etag });
    expect([changed.status, ((await changed.json()) as PublicBoard).next[0]]).toEqual([200, '002']);
  });

  it('end a link with the next one, and give no numbers to one that only shows', async () => {
    const display = await link('display');
    expect((await take(display)).status).toBe(404);
    await link('display');
    expect((await look(display)).status).toBe(404);
    expect((await look('')).status).toBe(404);
    expect((await look(`${'x'.repeat(21)}'`)).status).toBe(404);
  });

  it('begin at 1 on the next day', async () => {
    world.setNow('2026-11-21T18:00:00Z');
    const taking = await link('taking');
    expect(((await (await take(taking)).json()) as TakenTicket).label).toBe('001');
    expect((await act('call', { number: 5 })).ok).toBe(false);
    world.setNow('2026-11-21T01:30:00Z');
  });

  it('are the own commune’s, and refuse what is none', async () => {
    expect(await act('take', {}, world.stranger)).toMatchObject({ problem: { code: 'not-found' } });
    expect(await listBoards(world.context, world.stranger)).toEqual([]);
    expect(await openBoard(world.context, world.lan, { receptionPointId: neighbour.pointId })).toMatchObject({
      problem: { code: 'not-found' },
    });
    expect(await act('done', {})).toMatchObject({ problem: { code: 'bad-request' } });
    expect(await linkBoard(world.context, world.lan, boardId, { kind: 'all' })).toMatchObject({
      problem: { code: 'bad-request' },
    });
  });
});

describe('the PC of the hall', () => {
  async function aKiosk(pointId: string | null): Promise<string> {
    const deviceId = await world.addDevice(`Máy ở sảnh ${pointId}`, 'kiosk', commune.code);
    const { db } = world.context;
    await db
      .updateTable('people')
      .set({ reception_point_id: pointId })
      .where('name', '=', `Máy ở sảnh ${pointId}`)
      .execute();
    return deviceId;
  }

  it('gives the next number of the place where it stands, for what somebody came for, and no other', async () => {
    const kiosk = await aKiosk(commune.pointId);
    const before = await findKioskBoard(world.context, kiosk);
    expect(before).toMatchObject({ value: { place: 'Quầy Xã Mẫu', queues: [] } });
    const names = ['Nộp hồ sơ', ' Nhận  kết quả '];
    expect(await nameQueues(world.context, world.lan, boardId, { names })).toMatchObject({
      value: {
        queues: [
          { letter: 'A', name: 'Nộp hồ sơ' },
          { letter: 'B', name: 'Nhận kết quả' },
        ],
      },
    });
    const plain = await takeKioskTicket(world.context, kiosk, {});
    const first = await takeKioskTicket(world.context, kiosk, { queue: 'A' });
    const second = await takeKioskTicket(world.context, kiosk, { queue: 'B' });
    const labels = [plain, first, second].map((taken) => (taken.ok ? taken.value.label : taken.problem.code));
    const [number = 0] = labels.map(Number);
    const digits = (more: number) => String(number + more).padStart(3, '0');
    expect(labels).toEqual([digits(0), `A-${digits(1)}`, `B-${digits(2)}`]);
    expect(second).toMatchObject({ value: { ahead: 0 } });
    expect(await takeKioskTicket(world.context, kiosk, { queue: 'K' })).toMatchObject({
      problem: { code: 'bad-request' },
    });
    const called = await act('next', { queue: 'B', counter: 'Quầy 3' });
    expect(called).toMatchObject({ value: { ticket: { label: `B-${digits(2)}` } } });
    expect(await act('next', { queue: 'B', counter: 'Quầy 3' })).toMatchObject({
      problem: { code: 'action-not-possible' },
    });
    expect(await act('next', { queue: 'K' })).toMatchObject({ problem: { code: 'bad-request' } });
  });

  it('gives none where it stands nowhere, where no board is open, and to a device that is no such PC', async () => {
    const closed = { problem: { code: 'not-found' } };
    for (const device of [await aKiosk(null), world.lan.deviceId]) {
      expect(await findKioskBoard(world.context, device)).toMatchObject(closed);
      expect(await takeKioskTicket(world.context, device, {})).toMatchObject(closed);
    }
    const tooMany = Array.from({ length: 7 }, (_, index) => `Việc ${index}`);
    for (const names of [undefined, 'Nộp', [1], ['x', 'x'], ['x'.repeat(41)], tooMany]) {
      expect(await nameQueues(world.context, world.lan, boardId, { names })).toMatchObject({
        problem: { code: 'bad-request' },
      });
    }
    expect(await nameQueues(world.context, world.stranger, boardId, { names: [] })).toMatchObject(closed);
  });
});

describe('the letter of an official', () => {
  it('is another for each, also when they ask at once, and stays', async () => {
    const people = await world.context.db.selectFrom('people').select('person_id').execute();
    const ask = async () =>
      await Promise.all(
        people.map(({ person_id: personId }) =>
          findTicketSeries(world.context, { personId, communeCode: commune.code }),
        ),
      );
    const first = await ask();
    expect(new Set(first).size).toBe(people.length);
    expect(await ask()).toEqual(first);
    const [somebody] = people;
    const elsewhere = { personId: somebody?.person_id ?? '', communeCode: neighbour.code };
    expect(await findTicketSeries(world.context, elsewhere)).toBe('A');
  });
});
