// @vitest-environment happy-dom

import { act } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import type { DeskActionName, DeskDossier, DeskRow } from '../../../src/core/reception/desk.ts';
import { parseProcedure } from '../../../src/core/procedure/procedure.ts';
import { spacedPhone } from '../../../src/ui/desk/dossier-contacts.tsx';
import { readySentences } from '../../../src/ui/desk/ready-sentences.ts';
import { periodDays, quickPeriods } from '../../../src/ui/desk/register-period.ts';
import type { Screen } from '../screen.tsx';
import type { Office } from './office.ts';
import { aDossier, dossierId, newOffice } from './office.ts';
import { openDesk, pressKey } from './open-desk.tsx';

let office: Office;
let screen: Screen;
afterEach(() => screen.close());

const accepted: Partial<DeskRow> = {
  state: 'accepted',
  officialNumber: 'H50.12-261123-0007',
  appointmentAt: '2099-12-07T17:00:00+07:00',
  deadline: 'far',
};

async function open(changes: Partial<DeskDossier> = {}, row: Partial<DeskRow> = {}): Promise<void> {
  office = newOffice([aDossier(changes, row)]);
  office.answer('/desk/people', { people: [{ personId: 'person-lan', name: 'Hồ Thị Lan Mẫu' }] });
  screen = await openDesk(office, `/quay/ho-so/${dossierId}`);
}
const submit = () => screen.press(screen.field('form button[type=submit]'));
const sent = (action: DeskActionName) =>
  office.calls.filter(({ path }) => path.endsWith(`/${action}`)).map(({ body, ifMatch }) => ({ body, ifMatch }));

