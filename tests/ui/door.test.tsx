// @vitest-environment happy-dom

import { afterEach, describe, expect, it } from 'vitest';
import type { Draft } from '../../src/core/dossier/dossier.ts';
import type { DossierStatus } from '../../src/core/dossier/dossier-status.ts';
import { formatLocalCode } from '../../src/core/dossier/local-code.ts';
import { StorageFailure } from '../../src/core/storage-failure.ts';
import BasketScreens from '../../src/ui/field/basket-screens.tsx';
import DossierScreen from '../../src/ui/field/dossier-screen.tsx';
import SupplementScreen from '../../src/ui/field/supplement-screen.tsx';
import { followDevice } from '../../src/ui/state/device-state.ts';
import { aBeginning } from '../contracts/beginnings-contract.ts';
import { aDraft } from '../fixtures/dossier-fixtures.ts';
import { aForm, aProcedure, aSection } from '../fixtures/procedure-fixtures.ts';
import type { FakeDevice } from './fake-device.ts';
import { newFakeDevice } from './fake-device.ts';
import { openScreen } from './screen.tsx';
import type { Screen } from './screen.tsx';

const procedure = aProcedure({
  code: '1.014027',
  version: 1,
  papers: [{ paperId: 'birth', name: 'Giấy khai sinh', need: 'original', originals: 1 }],
  consents: [{ purpose: 'confirm', text: 'Tôi xác nhận nội dung là đúng.' }],
  form: aForm(
    [
      aSection([
        { id: 'fullName', type: 'text', label: 'Họ và tên', required: true },
        { id: 'ethnicity', type: 'text', label: 'Dân tộc', sensitive: true },
      ]),
    ],
    { signatures: [{ role: 'applicant', label: 'Người đề nghị' }] },
  ),
});

const whole: Partial<Draft> = {
  answers: { fullName: 'Hồ Thị Mẫu', ethnicity: 'Bru - Vân Kiều' },
  papers: [{ paperId: 'birth', custody: 'later', pages: [] }],
};

let screen: Screen | undefined;
let stop: (() => void) | undefined;
afterEach(async () => {
  await screen?.close();
  stop?.();
});

async function openStep(
  step: string,
  changes: Partial<Draft>,
): Promise<{ device: FakeDevice; page: Screen; draft: Draft }> {
  const device = newFakeDevice({ procedures: [procedure] });
  const draft = aDraft({ ...whole, ...changes });
  await device.drafts.save(draft);
  stop = followDevice(device);
  screen = await openScreen(device, <BasketScreens />, '/lam/:basketId/:step', `/lam/${draft.basketId}/${step}`);
  return { device, page: screen, draft };
}

/** Through the read-back to its confirmation, whispering what is sensitive. */
async function readBack(page: Screen): Promise<void> {
  await page.until('Đúng như vậy không ạ?');
  for (let pages = 0; pages < 10 && !page.text().includes('Xác nhận nội dung đúng'); pages += 1) {
    if (page.text().includes('Có ai khác ở gần đây')) await page.tap('Có người khác, để tự xem');
    else await page.tap('Đúng');
  }
}

