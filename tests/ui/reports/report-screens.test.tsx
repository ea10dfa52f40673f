// @vitest-environment happy-dom

import { afterEach, describe, expect, it } from 'vitest';
import ReportApp from '../../../src/ui/reports/report-app.tsx';
import { followDevice } from '../../../src/ui/state/device-state.ts';
import { aReportDraft } from '../../fixtures/report-fixtures.ts';
import type { FakeDevice } from '../fake-device.ts';
import { newFakeDevice } from '../fake-device.ts';
import { openScreen } from '../screen.tsx';
import type { Screen } from '../screen.tsx';

let screen: Screen | undefined;
let stop: (() => void) | undefined;
afterEach(async () => {
  await screen?.close();
  stop?.();
});

async function open(device: FakeDevice, at = '/phan-anh'): Promise<Screen> {
  stop = followDevice(device);
  screen = await openScreen(device, <ReportApp />, '/phan-anh/*', at);
  return screen;
}

describe('a report on the phone', () => {
  it('says what is missing, goes read back and agreed to, and may be taken back', async () => {
    const device = newFakeDevice();
    device.hamlets.names = ['Bản Mẫu', 'Bản Thử'];
    const page = await open(device);
    await page.until('Ghi phản ánh mới');
    await page.tap('Ghi phản ánh mới');
    await page.until('Chuyện thế nào?');
    await page.tap('Đọc lại');
    expect(page.text()).toContain('Hãy chọn việc gì.');
    expect(page.text()).toContain('Hãy ghi họ tên, hoặc chọn không nêu tên.');
    await page.press(page.labelled('Đường sá, cầu cống'));
    await page.type(page.field<HTMLTextAreaElement>('textarea[name=words]'), 'Cầu tràn bị sạt');
    await page.select(page.field<HTMLSelectElement>('select[name=hamlet]'), 'Bản Thử');
    await page.press(page.labelled('Không nêu tên'));
    await page.tap('Đọc lại');
    await page.until('Đọc to cho người phản ánh nghe.');
    await page.tap('Đúng, gửi về xã');
    expect(page.text()).toContain('Hãy hỏi và chọn người phản ánh đồng ý thế nào.');
    expect(device.reports.sealed).toEqual([]);
    await page.press(page.labelled('Nói đồng ý'));
    await page.tap('Đúng, gửi về xã');
    await page.until('Đã ghi phản ánh');
    expect(device.reports.sealed).toMatchObject([
      { subject: 'road', words: 'Cầu tràn bị sạt', place: { hamlet: 'Bản Thử' }, consent: { given: 'spoken' } },
    ]);
    expect(device.reports.sealed[0]).not.toHaveProperty('reporter');
    await page.tap('Rút phản ánh');
    await page.tap('Rút');
    await page.until('Đã rút phản ánh');
    expect(device.reports.sealed[1]).toMatchObject({ revision: 2, withdrawn: true });
  });

  it('keeps what is typed, and goes on from there', async () => {
    const device = newFakeDevice();
    const draft = aReportDraft({ words: 'Nước đục' });
    await device.reports.save(draft);
    const page = await open(device, `/phan-anh/${draft.reportId}`);
    await page.until('Chuyện thế nào?');
    const words = page.field<HTMLTextAreaElement>('textarea[name=words]');
    expect(words.value).toBe('Nước đục');
    await page.type(words, 'Nước đục từ hôm qua');
    await page.hide();
    await page.until('Đã lưu');
    expect(device.reports.kept.get(draft.reportId)?.words).toBe('Nước đục từ hôm qua');
    await page.tap('Bỏ phản ánh này');
    await page.tap('Giữ lại');
    expect(device.reports.kept.size).toBe(1);
    await page.tap('Bỏ phản ánh này');
    await page.tap('Bỏ');
    await page.until('Ghi phản ánh mới');
    expect(device.reports.kept.size).toBe(0);
  });

  it('tells what the commune said when its own words are gone', async () => {
    const device = newFakeDevice();
    const at = '2026-11-24T09:00:00+07:00';
    const news = { reportId: 'r', state: 'answered', at, isPublished: false, answer: 'Xã đã sửa.' } as const;
    const own = {
      reportId: 'r',
      localCode: '482109375',
      pid: 'p',
      sealedAt: at,
      subject: 'water',
      hamlet: 'Bản Mẫu',
    } as const;
    device.reports.own.set('r', { ...own, news });
    const page = await open(device);
    await page.until('Xã đã trả lời');
    expect(page.text()).toContain('4821-0937-5');
    await page.tap('Nước sinh hoạt');
    await page.until('Xã đã sửa.');
    expect(page.text()).toContain('Hãy báo lại câu trả lời này cho người phản ánh.');
    expect(page.text()).not.toContain('Rút phản ánh');
  });

  it('is not offered where there is no commune to send it to', async () => {
    const { commune: _, ...enrolled } = await newFakeDevice()
      .enrolment.current()
      .then((found) => found!);
    const page = await open(newFakeDevice({ enrolled }));
    await page.until('Máy này không thuộc xã nào');
    expect(page.text()).not.toContain('Ghi phản ánh mới');
  });
});
