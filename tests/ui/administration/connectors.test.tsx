// @vitest-environment happy-dom
/** The province's connectors and what is stuck: what is shown, what is sent, and that no secret ever comes back. */

import { afterEach, describe, expect, it } from 'vitest';
import type {
  ConnectorList,
  ConnectorRow,
  ForwardingList,
  ForwardingRow,
} from '../../../src/core/reception/connectors.ts';
import { forwardFailures } from '../../../src/core/reception/connectors.ts';
import { failures } from '../../../src/ui/texts/vi/connectors.ts';
import { openDesk } from '../desk/open-desk.tsx';
import { newOffice } from '../desk/office.ts';
import type { Office } from '../desk/office.ts';
import type { Screen } from '../screen.tsx';
import { openPublishing } from './open-publishing.tsx';

const row: ConnectorRow = {
  connectorId: 'c-1',
  kind: 'http',
  name: 'Một cửa tỉnh',
  enabled: true,
  settings: {
    forwardUrl: 'https://motcua.example/ho-so',
    clientId: 'go-cua',
    remoteIdAt: 'ma',
    fields: { a: 'localCode' },
  },
  hasSecret: true,
  communes: [{ code: '99901', name: 'Xã Mẫu' }],
  health: { waiting: 2, dead: 1, done: 40, lastSuccessAt: '2026-11-22T08:00:00+07:00', lastError: 'timeout' },
};
const list: ConnectorList = {
  kinds: ['file-drop', 'http'],
  connectors: [row],
  allowed: { hosts: ['motcua.example'], folder: '/srv/mot-cua' },
};
const dead: ForwardingRow = {
  forwardingId: 'f-1',
  dossierId: '6a1e2f00-0000-4000-8000-000000000001',
  communeCode: '99901',
  communeName: 'Xã Mẫu',
  connectorName: 'Một cửa tỉnh',
  state: 'dead',
  attempts: 20,
  queuedAt: '2026-11-20T08:00:00+07:00',
  lastError: 'timeout',
};
const stuck: ForwardingList = { rows: [dead], counts: { waiting: 0, dead: 1, done: 40 } };

let screen: Screen | undefined;
afterEach(async () => await screen?.close());

async function openConnectors(prepare: (office: Office) => void = () => undefined) {
  const opened = await openPublishing('/quan-tri/ket-noi', 'admin', (office) => {
    office.answer('/admin/connectors', list);
    office.answer('/admin/forwardings', stuck);
    prepare(office);
  });
  ({ screen } = opened);
  await screen.until('Kết nối một cửa');
  return { ...opened, screen };
}

describe('the connectors of the province', () => {
  it('say how they are doing, and what is stuck with its reason', async () => {
    const { screen: page } = await openConnectors();
    await page.until('Một cửa tỉnh');
    for (const words of [
      'Đang chạy',
      'Xã dùng: Xã Mẫu.',
      'Hệ thống kia trả lời quá lâu.',
      '22/11/2026',
      'đã thử 20 lần',
    ]) {
      expect(page.text()).toContain(words);
    }
    // Whose it is, is the desk's.
    expect(page.text()).not.toContain('4821');
  });

  it('are taken up again by one press, and say so', async () => {
    const { screen: page, posts } = await openConnectors((office) => {
      office.answer('/admin/forwardings/f-1/retry', { ...dead, state: 'waiting', attempts: 0 });
    });
    await page.until('đã thử 20 lần');
    await page.tap('Thử lại');
    await page.until('Đã đưa lại vào hàng chờ.');
    expect(posts().map(({ path }) => path)).toEqual(['/admin/forwardings/f-1/retry']);
  });

  it('can be tried, and say in words why it did not work', async () => {
    const { screen: page } = await openConnectors((office) => {
      office.answer('/admin/connectors/c-1/try', { sent: false, code: 'sign-in-refused' });
    });
    await page.until('Một cửa tỉnh');
    await page.tap('Gửi thử');
    await page.until('Gửi thử không được. Hệ thống kia không nhận mã ứng dụng hoặc mật khẩu.');
  });

  it('are changed with their addresses and mapping, and the secret only where it is typed anew', async () => {
    const { screen: page, posts } = await openConnectors((office) => office.answer('/admin/connectors/c-1', row));
    await page.until('Một cửa tỉnh');
    await page.tap('Sửa');
    await page.until('Đã có, không hiện lại');
    expect(page.field('[name=secret]').value).toBe('');
    const mapping = page.field<HTMLTextAreaElement>('[name=mapping]');
    await page.type(mapping, 'not json');
    await page.tap('Lưu');
    await page.until('Bảng ghép chưa đúng dạng JSON.');
    expect(posts()).toEqual([]);
    await page.type(mapping, '{"fields":{"b":"localCode"},"remoteIdAt":"ma"}');
    await page.tap('Lưu');
    await page.until('Đã lưu.');
    expect(posts()[0]).toMatchObject({
      path: '/admin/connectors/c-1',
      body: {
        name: 'Một cửa tỉnh',
        settings: { forwardUrl: 'https://motcua.example/ho-so', clientId: 'go-cua', fields: { b: 'localCode' } },
        communes: ['99901'],
      },
    });
    expect(posts()[0]?.body).not.toHaveProperty('secret');
  });

  it('are added with a name', async () => {
    const { screen: page, posts } = await openConnectors((office) => {
      office.answer('/admin/connectors', { ...list, connectors: [] });
    });
    await page.until('Chưa có kết nối nào.');
    await page.tap('Thêm kết nối');
    await page.tap('Lưu');
    await page.until('Hãy đặt tên.');
    await page.type(page.field('[name=name]'), 'Thư mục chung');
    await page.type(page.field('[name=subfolder]'), 'mot-cua');
    await page.tap('Lưu');
    expect(posts()[0]).toMatchObject({
      path: '/admin/connectors',
      body: {
        kind: 'file-drop',
        name: 'Thư mục chung',
        settings: { subfolder: 'mot-cua', as: 'folder' },
        communes: [],
      },
    });
  });

  it('have a sentence for every failure', () => {
    for (const code of forwardFailures) expect(failures[code], code).toMatch(/^\p{Lu}.*\.$/u);
  });
});

describe('the desk’s own queue', () => {
  it('names its dossiers and opens them', async () => {
    const office = newOffice([]);
    office.answer('/admin/forwardings', {
      ...stuck,
      rows: [{ ...dead, localCode: '482109375', officialNumber: 'H50.99-261121-0001' }],
    });
    screen = await openDesk(office, '/quay/chuyen-mot-cua');
    await screen.until('H50.99-261121-0001');
    expect(screen.text()).toContain('4821-0937-5');
    await screen.tap('H50.99-261121-0001');
    expect(screen.address()).toBe(`/quay/ho-so/${dead.dossierId}`);
  });
});