describe('the end of a dossier at the door', () => {
  it('asks whether others are near before anything sensitive shows', async () => {
    const { page } = await openStep('doc-lai', {});
    await page.until('Đúng như vậy không ạ?');
    for (let pages = 0; pages < 10 && !page.text().includes('Có ai khác'); pages += 1) {
      expect(page.text()).not.toContain('Bru - Vân Kiều');
      await page.tap('Đúng');
    }
    expect(page.text()).not.toContain('Bru - Vân Kiều');
    await page.tap('Có người khác, để tự xem');
    expect(page.text()).toContain('Bru - Vân Kiều');
    expect(page.text()).toContain('không đọc to');
  });

  it('does not read back half a form', async () => {
    const { page } = await openStep('doc-lai', { answers: {} });
    await page.until('Chưa đọc lại được');
    expect(page.text()).toContain('Họ và tên');
  });

  it('binds the confirmation to what was read, seals, and shows the code', async () => {
    const { device, page, draft } = await openStep('doc-lai', {});
    await readBack(page);
    await page.tap('Nói "đúng"');
    await page.tap('Tiếp tục: Ký');
    await page.until('Chốt hồ sơ');
    const confirmed = (await device.drafts.find(draft.dossierId))?.consents.find(({ moment }) => moment === 'confirm');
    expect(confirmed?.contentSha256).toMatch(/^[0-9a-f]{64}$/);

    await page.tap('Chốt hồ sơ');
    expect(page.text()).toContain('Hãy quét tờ có mã, hoặc chọn "Không có tờ"');
    await page.tap('Không có tờ');
    await page.tap('Chưa ký được, để lần sau');
    await page.tap('Chốt hồ sơ');
    await page.until('Nhà tiếp theo');
    expect(page.text()).toContain(formatLocalCode(draft.localCode));
    expect(page.text()).toContain('Không thay Giấy tiếp nhận hồ sơ');
    expect(page.text()).toContain('Chữ ký còn thiếu: Người đề nghị');
    expect(page.text()).toContain('Sẽ bổ sung: Giấy khai sinh');
    expect(await device.outbox.deliveries()).toHaveLength(1);
  });

  it('does not let ink stand without a coded sheet', async () => {
    const { page } = await openStep('ky', {});
    await page.until('Chốt hồ sơ');
    expect(page.text()).not.toContain('Đã ký mực trên tờ');
  });

  it('sends a changed answer back to the read-back', async () => {
    const stale = {
      moment: 'confirm',
      purpose: 'confirm',
      given: 'spoken',
      at: '',
      readBy: '',
      language: 'vi',
    } as const;
    const { page } = await openStep('ky', { consents: [{ ...stale, contentSha256: '0'.repeat(64) }] });
    await page.until('Chốt hồ sơ');
    await page.until('Cần đọc lại');
    expect(page.text()).toContain('Nội dung đã đổi sau khi đọc lại');
  });

  it('binds a sheet by one scan', async () => {
    const { device, page, draft } = await openStep('ky', {});
    await page.until('Quét mã trên tờ');
    await page.tap('Quét mã trên tờ');
    device.scan('không phải mã');
    await page.until('Mã trên tờ không đúng');
    device.scan('https://x.example/tra-cuu#482109375.AAAAAAAAAAAAAAAAAAAAAA');
    await page.until('Đã gắn tờ');
    expect(await device.drafts.find(draft.dossierId)).toMatchObject({ sheet: { code: '482109375' } });
    expect(page.text()).toContain('Đã ký mực trên tờ');
  });
});

describe('the online lane', () => {
  it('gives each answer to copy, keeps the number of the portal, and seals without a sheet or a signature', async () => {
    const copied: string[] = [];
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: async (text: string) => void copied.push(text) },
    });
    const { device, page, draft } = await openStep('doc-lai', { lane: 'online' });
    await readBack(page);
    await page.tap('Nói "đúng"');
    await page.tap('Tiếp tục: Ký');
    await page.until('Chép lên Cổng');
    await page.until('Hồ Thị Mẫu');
    expect(page.text()).toContain('dichvucong.gov.vn');
    expect(page.text()).not.toContain('Quét mã trên tờ');
    await page.tap('Chép');
    expect(copied).toEqual(['Hồ Thị Mẫu']);
    await page.type(page.labelled('Số hồ sơ trên Cổng'), 'H50.19-261121-0001');
    await page.tap('Chốt hồ sơ');
    await page.until('Đã chốt hồ sơ');
    expect(page.text()).not.toContain('Chữ ký còn thiếu');
    expect(await device.drafts.find(draft.dossierId)).toMatchObject({
      state: 'sealed',
      answers: { $portalNumber: 'H50.19-261121-0001' },
    });
  });

  it('selects the answer where the phone does not let it be copied', async () => {
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
    const { page } = await openStep('ky', { lane: 'online' });
    await page.until('Hồ Thị Mẫu');
    await page.tap('Chép');
    expect(page.text()).toContain('giữ tay lên đó');
  });
});

