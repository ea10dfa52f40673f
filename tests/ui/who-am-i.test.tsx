// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatSheetCode } from '../../src/core/dossier/sheet-code.ts';
import WhoAmIScreen from '../../src/ui/field/who-am-i-screen.tsx';
import { newsText, sharedText, sharedWords } from '../../src/ui/field/share-words.ts';
import { useDeviceState } from '../../src/ui/state/device-state.ts';
import { aVolunteer, newFakeDevice } from './fake-device.ts';
import type { Screen } from './screen.tsx';
import { openScreen } from './screen.tsx';

const person = {
  ...aVolunteer,
  commune: { code: '19429', name: 'Xã Mẫu', telephone: '0233 3000 000' },
  decision: '12/QĐ-UBND (mẫu)',
  team: 'Tổ công nghệ số Thôn Mẫu',
};
const open = async (enrolled: typeof person & { expiresOn?: string }, vault: 'open' | 'locked' = 'open') => {
  useDeviceState.setState({ enrolled, vault });
  return await openScreen(newFakeDevice({ enrolled }), <WhoAmIScreen />);
};
let screen: Screen | undefined;
beforeEach(() => useDeviceState.setState({ vault: 'open' }));
afterEach(async () => {
  await screen?.close();
});

describe('Tôi là ai', () => {
  it('shows name, team, commune, decision and the last day, and calls the commune with one tap', async () => {
    screen = await open({ ...person, expiresOn: '2126-12-31' });
    for (const words of ['Nguyễn Văn Thử', 'Tổ công nghệ số Thôn Mẫu', 'UBND xã Mẫu', '12/QĐ-UBND', '31/12/2126']) {
      expect(screen.text()).toContain(words);
    }
    expect(screen.text()).not.toContain('HẾT HẠN');
    expect(screen.field<HTMLAnchorElement>('a[href="tel:02333000000"]').textContent).toContain('0233 3000 000');
  });

  it('says plainly that the time is over', async () => {
    screen = await open({ ...person, expiresOn: '2020-01-01' });
    expect(screen.text()).toContain('HẾT HẠN từ sau ngày 01/01/2020');
  });

  it('shows no picture and no way to change it while the phone is locked', async () => {
    screen = await open(person, 'locked');
    expect(screen.text()).toContain('Mở khóa ứng dụng để hiện ảnh');
    expect(screen.place.querySelector('input[type=file]')).toBeNull();
  });

  it('calls the province’s hotline for help', async () => {
    screen = await open(person);
    await screen.until('Gọi 0233 1022');
    expect(screen.field<HTMLAnchorElement>('a[href="tel:02331022"]')).toBeTruthy();
  });
});

describe('what is shared', () => {
  const token = 'AbCdEfGhIjKlMnOpQrStUw';
  const slip = { localCode: '482109375', names: ['Trợ cấp hưu trí xã hội'], slipToken: token };

  it('of the slip is what the slip shows, with its address', () => {
    const text = sharedText(sharedWords(slip, 'https://gocua.example'));
    expect(text.split('\n')).toEqual([
      'PHIẾU GHI NHẬN HỖ TRỢ',
      'Mã tạm: 4821-0937-5',
      'Việc: Trợ cấp hưu trí xã hội',
      'Tình trạng: Đang trên đường về xã',
      `Xem hồ sơ tới đâu: ${formatSheetCode('https://gocua.example', '482109375', token)}`,
      'Không thay Giấy tiếp nhận hồ sơ',
    ]);
  });

  it('of the state never holds the slip’s token, which opens its page', () => {
    const { slipToken: _, ...dossier } = slip;
    const words = sharedWords({ ...dossier, state: 'accepted' }, 'https://gocua.example');
    expect(words.qr).toBeUndefined();
    expect(sharedText(words)).toContain('Đã tiếp nhận');
    expect(sharedText(words)).toContain('https://gocua.example/tra-cuu\n');
  });

  it('through somebody else says only that there is news at the commune', () => {
    const text = newsText('482109375', { name: 'Xã Mẫu', telephone: '0233 3000 000' });
    expect(text).toBe(
      'Xã Mẫu có tin cho người giữ phiếu mã tạm 4821-0937-5. Mời mang phiếu đến xã hoặc gọi 0233 3000 000.',
    );
  });
});
