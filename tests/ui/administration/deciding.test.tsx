// @vitest-environment happy-dom

import { afterEach, describe, expect, it } from 'vitest';
import { branching, openPublishing, proposal, publishable } from './open-publishing.tsx';
import type { PublishingScreen } from './open-publishing.tsx';

let opened: PublishingScreen;
afterEach(() => opened.screen.close());

const open = async (...wishes: Parameters<typeof openPublishing>): Promise<void> => {
  opened = await openPublishing(...wishes);
};

describe('a proposal', () => {
  it('is declined only with a reason', async () => {
    await open('/quan-tri/thu-tuc/de-xuat/p-1');
    expect(opened.screen.text()).toContain('Đề xuất làm trên bản 1; nay đã có bản 2.');
    await opened.screen.tap('Từ chối');
    const yes = () => opened.screen.press(opened.screen.field('dialog button[type=submit]'));
    await yes();
    expect(opened.screen.text()).toContain('Hãy ghi lý do từ chối.');
    expect(opened.posts()).toEqual([]);
    await opened.screen.type(opened.screen.field<HTMLTextAreaElement>('dialog textarea'), 'Thiếu căn cứ');
    opened.office.answer('/admin/proposals/p-1/decline', { ...proposal, state: 'declined' });
    opened.office.answer('/admin/proposals/p-1', {
      proposal: { ...proposal, state: 'declined', reason: 'Thiếu căn cứ' },
      ...publishable,
    });
    await yes();
    expect(opened.posts()).toMatchObject([{ path: '/admin/proposals/p-1/decline', body: { reason: 'Thiếu căn cứ' } }]);
    expect(opened.screen.text()).toContain('Đã từ chối đề xuất.');
    expect(opened.screen.text()).toContain('Lý do: Thiếu căn cứ');
    expect(opened.screen.text()).not.toContain('Công bố bản');
  });

  it('is published on the version that stands there now, with its note', async () => {
    await open('/quan-tri/thu-tuc/de-xuat/p-1');
    opened.office.answer('/admin/proposals/p-1/publish', { code: '9.000001', version: 3, effectiveFrom: '2026-12-01' });
    await opened.screen.tap('Công bố bản 3');
    expect(opened.posts()).toMatchObject([
      { path: '/admin/proposals/p-1/publish', body: { basedOn: 2, effectiveFrom: '2026-12-01', note: proposal.note } },
    ]);
    expect(opened.screen.text()).toContain('Đã công bố bản 3');
  });

  it('is withdrawn by its author after a question', async () => {
    await open('/quay/thu-tuc/de-xuat/p-1', 'official', (office) =>
      office.answer('/admin/proposals/p-1', { proposal: { ...proposal, isMine: true }, ...publishable }),
    );
    await opened.screen.until('Rút lại đề xuất');
    expect(opened.screen.field('main').textContent).not.toContain('Từ chối');
    await opened.screen.tap('Rút lại đề xuất');
    opened.office.answer('/admin/proposals/p-1/withdraw', { ...proposal, state: 'withdrawn' });
    await opened.screen.tap('Rút lại');
    expect(opened.posts().map((call) => call.path)).toEqual(['/admin/proposals/p-1/withdraw']);
    expect(opened.screen.text()).toContain('Đã rút lại đề xuất.');
  });
});

describe('a procedure', () => {
  it('shows its versions, and one of them as the phone does', async () => {
    await open('/quan-tri/thu-tuc/ma/9.000001');
    for (const words of ['Bản sửa', 'đến hết 31/10/2026', 'đã hết hiệu lực'])
      expect(opened.screen.text()).toContain(words);
    opened.office.answer('/admin/procedures/9.000001/versions/2', branching);
    await opened.screen.press(opened.screen.field('button[aria-label="Xem như trên điện thoại: bản 2"]'));
    expect(opened.screen.text()).toContain('Có con nhỏ không?');
  });

  it('is ended only with a day to come and a reason', async () => {
    await open('/quan-tri/thu-tuc/ma/9.000002');
    await opened.screen.tap('Dừng thủ tục');
    const yes = () => opened.screen.press(opened.screen.field('dialog button[type=submit]'));
    await opened.screen.type(opened.screen.field('input[name=last-day]'), '2020-01-01');
    await yes();
    for (const words of ['Hãy chọn ngày cuối, từ hôm nay trở đi.', 'Hãy ghi lý do.']) {
      expect(opened.screen.text()).toContain(words);
    }
    await opened.screen.type(opened.screen.field('input[name=last-day]'), '2999-12-31');
    await opened.screen.type(opened.screen.field<HTMLTextAreaElement>('textarea[name=reason]'), 'Bãi bỏ');
    const ended = { code: '9.000002', version: 1, effectiveFrom: '2026-01-01', effectiveTo: '2999-12-31' };
    opened.office.answer('/admin/procedures/9.000002/end', ended);
    await yes();
    expect(opened.posts()).toMatchObject([
      { path: '/admin/procedures/9.000002/end', body: { lastDay: '2999-12-31', reason: 'Bãi bỏ' } },
    ]);
    expect(opened.screen.text()).toContain('Đã đặt ngày cuối: 31/12/2999.');
  });

  it('cannot be ended by an official', async () => {
    await open('/quay/thu-tuc/ma/9.000002', 'official');
    await opened.screen.until('Các phiên bản');
    expect(opened.screen.text()).not.toContain('Dừng thủ tục');
  });
});
