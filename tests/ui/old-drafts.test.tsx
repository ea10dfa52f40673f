// @vitest-environment happy-dom

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Draft } from '../../src/core/dossier/dossier.ts';
import { formatLocalCode } from '../../src/core/dossier/local-code.ts';
import { HomeScreen } from '../../src/ui/field/home-screen.tsx';
import OldDraftsScreen from '../../src/ui/field/old-drafts-screen.tsx';
import UnlockScreen from '../../src/ui/parts/unlock-screen.tsx';
import { describeRow } from '../../src/ui/state/dossier-row.ts';
import { followDevice } from '../../src/ui/state/device-state.ts';
import { aBeginning } from '../contracts/beginnings-contract.ts';
import { askConsent } from '../core/dossier/dossier-world.ts';
import { aDraft, uuidFor } from '../fixtures/dossier-fixtures.ts';
import { aProcedureAsking } from '../fixtures/procedure-fixtures.ts';
import type { FakeDevice } from './fake-device.ts';
import { newFakeDevice } from './fake-device.ts';
import { openScreen } from './screen.tsx';
import type { Screen } from './screen.tsx';

const procedure = aProcedureAsking([{ id: 'a', type: 'text', label: 'Câu một', required: true }], {
  code: '1.014027',
  version: 1,
  shortName: 'Trợ cấp hưu trí xã hội',
});
const dayMs = 24 * 3_600_000;
const undoMs = 300;
const place = '/ho-so-cu';

let device: FakeDevice;
let screen: Screen | undefined;
let stop: (() => void) | undefined;
beforeEach(() => {
  localStorage.clear();
  device = newFakeDevice({ procedures: [procedure] });
});
afterEach(async () => {
  await screen?.close();
  screen = undefined;
  stop?.();
});

async function keepOld(name: string, days: number, changes: Partial<Draft> = {}): Promise<Draft> {
  const draft = aDraft({
    dossierId: uuidFor(name),
    basketId: uuidFor(`basket of ${name}`),
    applicant: { fullName: name, source: 'typed' },
    consents: [askConsent],
    startedAt: new Date(device.clock.nowMs() - days * dayMs).toISOString(),
    ...changes,
  });
  await device.drafts.save(draft);
  return draft;
}

async function open(): Promise<Screen> {
  stop = followDevice(device);
  screen = await openScreen(device, <OldDraftsScreen undoMs={undoMs} />, place);
  await screen.until('làm tiếp, chuyển về quầy, hoặc xóa');
  return screen;
}

const draftsLeft = async () => (await device.drafts.list()).drafts.map(({ applicant }) => applicant.fullName);

