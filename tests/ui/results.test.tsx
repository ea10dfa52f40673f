// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ResultToHandOver } from '../../src/core/results/result-to-hand-over.ts';
import ResidentOpinion from '../../src/ui/field/resident-opinion.tsx';
import HamletApp from '../../src/ui/hamlet/hamlet-app.tsx';
import { followDevice } from '../../src/ui/state/device-state.ts';
import { changeHanded, handOver, takeBack } from '../../src/ui/state/hand-over.ts';
import { useResidentHands } from '../../src/ui/state/resident-hands.ts';
import { aHamletPack } from '../fixtures/hamlet-fixtures.ts';
import { testHamlet } from '../fixtures/notes-fixtures.ts';
import { newFakeDevice } from './fake-device.ts';
import type { FakeDevice } from './fake-device.ts';
import type { Screen } from './screen.tsx';
import { openScreen } from './screen.tsx';

let screen: Screen | undefined;
let stop: (() => void) | undefined;
let device: FakeDevice;
beforeEach(() => {
  device = newFakeDevice();
  device.hamlets.packs.set(testHamlet, aHamletPack({ results: [aResult(), aResult({ ...other })] }));
  stop = followDevice(device);
});
afterEach(async () => {
  await screen?.close();
  stop?.();
  takeBack();
  localStorage.clear();
});

const other = { dossierId: 'd2', localCode: '111122226', applicantName: 'Lê Thị Nguyệt' };
function aResult(changes: Partial<ResultToHandOver> = {}): ResultToHandOver {
  return {
    dossierId: 'd1',
    localCode: '482109375',
    procedureCode: '1.001193',
    procedureName: 'Khai sinh',
    applicantName: 'Hồ Văn Đường',
    summary: 'Giấy khai sinh bản chính',
    doneOn: '2026-11-20',
    files: 0,
    bring: ['Giấy chứng sinh'],
    ...changes,
  };
}

const place = `/thon/${encodeURIComponent(testHamlet)}/ket-qua`;
async function openAt(address: string): Promise<Screen> {
  screen = await openScreen(device, <HamletApp />, '/thon/*', address);
  return screen;
}
const holding = async (subject: string) => {
  const known = await device.hamlets.open(testHamlet);
  return known.ok ? known.value.settled.get(subject)?.body : undefined;
};

describe('results of a hamlet', () => {
  it('are found by name without marks and by the digits of the slip', async () => {
    const opened = await openAt(place);
    await opened.until('Lê Thị Nguyệt');
    await opened.type(opened.labelled('Tìm người nhận'), 'duong');
    await opened.settle();
    expect(opened.text()).not.toContain('Lê Thị Nguyệt');
    await opened.type(opened.labelled('Tìm người nhận'), '1111-2222');
    await opened.settle();
    expect(opened.text()).toContain('Lê Thị Nguyệt');
    expect(opened.text()).not.toContain('Hồ Văn Đường');
  });

  it('are handed over only with the sheet that was signed, and the mistake is taken back', async () => {
    const opened = await openAt(`${place}/d1`);
    await opened.until('Giấy chứng sinh');
    await opened.tap('Ghi đã trao');
    await opened.until('Quét hoặc gõ mã phiếu đã ký.');
    await opened.type(opened.labelled('Mã phiếu đã ký'), '4821-0937-6');
    await opened.tap('Ghi đã trao');
    await opened.until('Mã phiếu chưa đúng');
    expect(await holding('result d1')).toBeUndefined();
    await opened.type(opened.labelled('Mã phiếu đã ký'), '4821-0937-5');
    await opened.tap('Ghi đã trao');
    await opened.until('Đã trao: Hồ Văn Đường; ký trên phiếu 482109375.');
    expect(await holding('result d1')).toMatchObject({ step: 'handed-over', sheetCode: '482109375' });
    await opened.tap('Ghi nhầm, chưa trao');
    await opened.tap('Chưa trao');
    await opened.until('Ghi đã trao');
    expect(await holding('result d1')).toEqual({ type: 'result', dossierId: 'd1', step: 'taken-back' });
  });
});

describe('the resident’s opinion', () => {
  const address = `${place}/d1/y-kien`;
  async function openOpinion(): Promise<Screen> {
    handOver(address);
    changeHanded({ returnTo: place });
    screen = await openScreen(device, <ResidentOpinion />, '/thon/:hamlet/ket-qua/:dossierId/y-kien', address);
    return screen;
  }

  it('is three taps, told in words besides the faces, and then only the PIN is left', async () => {
    const opened = await openOpinion();
    for (const words of ['Nhanh, hài lòng', 'Chưa tốt', 'Dễ làm']) await opened.tap(words);
    await opened.settle();
    expect(await holding('satisfaction d1')).toMatchObject({ time: 3, attitude: 1, ease: 3 });
    expect(useResidentHands.getState().handed?.stage).toBe('finished');
  });

  it('may be left out, and nothing is written', async () => {
    const opened = await openOpinion();
    await opened.tap('Tạm được');
    await opened.tap('Không trả lời');
    expect(await holding('satisfaction d1')).toBeUndefined();
    expect(useResidentHands.getState().handed?.stage).toBe('finished');
  });

  it('has no place among the helper’s screens', async () => {
    const opened = await openAt(address);
    await opened.settle();
    expect(opened.text()).not.toContain('Câu 1 trên 3');
  });
});
