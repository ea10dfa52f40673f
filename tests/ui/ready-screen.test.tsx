// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { succeed } from '../../src/core/result.ts';
import type { ReadyFacts } from '../../src/core/visit/ready-to-go.ts';
import { ReadyScreen } from '../../src/ui/field/ready-screen.tsx';
import { findSheetsLeft, setSheetsLeft, takeOneSheet } from '../../src/ui/field/sheets-left.ts';
import { aHamletPack } from '../fixtures/hamlet-fixtures.ts';
import { testHamlet } from '../fixtures/notes-fixtures.ts';
import { aVolunteer, everythingReady, newFakeDevice } from './fake-device.ts';
import type { Screen } from './screen.tsx';
import { openScreen } from './screen.tsx';

let screen: Screen | undefined;
afterEach(async () => {
  await screen?.close();
  localStorage.clear();
});

/** A phone whose facts change as a test says, and what was asked of it. */
function aPhone(first: Partial<ReadyFacts>) {
  const asked: string[] = [];
  let facts: ReadyFacts = { ...everythingReady, ...first };
  const fake = newFakeDevice();
  const device = {
    ...fake,
    door: {
      ...fake.door,
      readyFacts: async () => facts,
      async mendApp() {
        asked.push('mend');
        facts = { ...facts, app: everythingReady.app };
        return true;
      },
      async forgetCatalogue() {
        asked.push('forget');
      },
    },
    async downloadCatalogue() {
      asked.push('download');
      facts = { ...facts, catalogue: everythingReady.catalogue };
      return succeed(undefined);
    },
    async nudge() {
      asked.push('nudge');
    },
  };
  return { device, asked };
}

describe('the screen before leaving coverage', () => {
  it('says yes when everything is there', async () => {
    screen = await openScreen(aPhone({}).device, <ReadyScreen enrolled={aVolunteer} />);
    await screen.until('Sẵn sàng lên đường');
    expect(screen.text()).toContain('Mọi thứ cần khi không có mạng đã ở trên máy');
    expect(screen.text()).not.toContain('Còn thiếu');
  });

  it('says no, names a missing file, and mends it with one tap', async () => {
    const { device, asked } = aPhone({
      app: { isWorkerActive: true, files: 120, missing: ['/assets/sign-screen.js'] },
    });
    screen = await openScreen(device, <ReadyScreen enrolled={aVolunteer} />);
    await screen.until('Chưa sẵn sàng đi nơi không có mạng');
    expect(screen.text()).toContain('/assets/sign-screen.js');
    await screen.tap('Tải phần thiếu');
    await screen.until('Mọi thứ cần');
    expect(asked).toEqual(['mend']);
  });

  it('asks for the whole catalogue again where something in the middle of it is missing', async () => {
    const catalogue = { ...everythingReady.catalogue, missingCodes: ['1.001193'] };
    const { device, asked } = aPhone({ catalogue });
    screen = await openScreen(device, <ReadyScreen enrolled={aVolunteer} />);
    await screen.until('Thiếu 1 mục trong danh mục (1.001193)');
    await screen.tap('Tải danh mục');
    await screen.until('Mọi thứ cần');
    expect(asked).toEqual(['forget', 'download']);
  });

  it('downloads a catalogue that never came by itself', async () => {
    const { device, asked } = aPhone({ catalogue: { isWhole: false, missingCodes: [], missingLists: ['directory'] } });
    screen = await openScreen(device, <ReadyScreen enrolled={aVolunteer} />);
    await screen.until('Mọi thứ cần');
    expect(asked).toEqual(['download']);
  });

  it('sends what waits, which is advice and no reason to stay', async () => {
    const { device, asked } = aPhone({ unsent: 3 });
    screen = await openScreen(device, <ReadyScreen enrolled={aVolunteer} />);
    await screen.until('3 hồ sơ còn trên máy');
    expect(screen.text()).toContain('Mọi thứ cần');
    await screen.tap('Gửi ngay');
    expect(asked).toEqual(['nudge']);
  });

  it('shows the six digits as long as nobody compared them', async () => {
    const device = aPhone({ device: { isConfirmed: false } }).device;
    screen = await openScreen(device, <ReadyScreen enrolled={{ ...aVolunteer, confirmed: false }} />);
    await screen.until('Xã chưa xác nhận sáu số');
    expect(screen.text()).toContain('123 456');
  });
});

describe('the sheets of the pad', () => {
  it('are counted down by each scan, and only where somebody counted them', () => {
    takeOneSheet();
    expect(findSheetsLeft()).toBeUndefined();
    setSheetsLeft(1);
    takeOneSheet();
    takeOneSheet();
    expect(findSheetsLeft()).toBe(0);
    localStorage.setItem('sheets-left', 'nhiều');
    expect(findSheetsLeft()).toBeUndefined();
  });

  it('are asked for on the screen', async () => {
    screen = await openScreen(aPhone({}).device, <ReadyScreen enrolled={aVolunteer} />);
    await screen.until('Số tờ còn trong túi');
    await screen.type(screen.field('input[name=sheets]'), '3');
    await screen.until('Chỉ còn 3 tờ');
    expect(findSheetsLeft()).toBe(3);
  });

  it('says that the pack of the hamlet where the phone goes next is missing, and fetches it', async () => {
    const { device } = aPhone({ packs: [] });
    const schedule = { digest: 'd', rules: [], exceptions: [], hamlets: [testHamlet] };
    const { door, hamlets } = device;
    const going = {
      ...device,
      catalogue: { ...device.catalogue, schedule: async () => ({ schedule, daysOff: {} }) },
      door: {
        ...door,
        readyFacts: async () => ({
          ...everythingReady,
          packs: [...hamlets.packs.values()].map(({ hamlet, asOf }) => ({ hamlet, asOf, sizeBytes: 2_000 })),
        }),
      },
    };
    screen = await openScreen(going, <ReadyScreen enrolled={aVolunteer} />);
    await screen.until('Chưa tải gói của Bản Mẫu');
    expect(screen.text()).toContain('Chưa sẵn sàng');
    await screen.tap('Tải gói');
    expect(screen.text()).toContain('Không có mạng nên chưa tải được');
    hamlets.coming.set(testHamlet, aHamletPack({ asOf: '2026-11-21T07:00:00+07:00' }));
    await screen.tap('Tải gói');
    await screen.until('Mọi thứ cần khi không có mạng');
    expect(screen.text()).toContain('Bản Mẫu, 2 KB');
  });
});
