// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { discardAcknowledged } from '../../src/core/delivery/discard-acknowledged.ts';
import { deliverOutbox } from '../../src/core/delivery/deliver-outbox.ts';
import { refreshStatuses } from '../../src/core/delivery/refresh-statuses.ts';
import type { ProblemCode } from '../../src/core/problem.ts';
import DossierScreen from '../../src/ui/field/dossier-screen.tsx';
import { HomeScreen } from '../../src/ui/field/home-screen.tsx';
import { useDeviceState } from '../../src/ui/state/device-state.ts';
import { aDraft } from '../fixtures/dossier-fixtures.ts';
import { sealedTextOf } from '../fixtures/sealed-text-fixture.ts';
import { aVolunteer, newFakeDevice } from './fake-device.ts';
import { openScreen } from './screen.tsx';
import type { Screen } from './screen.tsx';

let screen: Screen | undefined;
afterEach(() => screen?.close());

/** A phone whose one dossier the gateway holds wholly. */
async function deliverOne() {
  const device = newFakeDevice();
  const draft = aDraft({ state: 'sealed', step: 'sealed' });
  const packet = await device.sealer.seal(sealedTextOf(draft), [], () => draft);
  await deliverOutbox(device);
  const open = async () => {
    screen = await openScreen(device, <DossierScreen />, '/ho-so/:dossierId', `/ho-so/${packet.dossierId}`);
    await screen.until('Cần xem lại');
    return screen.text();
  };
  return { device, packet, open };
}

async function review(code: ProblemCode) {
  const world = await deliverOne();
  const { device, packet } = world;
  device.phone.disk.reviews.set(packet.pid, code);
  device.phone.nextFault = () => ({ kind: 'offline' });
  await refreshStatuses(device, '0.1.0');
  return world;
}

async function failRecheck() {
  const world = await deliverOne();
  const { device, packet } = world;
  device.phone.disk.statuses.set(packet.dossierId, {
    dossierId: packet.dossierId,
    localCode: '482109375',
    procedureCode: '1.014027',
    state: 'in-review',
    at: '2026-11-21T11:00:00Z',
    openedPids: [packet.pid],
    reason: 'Cần xem lại: Ngày sinh.',
  });
  return world;
}

describe('a dossier that a person has to look at', () => {
  it('never says that the content is gone while the packet is on the phone', async () => {
    const { device, packet, open } = await failRecheck();
    await device.drafts.remove(packet.dossierId);
    const text = await open();
    expect(text).toContain('Gói đã khóa vẫn còn trên máy');
    expect(text).not.toContain('xóa khỏi máy');
  });

  it('offers no correction as the way out when the gateway refuses the phone itself', async () => {
    const { device, packet, open } = await deliverOne();
    const draft = { ...aDraft({ state: 'sealed', step: 'sealed' }), dossierId: packet.dossierId };
    const at = device.clock.nowIso();
    await device.drafts.save({
      ...draft,
      sealed: { pid: packet.pid, at, correctableUntil: '2999-01-01T00:00:00+07:00' },
    });
    const refused = { state: 'needs-attention', problem: { code: 'device-revoked' } } as const;
    await device.outbox.record(packet.pid, { pid: packet.pid, attempts: 0, have: [], ...refused });
    const text = await open();
    expect(text).toContain('chép tệp cho quầy');
    expect(text).not.toContain('bản sửa sẽ tự gửi');
  });

  it('shows why its re-check failed and lets the packet be exported', async () => {
    const text = await (await failRecheck()).open();
    expect(text).toContain('Ngày sinh.');
    expect(text).toContain('Cán bộ đang xem');
    expect(text).toContain('Xuất gói ra tệp');
    expect(text).not.toContain('Gửi lại');
  });

  it('stands under "Cần xem lại" at home', async () => {
    const { device } = await failRecheck();
    useDeviceState.setState({ vault: 'open', enrolled: aVolunteer });
    screen = await openScreen(device, <HomeScreen />);
    await screen.until('Cần xem lại');
    const row = screen.field('a[href^="/ho-so/"]');
    expect(row.closest('section')?.textContent).toMatch(/^Cần xem lại/);
  });

  it('is not offered to be sent again when the gateway holds all of it, and says what to do', async () => {
    const text = await (await review('packet-unreadable')).open();
    expect(text).not.toContain('Gửi lại');
    expect(text).toContain('Xuất gói ra tệp');
    expect(text).toContain('không cần gửi lại');
  });

  it('asks to photograph again the paper that the desk cannot show', async () => {
    expect(await (await review('picture-rejected')).open()).toContain('chụp lại giấy đó với người dân');
  });

  it('is offered to be sent again when the gateway refused it', async () => {
    const { device, packet, open } = await deliverOne();
    const problem = { code: 'header-invalid' } as const;
    await device.outbox.record(packet.pid, {
      pid: packet.pid,
      attempts: 0,
      have: [],
      state: 'needs-attention',
      problem,
    });
    expect(await open()).toContain('Gửi lại');
  });

  it('may be deleted from the phone only when the gateway holds all of it, and after a second question', async () => {
    const { device, packet, open } = await review('packet-unreadable');
    await open();
    await screen?.tap('Xóa gói khỏi máy');
    await screen?.tap('Giữ lại');
    expect(await device.outbox.packet(packet.pid)).toBeDefined();
    await screen?.tap('Xóa gói khỏi máy');
    await screen?.tap('Xóa khỏi máy');
    await screen?.settle();
    expect(await device.outbox.packet(packet.pid)).toBeUndefined();
    expect(await device.outbox.deliveries()).toEqual([]);
  });

  it('is not offered for deletion while the gateway lacks it, and says how to hand it to the desk', async () => {
    const { device, packet, open } = await deliverOne();
    const problem = { code: 'header-invalid' } as const;
    const refused = { pid: packet.pid, attempts: 0, have: [], state: 'needs-attention', problem } as const;
    await device.outbox.record(packet.pid, refused);
    const text = await open();
    expect(text).not.toContain('Xóa gói khỏi máy');
    expect(text).toContain('Nhận gói từ tệp');
    expect(await discardAcknowledged(device, packet.pid)).toEqual({
      ok: false,
      problem: { code: 'action-not-possible' },
    });
    expect(await device.outbox.packet(packet.pid)).toBeDefined();
  });

  it('is not deleted while a drain is under way, for it may be queued again just now', async () => {
    const { device, packet } = await review('packet-unreadable');
    await device.outbox.exclusively(async () => {
      expect(await discardAcknowledged(device, packet.pid)).toEqual({ ok: false, problem: { code: 'busy' } });
    });
    expect(await device.outbox.packet(packet.pid)).toBeDefined();
  });
});
