// @vitest-environment happy-dom

import { afterEach, describe, expect, it } from 'vitest';
import type { DeskReport } from '../../../src/core/report/desk-report.ts';
import type { Outcome } from '../../../src/core/ports.ts';
import ReportPages from '../../../src/ui/desk/reports/report-pages.tsx';
import { aReportText } from '../../fixtures/report-fixtures.ts';
import { newFakeDevice } from '../fake-device.ts';
import { openScreen } from '../screen.tsx';
import type { Screen } from '../screen.tsx';

let screen: Screen | undefined;
afterEach(async () => await screen?.close());

const text = aReportText('device-1');
const report: DeskReport = {
  row: {
    reportId: text.reportId,
    localCode: text.localCode,
    subject: 'road',
    hamlet: 'Bản Mẫu',
    excerpt: 'Cầu tràn bị sạt',
    photoCount: 0,
    state: 'received',
    arrivedAt: '2026-11-22T08:30:00+07:00',
    dueOn: '2026-12-01',
    isLate: false,
    isPublished: false,
    sample: false,
  },
  text,
  photos: [],
  history: [{ at: '2026-11-22T08:30:00+07:00', actor: 'opener', action: 'received' }],
  similar: [],
  etag: '7',
};

interface Call {
  readonly path: string;
  readonly body?: unknown;
  readonly ifMatch?: string | undefined;
}

async function open(answer: (call: Call) => Outcome<unknown>): Promise<{ page: Screen; posted: Call[] }> {
  const posted: Call[] = [];
  const call = async (method: 'GET' | 'POST', path: string, body?: unknown, ifMatch?: string) => {
    if (method === 'GET') return { kind: 'done' as const, value: { body: report } };
    posted.push({ path, body, ifMatch });
    return answer({ path, body, ifMatch });
  };
  const device = newFakeDevice();
  const office = { ...device.office, call: call as typeof device.office.call };
  const at = `/quay/phan-anh/${text.reportId}`;
  screen = await openScreen({ ...device, office }, <ReportPages />, '/quay/phan-anh/*', at);
  await screen.until('Cầu tràn bị sạt');
  return { page: screen, posted };
}

describe('a report at the desk', () => {
  it('is answered for everybody from an empty form, and not before somebody looked at what points at a person', async () => {
    const { page, posted } = await open(() => ({ kind: 'done', value: { body: report } }));
    await page.tap('Trả lời công khai');
    const answer = page.field<HTMLTextAreaElement>('form textarea');
    expect(answer.value).toBe('');
    await page.type(page.field('form input'), 'Sửa cầu tràn');
    await page.type(answer, 'Cảm ơn bà Hồ Thị Mẫu.');
    expect(page.text()).toContain('có tên người phản ánh');
    const publish = page.field<HTMLButtonElement>('form button[type=submit]');
    expect(publish.disabled).toBe(true);
    await page.press(page.labelled('Tôi đã xem'));
    expect(publish.disabled).toBe(false);
    // Other words are to be looked at again.
    await page.type(answer, 'Cảm ơn bà Hồ Thị Mẫu, 0912345678.');
    expect(publish.disabled).toBe(true);
    await page.type(answer, 'Xã đã kè lại.');
    await page.press(publish);
    await page.until('Đã công bố');
    expect(posted).toEqual([
      {
        path: `/desk/reports/${text.reportId}/publish`,
        body: { title: 'Sửa cầu tràn', place: 'Bản Mẫu', answer: 'Xã đã kè lại.' },
        ifMatch: '"7"',
      },
    ]);
  });

  it('keeps what was typed when nothing could be written', async () => {
    const { page } = await open(() => ({ kind: 'offline' }));
    await page.tap('Không xử lý');
    await page.type(page.field<HTMLTextAreaElement>('form textarea'), 'Việc riêng');
    await page.tap('Ghi');
    await page.until('Chưa có gì được ghi');
    expect(page.field<HTMLTextAreaElement>('form textarea').value).toBe('Việc riêng');
  });
});
