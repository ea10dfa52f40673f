// @vitest-environment happy-dom

import { afterEach, describe, expect, it } from 'vitest';
import { catalogue, openPublishing, proposal, publishable } from './open-publishing.tsx';
import type { PublishingScreen } from './open-publishing.tsx';

let opened: PublishingScreen;
afterEach(() => opened.screen.close());

const open = async (...wishes: Parameters<typeof openPublishing>): Promise<void> => {
  opened = await openPublishing(...wishes);
};
const rows = () =>
  [...opened.screen.place.querySelectorAll('table:last-of-type tbody a')].map((link) => link.textContent);

describe('the list', () => {
  it('shows dates, who published and what is proposed, and is searched without marks', async () => {
    await open('/quan-tri/thu-tuc');
    for (const words of ['từ 01/11/2026', 'dự kiến đến 01/03/2027, chưa kiểm chứng', 'theo phần mềm', '1 đang chờ']) {
      expect(opened.screen.text()).toContain(words);
    }
    await opened.screen.type(opened.screen.field('input[type=search]'), 'dang ky');
    expect(rows()).toContain('Đăng ký khác');
    expect(rows()).not.toContain('Thủ tục thử đầy đủ tên');
    await opened.screen.press(opened.screen.labelled('Chỉ thủ tục có tờ khai'));
    expect(opened.screen.text()).toContain('Không có thủ tục nào khớp.');
  });

  it('says why it cannot be read and asks again', async () => {
    await open('/quan-tri/thu-tuc', 'admin', (office) => office.refuse('/admin/procedures', 'device-unconfirmed'));
    await opened.screen.until('Thử lại');
    opened.office.answer('/admin/procedures', catalogue);
    await opened.screen.tap('Thử lại');
    expect(opened.screen.text()).toContain('Đăng ký khác');
  });
});