describe('drafts that lie too long', () => {
  it('are shown with whose they are, which procedure, which code and how old; newer ones are not', async () => {
    const old = await keepOld('Hồ Thị Cũ', 4);
    await keepOld('Hồ Thị Mới', 1);
    const page = await open();
    await page.until('Trợ cấp hưu trí xã hội');
    for (const words of ['Hồ Thị Cũ', formatLocalCode(old.localCode), 'Đã 4 ngày trên máy']) {
      expect(page.text()).toContain(words);
    }
    expect(page.text()).not.toContain('Hồ Thị Mới');
    await page.tap('Làm tiếp');
    expect(page.address()).toBe(`/lam/${old.basketId}/ke-khai`);
    expect(await draftsLeft()).toHaveLength(2);
  });

  it('say so when there are none, and nothing is deleted by looking', async () => {
    await keepOld('Hồ Thị Mới', 1);
    const page = await open();
    await page.until('Không còn hồ sơ nào để lâu trên máy');
    expect(await draftsLeft()).toEqual(['Hồ Thị Mới']);
  });

  it('go to the desk as they are, with a note, and the phone shows it', async () => {
    const old = await keepOld('Hồ Thị Cũ', 4);
    const page = await open();
    await page.tap('Chuyển về quầy');
    expect(await device.outbox.deliveries()).toEqual([]);
    await page.type(page.labelled('Lời nhắn cho cán bộ'), 'Bà đi vắng');
    await page.tap('Chuyển hồ sơ này');
    await page.until('Đã chuyển về quầy');
    expect(page.text()).toContain(formatLocalCode(old.localCode));
    const [delivery] = await device.outbox.deliveries();
    expect(delivery?.state).toBe('waiting');
    const draft = await device.drafts.find(old.dossierId);
    expect(draft?.sealed?.isIncomplete).toBe(true);
    const row = { dossierId: old.dossierId, ...(draft && { draft }), ...(delivery && { delivery }) };
    expect(describeRow(row).text).toContain('Đã chuyển khi chưa đủ');
  });

  it('stay, with the reason, when the resident never agreed to be asked', async () => {
    await keepOld('Hồ Thị Cũ', 4, { consents: [] });
    const page = await open();
    await page.tap('Chuyển về quầy');
    await page.tap('Chuyển hồ sơ này');
    await page.until('Chưa chuyển được');
    expect(await draftsLeft()).toEqual(['Hồ Thị Cũ']);
    expect(await device.outbox.deliveries()).toEqual([]);
  });

  it('are deleted only after a moment in which that can be taken back', async () => {
    await keepOld('Hồ Thị Cũ', 4);
    const page = await open();
    await page.tap('Xóa');
    expect(page.text()).toMatch(/Sắp xóa: Hồ Thị Cũ, .*Mã tạm 4821-0937-5, đã 4 ngày trên máy/);
    await page.tap('Giữ lại');
    await page.settle(undoMs * 2);
    expect(await draftsLeft()).toEqual(['Hồ Thị Cũ']);
    await page.tap('Xóa');
    await page.until('Không còn hồ sơ nào để lâu trên máy');
    expect(await draftsLeft()).toEqual([]);
  });

  it('that were told to go are gone when the screen is left at once', async () => {
    await keepOld('Hồ Thị Cũ', 4);
    const page = await open();
    await page.tap('Xóa');
    await page.close();
    screen = undefined;
    await expect.poll(draftsLeft).toEqual([]);
  });

  it('go all at once; what belongs to a request of the desk is not handed over', async () => {
    const request = { requestId: 'r', askedAt: '2026-11-21T08:00:00+07:00', items: [] };
    await keepOld('Hồ Thị Một', 4);
    await keepOld('Hồ Thị Hai', 5);
    await keepOld('Hồ Thị Ba', 6, { supplement: request });
    const page = await open();
    await page.tap('Chuyển cả 2 hồ sơ về quầy');
    await page.until('Đã chuyển về quầy');
    await page.settle(100);
    expect(await device.outbox.deliveries()).toHaveLength(2);
    expect(page.text()).toContain('Hồ Thị Ba');
    expect(page.text()).toContain('quầy vẫn đang chờ');
    expect(page.text()).not.toContain('Chuyển về quầy');
  });

  it('and what was begun at a door are deleted all at once, each with its way back', async () => {
    await keepOld('Hồ Thị Một', 4);
    await device.beginnings.save(aBeginning({ updatedAt: '2026-11-01T08:00:00+07:00' }));
    const page = await open();
    await page.tap('Xóa cả 2');
    expect(page.text().split('Giữ lại')).toHaveLength(3);
    await page.until('Không còn hồ sơ nào để lâu trên máy');
    expect(await draftsLeft()).toEqual([]);
    expect(await device.beginnings.list()).toEqual([]);
  });
});

describe('the phone asks about them', () => {
  it('on the open home', async () => {
    await keepOld('Hồ Thị Cũ', 4);
    stop = followDevice(device);
    screen = await openScreen(device, <HomeScreen />, '/');
    await screen.until('1 hồ sơ làm dở đã để lâu trên máy');
    await screen.tap('Xem và quyết định');
    expect(screen.address()).toBe(place);
  });

  async function unlock(): Promise<string> {
    stop = followDevice(device);
    screen = await openScreen(device, <UnlockScreen />, '/ho-so');
    await screen.type(screen.field('input[name=pin]'), '482915');
    await screen.tap('Mở khóa');
    await screen.settle(60);
    const address = screen.address();
    await screen.close();
    screen = undefined;
    stop();
    return address;
  }

  it('when it is unlocked, once a day at most', async () => {
    await keepOld('Hồ Thị Cũ', 4);
    expect(await unlock()).toBe(place);
    expect(await unlock()).toBe('/ho-so');
  });

  it('never while nothing lies too long', async () => {
    await keepOld('Hồ Thị Mới', 1);
    expect(await unlock()).toBe('/ho-so');
    await keepOld('Hồ Thị Cũ', 4);
    expect(await unlock()).toBe(place);
  });
});