describe('a resident who keeps sensitive matters to themselves', () => {
  const guarded = {
    ...procedure,
    consents: [{ purpose: 'sensitive', text: 'Đồng ý về điều riêng.', sensitive: true }, ...procedure.consents],
    form: aForm([
      aSection([
        { id: 'fullName', type: 'text', label: 'Họ và tên', required: true },
        { id: 'cause', type: 'text', label: 'Vì sao mất?', required: true, sensitive: true },
        { id: 'ethnicity', type: 'text', label: 'Dân tộc', sensitive: true },
      ]),
    ]),
  };

  it('is not asked of them, is told who will ask, and the dossier goes on to the end', async () => {
    const device = newFakeDevice({ procedures: [guarded] });
    const [asked] = aBeginning().consents;
    const draft = aDraft({ ...whole, answers: { fullName: 'Hồ Thị Mẫu' }, consents: asked ? [asked] : [] });
    await device.drafts.save(draft);
    stop = followDevice(device);
    screen = await openScreen(device, <BasketScreens />, '/lam/:basketId/:step', `/lam/${draft.basketId}/ke-khai`);
    await screen.until('Cán bộ sẽ hỏi tại quầy');
    expect(screen.text()).toContain('Vì sao mất?');
    expect(screen.text()).not.toContain('Dân tộc');
    expect(screen.place.querySelectorAll('input')).toHaveLength(1);
    await screen.close();
    screen = await openScreen(device, <BasketScreens />, '/lam/:basketId/:step', `/lam/${draft.basketId}/doc-lai`);
    await readBack(screen);
    await screen.tap('Nói "đúng"');
    await screen.tap('Tiếp tục: Ký');
    await screen.until('Chốt hồ sơ');
    await screen.tap('Không có tờ');
    await screen.tap('Chốt hồ sơ');
    await screen.until('Đã chốt hồ sơ');
    expect(screen.text()).toContain('Cán bộ hỏi tại quầy: Vì sao mất?');
  });
});

describe('what the desk asks for later', () => {
  const status: DossierStatus = {
    dossierId: aDraft().dossierId,
    localCode: '482109375',
    procedureCode: '1.014027',
    state: 'supplement',
    at: '2026-11-22T09:00:00+07:00',
    openedPids: [],
    supplement: {
      requestId: 'request-1',
      askedAt: '2026-11-22T09:00:00+07:00',
      items: [{ kind: 'answer', id: 'fullName', why: 'Tên viết thiếu chữ đệm.' }],
    },
  };

  it('becomes a task with only what is missing, and travels as its own packet', async () => {
    const device = newFakeDevice({ procedures: [procedure] });
    device.phone.disk.statuses.set(status.dossierId, status);
    stop = followDevice(device);
    screen = await openScreen(device, <DossierScreen />, '/ho-so/:dossierId', `/ho-so/${status.dossierId}`);
    await screen.until('Quầy cần thêm');
    expect(screen.text()).toContain('Tên viết thiếu chữ đệm.');
    await screen.tap('Làm phần bổ sung');
    await screen.settle(60);
    expect(screen.address()).toBe(`/bo-sung/${status.dossierId}`);
    await screen.close();

    screen = await openScreen(device, <SupplementScreen />, '/bo-sung/:dossierId', `/bo-sung/${status.dossierId}`);
    await screen.until('Chốt phần bổ sung');
    expect(screen.text()).not.toContain('Dân tộc');
    await screen.tap('Chốt phần bổ sung');
    expect(screen.text()).toContain('Cần trả lời câu này');
    await screen.type(screen.labelled('Họ và tên'), 'Hồ Thị Văn');
    await screen.leave(screen.labelled('Họ và tên'));
    // Never sealed with what was there before, where the newest could not be saved.
    const save = device.drafts.save.bind(device.drafts);
    device.drafts.save = () => Promise.reject(new StorageFailure({ code: 'storage-full' }));
    await screen.type(screen.labelled('Họ và tên'), 'Hồ Thị Văn Mẫu');
    await screen.tap('Chốt phần bổ sung');
    await screen.until('Bộ nhớ máy đã đầy');
    expect(await device.outbox.deliveries()).toHaveLength(0);
    device.drafts.save = save;
    await screen.tap('Chốt phần bổ sung');
    await screen.settle(60);
    expect(screen.address()).toBe(`/ho-so/${status.dossierId}`);
    expect(await device.outbox.deliveries()).toHaveLength(1);
  });
});