describe('what happens to an accepted dossier', () => {
  it('is given on to a section by its name', async () => {
    await open({}, accepted);
    await pressKey(screen, 'y');
    await submit();
    expect(screen.text()).toContain('Hãy ghi tên nơi nhận.');
    await screen.type(screen.field('input[name=holder]'), ' Tư pháp ');
    await submit();
    expect(sent('route')).toEqual([{ body: { to: 'section', name: 'Tư pháp' }, ifMatch: '"1"' }]);
  });

  it('is put off only to a later day and with its reason', async () => {
    await open({}, accepted);
    await pressKey(screen, 'e');
    await screen.type(screen.field('input[name=appointment]'), '2099-12-07T16:00');
    await submit();
    expect(screen.text()).toContain('Ngày mới phải sau ngày đã hẹn');
    await screen.type(screen.field('input[name=appointment]'), '2099-12-10T17:00');
    await submit();
    expect(sent('extend')).toEqual([]);
    await screen.type(screen.field<HTMLTextAreaElement>('textarea[name=extend]'), 'Cần thêm thời gian xác minh.');
    await submit();
    expect(sent('extend')).toEqual([
      { body: { appointmentAt: '2099-12-10T17:00:00+07:00', reason: 'Cần thêm thời gian xác minh.' }, ifMatch: '"1"' },
    ]);
  });

  it('is stopped only with a reason', async () => {
    await open({}, accepted);
    await pressKey(screen, 'q');
    await submit();
    expect(sent('stop')).toEqual([]);
    await screen.type(screen.field<HTMLTextAreaElement>('textarea[name=stop]'), 'Gia đình không còn nhu cầu.');
    await submit();
    expect(sent('stop')).toHaveLength(1);
  });

  it('is given to somebody of the desk, or to nobody', async () => {
    await open({}, { ...accepted, assignedTo: { personId: 'person-lan', name: 'Hồ Thị Lan Mẫu' } });
    await pressKey(screen, 'a');
    await screen.settle();
    await screen.press(screen.labelled('Chưa giao ai'));
    await submit();
    expect(sent('assign').map(({ body }) => body)).toEqual([{ personId: null }]);
  });

  it('keeps what was typed for it when another official was first, and shows the new state', async () => {
    await open({}, accepted);
    await pressKey(screen, 'y');
    await screen.type(screen.field('input[name=holder]'), 'Tư pháp');
    office.actElsewhere(dossierId, {});
    await submit();
    expect(screen.text()).toContain('Lê Văn Minh Mẫu đã thay đổi hồ sơ này');
    await screen.tap('Xem bản mới');
    expect(screen.field('input[name=holder]').value).toBe('Tư pháp');
    await submit();
    expect(sent('route').map(({ ifMatch }) => ifMatch)).toEqual(['"1"', '"2"']);
  });

  it('gets its result’s files one after the other, each with the revision that the last one made', async () => {
    await open({}, accepted);
    await pressKey(screen, 'g');
    const field = screen.field<HTMLInputElement>('form input[type=file]');
    const files = [
      new File(['%PDF-'], 'ket-qua.pdf', { type: 'application/pdf' }),
      new File(['x'], 'ghi-chu.txt', { type: 'text/plain' }),
      new File(['x'], 'anh.png', { type: 'image/png' }),
    ];
    Object.defineProperty(field, 'files', { value: files });
    await act(async () => {
      field.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await screen.settle(100);
    expect(sent('result-file')).toEqual([
      { body: files[0], ifMatch: '"1"' },
      { body: files[2], ifMatch: '"2"' },
    ]);
    expect(screen.text()).toContain('ghi-chu.txt: chỉ nhận PDF hoặc ảnh');
  });
});

describe('what the desk adds to a dossier', () => {
  it('puts an answer right with a reason, and shows the signed one struck beside it', async () => {
    const correction = {
      questionId: 'fullName',
      before: 'Hồ Thị Mẩu',
      after: 'Hồ Thị Mẫu',
      reason: 'Theo thẻ căn cước.',
      by: 'Lan',
      at: '2026-11-23T09:00:00+07:00',
    };
    await open({ corrections: [correction] });
    expect(screen.field<HTMLElement>('del').textContent).toBe('Hồ Thị Mẩu');
    expect(screen.text()).toContain('Theo thẻ căn cước.');
    await screen.press(screen.field('button[aria-label^="Sửa: Họ, chữ đệm, tên"]'));
    await screen.until('Vì sao sửa');
    await submit();
    expect(screen.text()).toContain('Câu trả lời chưa đổi.');
    await screen.type(screen.field('form input[type=text], form input:not([type])'), 'Hồ Thị Mẫu Hai');
    await screen.type(screen.field<HTMLTextAreaElement>('textarea[name=correct]'), 'Người dân báo.');
    await submit();
    expect(sent('correct').map(({ body }) => body)).toEqual([
      { questionId: 'fullName', value: 'Hồ Thị Mẫu Hai', reason: 'Người dân báo.' },
    ]);
  });

  it('uses a paper again only once it is said how the resident agreed', async () => {
    const from = { dossierId: 'earlier', paperId: 'representation', localCode: '482109375' };
    await open({
      papers: [{ paperId: 'representation', custody: 'later' }],
      reusable: [{ paperId: 'representation', from, pages: 2, at: '2026-10-01T08:00:00+07:00', isCompared: true }],
    });
    await screen.tap('Xã đã có bản số hóa – dùng lại');
    await submit();
    expect(screen.text()).toContain('Phải có sự đồng ý');
    await screen.press(screen.labelled('Đồng ý bằng lời'));
    await submit();
    expect(sent('reuse').map(({ body }) => body)).toEqual([
      { paperId: 'representation', fromDossierId: 'earlier', fromPaperId: 'representation', consent: 'spoken' },
    ]);
  });

  it('hints at a similar dossier and shows both side by side', async () => {
    const other = '6a1e2f00-0000-4000-8000-000000000009';
    await open({
      similar: [
        { dossierId: other, localCode: '771792298', state: 'accepted', arrivedAt: '2026-11-18T08:00:00+07:00' },
      ],
    });
    office.dossiers.set(other, aDossier({}, { dossierId: other, localCode: '771792298', state: 'accepted' }));
    expect(screen.text()).toContain('Có thể trùng');
    await screen.tap('So hai hồ sơ');
    await screen.until('Hồ sơ kia 7717-9229-8');
    expect(screen.field<HTMLElement>('tr[data-differs]').textContent).toContain('Chờ tiếp nhận');
  });

  it('shows whom to call, the number large and once', async () => {
    await open({
      contacts: { applicantPhone: '0912345678', helper: { name: 'Nguyễn Văn Thử', phone: '0912 345 678' } },
    });
    expect(screen.field<HTMLAnchorElement>('a[href="tel:0912345678"]').textContent).toContain('0912 345 678');
    expect(screen.place.querySelectorAll('a[href^="tel:"]')).toHaveLength(1);
  });
});

describe('what is made ready', () => {
  it('asks for a supplement in whole sentences about the very paper', async () => {
    await open();
    const parsed = parseProcedure(aDossier().procedure);
    const sentences = readySentences('paper', 'representation', parsed.ok ? parsed.value : undefined);
    expect(sentences).toContain(
      'Ảnh giấy tờ về giám hộ hoặc ủy quyền mờ, tối hoặc mất góc: chụp lại cho rõ cả bốn góc.',
    );
    expect(sentences.some((sentence) => sentence.includes('bản chính'))).toBe(true);
  });

  it('counts a register’s period in days and begins its week on Monday', async () => {
    await open();
    const { week, before, month } = quickPeriods('2026-11-22');
    expect(week).toEqual({ from: '2026-11-16', to: '2026-11-22' });
    expect(before).toEqual({ from: '2026-10-01', to: '2026-10-31' });
    expect(periodDays(month)).toBe(22);
    expect(periodDays({ from: '2026-11-02', to: '2026-11-01' })).toBeUndefined();
    expect(spacedPhone('0233 3000 000')).toBe('0233 3000 000');
  });
});
