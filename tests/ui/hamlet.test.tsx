// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import HamletApp from '../../src/ui/hamlet/hamlet-app.tsx';
import { useNewDossier } from '../../src/ui/state/new-dossier.ts';
import { followDevice } from '../../src/ui/state/device-state.ts';
import { aHamletPack, aHousehold, manyHouseholds } from '../fixtures/hamlet-fixtures.ts';
import { aDoor, aNote, testHamlet } from '../fixtures/notes-fixtures.ts';
import { newFakeDevice } from './fake-device.ts';
import type { FakeDevice } from './fake-device.ts';
import type { Screen } from './screen.tsx';
import { openScreen } from './screen.tsx';

let screen: Screen | undefined;
let stop: (() => void) | undefined;
afterEach(async () => {
  await screen?.close();
  stop?.();
  localStorage.clear();
});

const place = `/thon/${encodeURIComponent(testHamlet)}`;
const households = [
  aHousehold('h1', { headName: 'Hồ Văn Đường', whereabouts: 'Ngõ 1, nhà đầu', phone: '0905 123 456' }),
  aHousehold('h2', { headName: 'Lê Thị Nguyệt', whereabouts: 'Ngõ 2', needs: ['vneid'] }),
];

async function openAt(address: string, device: FakeDevice): Promise<Screen> {
  stop = followDevice(device);
  screen = await openScreen(device, <HamletApp />, '/thon/*', address);
  return screen;
}

function aPhone(): FakeDevice {
  const device = newFakeDevice();
  device.hamlets.packs.set(testHamlet, aHamletPack({ households }));
  return device;
}

const doorsOf = async (device: FakeDevice) => {
  const known = await device.hamlets.open(testHamlet);
  if (!known.ok) throw new Error(known.problem.code);
  return known.value;
};

describe('the hamlets of a team', () => {
  it('are fetched with one tap, and say why they could not be', async () => {
    const device = newFakeDevice();
    device.hamlets.names = [testHamlet];
    const opened = await openAt('/thon', device);
    await opened.until('Chưa tải gói');
    await opened.tap('Tải gói');
    expect(opened.text()).toContain('Không có mạng nên chưa tải được');
    device.hamlets.coming.set(testHamlet, aHamletPack());
    await opened.tap('Tải gói');
    await opened.until('Cập nhật');
  });
});

describe('the households of a hamlet', () => {
  it('are found without marks and filtered, and the round is counted', async () => {
    const device = aPhone();
    await device.hamlets.write(testHamlet, [aDoor('h1')]);
    const opened = await openAt(place, device);
    await opened.until('1/2 hộ đã gõ cửa');
    await opened.type(opened.labelled('Tìm hộ'), 'nguyet');
    await opened.settle();
    expect(opened.text()).toContain('Lê Thị Nguyệt');
    expect(opened.text()).not.toContain('Hồ Văn Đường');
    await opened.type(opened.labelled('Tìm hộ'), '');
    await opened.tap('Cần VNeID (1)');
    expect(opened.text()).not.toContain('Hồ Văn Đường');
    expect(opened.address()).toBe(`${place}?loc=vneid`);
  });

  it('are drawn a few at a time', async () => {
    const device = aPhone();
    device.hamlets.packs.set(testHamlet, aHamletPack({ households: manyHouseholds(2_000) }));
    const opened = await openAt(place, device);
    await opened.until('0/2000 hộ');
    expect(opened.place.querySelectorAll('a[href*="/ho/"]').length).toBeLessThan(100);
  });

  it('stand on the map with words for whoever does not see it', async () => {
    const device = aPhone();
    await device.hamlets.write(testHamlet, [aDoor('h1', { outcome: 'declined' })]);
    const opened = await openAt(`${place}/so-do`, device);
    await opened.until('Ngõ 2');
    const labels = [...opened.place.querySelectorAll('a[aria-label]')].map((cell) => cell.getAttribute('aria-label'));
    expect(labels).toEqual(['Hồ Văn Đường: Từ chối', 'Lê Thị Nguyệt: Chưa gõ cửa']);
  });
});

