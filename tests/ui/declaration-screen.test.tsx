// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Draft } from '../../src/core/dossier/dossier.ts';
import DeclarationScreen from '../../src/ui/field/declaration-screen.tsx';
import DossierScreen from '../../src/ui/field/dossier-screen.tsx';
import { aDraft, aPage } from '../fixtures/dossier-fixtures.ts';
import { aForm, aProcedure, aQuestion, aSection } from '../fixtures/procedure-fixtures.ts';
import { newFakeDevice } from './fake-device.ts';
import { openScreen } from './screen.tsx';
import type { Screen } from './screen.tsx';

let screen: Screen | undefined;
afterEach(async () => {
  await screen?.close();
  vi.unstubAllGlobals();
});

const yesNo = [
  { value: 'a', label: 'Nhận tiền' },
  { value: 'b', label: 'Thôi nhận' },
];
const procedure = aProcedure({
  form: aForm(
    [
      aSection(
        [
          aQuestion({ id: 'name', type: 'text', officialLabel: 'Họ, chữ đệm, tên', item: 'I.1' }),
          aQuestion({ id: 'phone', type: 'phone', officialLabel: 'Số điện thoại', item: 'I.2' }),
          aQuestion({
            id: 'ask',
            type: 'choice',
            choices: yesNo,
            print: 'boxes',
            officialLabel: 'Đề nghị',
            item: 'I.3',
          }),
          aQuestion({ id: 'id', type: 'id-number', print: 'squares', officialLabel: 'Số định danh', item: 'I.4' }),
          aQuestion({ id: 'helping', type: 'text' }),
          aQuestion({
            id: 'members',
            type: 'group',
            officialLabel: 'Người trong hộ',
            item: 'I.5',
            questions: [aQuestion({ id: 'member', type: 'text', officialLabel: 'Họ tên' })],
          }),
        ],
        { officialTitle: 'I. THÔNG TIN' },
      ),
    ],
    {
      number: 'Mẫu số 01',
      addressedTo: 'Ủy ban nhân dân {commune}',
      pledge: 'Tôi cam đoan.',
      doubts: ['Chú thích chưa đọc được.'],
      signatures: [{ role: 'applicant', label: 'NGƯỜI KHAI (Ký, ghi rõ họ tên)' }],
    },
  ),
});
const answers = { name: 'Hồ Thị Mẫu', ask: 'b', id: '045148000001', helping: 'không in', members: [{ member: 'Thử' }] };

async function open(changes: Partial<Draft> = {}) {
  const draft = aDraft({ procedure: { code: procedure.code, version: 1 }, answers, ...changes });
  const device = newFakeDevice({ procedures: [procedure] });
  await device.drafts.save(draft);
  screen = await openScreen(
    device,
    <DeclarationScreen />,
    '/ho-so/:dossierId/to-khai',
    `/ho-so/${draft.dossierId}/to-khai`,
  );
  await screen.until('Quay lại');
  return screen;
}

describe('the declaration of a draft', () => {
  it('stands filled on its sheet, with the doubts beside it and not on it', async () => {
    const { place } = await open();
    const sheet = place.querySelector('article')?.textContent ?? '';
    for (const words of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'TỜ KHAI MẪU',
      'Kính gửi: Ủy ban nhân dân xã Mẫu',
      '1. Họ, chữ đệm, tên: Hồ Thị Mẫu',
      '2. Số điện thoại:',
      'Tôi cam đoan.',
      'Mẫu, ngày 21 tháng 11 năm 2026',
    ]) {
      expect(sheet).toContain(words);
    }
    expect(sheet).not.toContain('không in');
    expect(sheet).not.toContain('Chú thích chưa đọc được');
    expect(place.querySelector('details')?.textContent).toContain('Chú thích chưa đọc được');
    expect(place.querySelectorAll('article [role=img][aria-label="đã chọn"]')).toHaveLength(1);
    expect(place.querySelector('[aria-label="045148000001"]')?.children).toHaveLength(12);
    expect(place.querySelectorAll('article tbody tr')).toHaveLength(3);
  });

  it('is printed by the browser', async () => {
    const print = vi.fn();
    vi.stubGlobal('print', print);
    await (await open()).tap('In tờ khai');
    expect(print).toHaveBeenCalledOnce();
  });

  it('leaves place and day to the pen where a signature is missing', async () => {
    const opened = await open({ signatories: [{ role: 'applicant', state: 'missing' }] });
    expect(opened.text()).toMatch(/…, ngày …+ tháng …+ năm …/u);
  });
});

describe('no declaration', () => {
  it('says plainly that the content is no longer on the phone', async () => {
    screen = await openScreen(newFakeDevice(), <DeclarationScreen />, '/ho-so/:dossierId/to-khai', '/ho-so/x/to-khai');
    await screen.until('Quay lại');
    expect(screen.text()).toContain('Nội dung không còn trên máy này');
    expect(screen.place.querySelector('article')).toBeNull();
  });

  it('is made for a supplement, or where the form cannot tell which sheet', async () => {
    const supplement = { requestId: 'r', askedAt: '2026-11-21T08:00:00+07:00', items: [] };
    expect((await open({ supplement })).text()).toContain('Phần bổ sung không có tờ khai riêng');
    await screen?.close();
    expect((await open({ procedure: { code: '9.999999', version: 1 } })).text()).toContain('Chưa có tờ khai để in');
  });
});

it('a dossier on the phone leads to its declaration, also after it was sealed', async () => {
  const draft = aDraft({
    state: 'sealed',
    step: 'sealed',
    papers: [{ paperId: 'a', custody: 'photo', pages: [aPage('a')] }],
  });
  const device = newFakeDevice({ procedures: [procedure] });
  await device.drafts.save(draft);
  screen = await openScreen(device, <DossierScreen />, '/ho-so/:dossierId', `/ho-so/${draft.dossierId}`);
  await screen.until('Xem tờ khai');
  await screen.tap('Xem tờ khai');
  expect(screen.address()).toBe(`/ho-so/${draft.dossierId}/to-khai`);
});
