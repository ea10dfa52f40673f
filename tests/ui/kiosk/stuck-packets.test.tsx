// @vitest-environment happy-dom

import { afterEach, describe, expect, it } from 'vitest';
import type { Delivery } from '../../../src/core/delivery/delivery.ts';
import { StuckHere, StuckPackets } from '../../../src/ui/kiosk/stuck-packets.tsx';
import { newFakeDevice } from '../fake-device.ts';
import { openScreen } from '../screen.tsx';
import type { Screen } from '../screen.tsx';

const acknowledgement = { have: [0], complete: true, review: true, receivedAt: '2026-11-22T08:00:00+07:00', jws: '' };
const stuck = { state: 'needs-attention', attempts: 0, have: [] } as const;
const deliveries: readonly Delivery[] = [
  { pid: 'sent', state: 'delivered', attempts: 0, have: [0], deliveredAtMs: 0 },
  {
    pid: 'put aside',
    state: 'delivered',
    attempts: 0,
    have: [0],
    deliveredAtMs: 0,
    acknowledgement: { ...acknowledgement, pid: 'put aside' },
  },
  {
    ...stuck,
    pid: 'unreadable',
    problem: { code: 'packet-unreadable' },
    acknowledgement: { ...acknowledgement, pid: 'unreadable' },
  },
  { ...stuck, pid: 'refused', problem: { code: 'header-invalid' } },
];
const device = () => {
  const fake = newFakeDevice({});
  return { ...fake, outbox: { ...fake.outbox, deliveries: async () => deliveries } };
};

let screen: Screen;
afterEach(() => screen.close());

describe('packets of the hall’s PC that became no dossier', () => {
  it('are told to its keeper: where they lie, and how many', async () => {
    screen = await openScreen(device(), <StuckPackets />);
    expect(screen.text()).toContain('2 gói từ máy này đã về xã nhưng chưa thành hồ sơ.');
    expect(screen.text()).toContain('1 gói cổng không nhận (header-invalid)');
  });

  it.each([
    ['unreadable', true],
    ['put aside', true],
    ['sent', false],
  ])('are told to whoever still stands before their own: %s', async (pid, isTold) => {
    screen = await openScreen(device(), <StuckHere pids={[pid, undefined]} />);
    expect(screen.text().includes('Quầy chưa mở được hồ sơ này.')).toBe(isTold);
  });
});