describe('one door', () => {
  it('is noted in one tap and taken back by a following note', async () => {
    const device = aPhone();
    const earlier = aNote('early', aDoor('h1', { outcome: 'not-home' }), { at: '2020-11-20T08:00:00+07:00' });
    device.hamlets.packs.set(testHamlet, aHamletPack({ households, notes: [earlier] }));
    const opened = await openAt(`${place}/ho/h1`, device);
    await opened.until('Hôm nay ở nhà này');
    await opened.tap('Từ chối');
    await opened.until('Đã ghi: Từ chối.');
    await opened.tap('Hoàn tác');
    await opened.until('Đã hoàn tác.');
    const { settled, notes } = await doorsOf(device);
    expect(settled.get('door h1')).toMatchObject({
      turn: 3,
      body: { outcome: 'not-home', knockedAt: '2020-11-20T08:00:00+07:00' },
    });
    expect(notes).toHaveLength(3);
  });

  it('asks for a day where one promises to come back, and for no other', async () => {
    const device = aPhone();
    const opened = await openAt(`${place}/ho/h1`, device);
    await opened.until('Hôm nay ở nhà này');
    await opened.tap('Hẹn ngày');
    await opened.tap('Hẹn ngày này');
    expect(opened.text()).toContain('Chọn một ngày từ hôm nay trở đi.');
    expect((await doorsOf(device)).notes).toEqual([]);
    await opened.tap('Ngày mai');
    await opened.until('Đã ghi: Hẹn lại');
    const [note] = (await doorsOf(device)).notes;
    expect(note?.body).toMatchObject({ outcome: 'come-back', comeBackOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
  });

  it('begins a dossier with what the list knows, and keeps nothing before the consent', async () => {
    const device = aPhone();
    const opened = await openAt(`${place}/ho/h1`, device);
    await opened.until('Làm hồ sơ cho hộ này');
    await opened.tap('Làm hồ sơ cho hộ này');
    expect(opened.address()).toBe('/ho-so-moi');
    expect(useNewDossier.getState()).toMatchObject({
      hamlet: testHamlet,
      head: { fullName: 'Hồ Văn Đường', phone: '0905 123 456' },
    });
    expect(await device.beginnings.list()).toEqual([]);
  });
});

describe('a household', () => {
  it('is not saved with what is wrong in it, and is added and taken back when right', async () => {
    const device = aPhone();
    const opened = await openAt(`${place}/ho-moi`, device);
    await opened.until('Thêm hộ');
    await opened.tap('Lưu');
    expect(opened.text()).toContain('Hãy ghi họ tên chủ hộ.');
    await opened.type(opened.labelled('Họ tên chủ hộ'), 'lê thị nguyệt');
    expect(opened.text()).toContain('Danh sách đã có hộ Lê Thị Nguyệt');
    await opened.type(opened.labelled('Họ tên chủ hộ'), 'Đinh Thị Mới');
    await opened.type(opened.labelled('Số người'), '0');
    await opened.tap('Lưu');
    expect(opened.text()).toContain('Số người từ 1 đến 100.');
    await opened.type(opened.labelled('Số người'), '4');
    await opened.tap('Lưu');
    await opened.until('Đã thêm hộ.');
    expect(opened.text()).toContain('Đinh Thị Mới');
    await opened.tap('Hoàn tác');
    await opened.until('không còn ở đây');
    const bodies = (await doorsOf(device)).notes.map(({ body }) => body);
    expect(bodies).toMatchObject([{ household: { memberCount: 4 } }, { isGone: true }]);
  });

  it('tells who wants VNeID in one packet with how many have it', async () => {
    const device = aPhone();
    const opened = await openAt(`${place}/ho/h2/vneid`, device);
    await opened.until('Ai cần giúp');
    await opened.tap('Lưu');
    expect(opened.text()).toContain('Chưa có gì thay đổi.');
    await opened.type(opened.labelled('Mức 2'), '3');
    await opened.tap('Thêm người');
    await opened.tap('Lưu');
    expect(opened.text()).toContain('Hãy ghi họ tên.');
    await opened.type(opened.labelled('Họ tên'), 'Lê Thị Nguyệt');
    await opened.tap('Đã mời');
    await opened.tap('Lưu');
    await opened.until('Đã lưu về VNeID.');
    const bodies = (await doorsOf(device)).notes.map(({ body }) => body);
    expect(bodies).toMatchObject([
      { type: 'household', household: { headName: 'Lê Thị Nguyệt', vneid: { 'level-2': 3 } } },
      { type: 'vneid', people: [{ name: 'Lê Thị Nguyệt', step: 'invited' }] },
    ]);
    expect(device.phone.disk.packets.size).toBe(1);
  });
});