describe('uploading', () => {
  it('refuses a file that is none of ours before anything is sent', async () => {
    await open('/quan-tri/thu-tuc/moi');
    await opened.upload('anh.png', 'x');
    expect(opened.screen.text()).toContain('Chỉ nhận tệp .xlsx hoặc .json.');
    await opened.upload('lon.json', 'x'.repeat(2_000_001));
    expect(opened.screen.text()).toContain('Tệp lớn hơn 2 MB.');
    expect(opened.posts()).toEqual([]);
  });

  it('names each fault with its line and what stands there, and the faults take the focus', async () => {
    await open('/quan-tri/thu-tuc/moi');
    opened.office.answer('/admin/procedures/check', {
      isPublishable: false,
      kind: 'json',
      faults: [{ code: 'unknown-question', place: 'papers[0].when', about: 'nobody', line: 2 }],
    });
    await opened.upload('sai.json', '{\n  "question": "nobody"\n}');
    expect(opened.posts()).toMatchObject([{ body: { text: '{\n  "question": "nobody"\n}' } }]);
    for (const words of ['Có 1 chỗ cần sửa', 'Dòng 2', '"nobody"', '"question": "nobody"']) {
      expect(opened.screen.text()).toContain(words);
    }
    expect(document.activeElement?.textContent).toBe('Có 1 chỗ cần sửa');
  });

  it('names sheet, row and column of a spreadsheet, sent as bytes', async () => {
    await open('/quan-tri/thu-tuc/moi');
    opened.office.answer('/admin/procedures/check', {
      isPublishable: false,
      kind: 'xlsx',
      faults: [{ code: 'type-unsupported', sheet: 'survey', row: 7, column: 'type', detail: 'geopoint' }],
      procedureFaults: [],
    });
    await opened.upload('bieu.xlsx', 'PK');
    expect(opened.posts()).toMatchObject([{ body: { xlsx: btoa('PK') } }]);
    expect(opened.screen.text()).toContain('Trang "survey", dòng 7, cột "type"');
    expect(opened.screen.text()).toContain('geopoint');
  });

  it('shows what changes, and publishes from the day that was chosen', async () => {
    await open('/quan-tri/thu-tuc/moi');
    opened.office.answer('/admin/procedures/check', publishable);
    await opened.upload('tot.json', '{}');
    for (const words of [
      'Khác với bản 2',
      'sửa: câu hỏi, điều kiện hiện',
      'Giấy cũ',
      '15/12/2026',
      'không còn tờ khai',
    ]) {
      expect(opened.screen.text()).toContain(words);
    }
    expect(opened.screen.field('input[name=effective-from]').value).toBe('2026-12-15');
    await opened.screen.type(opened.screen.field<HTMLTextAreaElement>('textarea[name=note]'), ' Theo nghị định ');
    opened.office.refuse('/admin/procedures/publish', 'not-found');
    await opened.screen.tap('Công bố bản 3');
    expect(opened.screen.text()).toContain('Không tìm thấy');
    opened.office.answer('/admin/procedures/publish', { code: '9.000001', version: 3, effectiveFrom: '2026-12-15' });
    await opened.screen.tap('Công bố bản 3');
    expect(opened.posts().at(-1)?.body).toEqual({
      definition: publishable.isPublishable && publishable.procedure,
      basedOn: 2,
      effectiveFrom: '2026-12-15',
      note: 'Theo nghị định',
    });
    expect(opened.screen.text()).toContain('Đã công bố bản 3, áp dụng từ 15/12/2026.');
    await opened.screen.tap('Xem thủ tục');
    expect(opened.screen.address()).toBe('/quan-tri/thu-tuc/ma/9.000001');
  });

  it('lets an official propose, not publish', async () => {
    await open('/quay/thu-tuc/moi', 'official');
    opened.office.answer('/admin/procedures/check', publishable);
    await opened.upload('tot.json', '{}');
    expect(opened.screen.text()).not.toContain('Công bố bản');
    opened.office.answer('/admin/proposals', proposal);
    await opened.screen.tap('Gửi đề xuất');
    expect(opened.posts().at(-1)).toMatchObject({ path: '/admin/proposals', body: { basedOn: 2 } });
    expect(opened.screen.text()).toContain('Đã gửi đề xuất cho tỉnh.');
  });
});

describe('the preview', () => {
  const openPreview = async () => {
    await open('/quan-tri/thu-tuc/moi');
    opened.office.answer('/admin/procedures/check', publishable);
    await opened.upload('tot.json', '{}');
  };

  it('asks as the phone does: what is missing is said, a branch opens, the pages follow', async () => {
    await openPreview();
    expect(opened.screen.text()).not.toContain('Tên con (');
    await opened.screen.tap('Tiếp tục');
    expect(opened.screen.field('[role=alert] a').textContent).toBe('Có con nhỏ không?');
    await opened.screen.tap('Có');
    expect(opened.screen.field('#preview-childName')).toBeTruthy();
    await opened.screen.type(opened.screen.field('#preview-childName'), 'Hồ Văn Mẫu');
    await opened.screen.tap('Tiếp tục');
    expect(opened.screen.text()).toContain('Phần cuối');
    expect(opened.screen.text()).toContain('Đã hết câu hỏi.');
    await opened.screen.tap('Quay lại');
    expect(opened.screen.field('#preview-childName').value).toBe('Hồ Văn Mẫu');
    await opened.screen.tap('Xóa câu trả lời thử');
    expect(opened.screen.place.querySelector('#preview-childName')).toBeNull();
  });

  it('follows what the app would know, and stores nothing', async () => {
    await openPreview();
    expect(opened.screen.text()).not.toContain('Ai khai hộ');
    await opened.screen.press(opened.screen.labelled('có người đại diện'));
    expect(opened.screen.text()).toContain('Ai khai hộ');
    await opened.screen.tap('Thông tin');
    expect(opened.screen.text()).toContain('Giấy chứng sinh');
    expect(opened.posts().map((call) => call.path)).toEqual(['/admin/procedures/check']);
  });
});
