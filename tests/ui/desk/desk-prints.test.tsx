// @vitest-environment happy-dom

import { afterEach, describe, expect, it } from 'vitest';
import type { DeskDossier, DeskRow } from '../../../src/core/reception/desk.ts';
import type { Screen } from '../screen.tsx';
import { aDossier, dossierId, newOffice } from './office.ts';
import { openDesk } from './open-desk.tsx';

let screen: Screen;
afterEach(() => screen.close());

const pdf = new Blob(['%PDF-'], { type: 'application/pdf' });

async function openWith(changes: Partial<DeskDossier>, row: Partial<DeskRow>) {
  const office = newOffice([aDossier(changes, row)]);
  screen = await openDesk(office, `/quay/ho-so/${dossierId}`);
  await screen.until('In tờ khai');
  return office;
}

describe('prints of a dossier', () => {
  it('offer the declaration at once, and Mẫu 02 and 03 only in their states', async () => {
    const office = await openWith({}, {});
    expect(screen.text()).not.toContain('Mẫu 02');
    expect(screen.text()).not.toContain('Mẫu 03');
    office.answer(`/desk/dossiers/${dossierId}/declaration`, pdf);
    await screen.tap('In tờ khai');
    expect(screen.field('a[download="to-khai.pdf"]').getAttribute('href')).toMatch(/^blob:/);
    await screen.close();

    const supplement = { requestId: 'r', askedAt: 'a', items: [] };
    const asking = await openWith({ supplement }, { state: 'supplement' });
    asking.answer(`/desk/dossiers/${dossierId}/supplement-slip`, pdf);
    await screen.tap('In Phiếu yêu cầu bổ sung (Mẫu 02)');
    expect(screen.field('a[download="phieu-yeu-cau-bo-sung.pdf"]')).toBeTruthy();
    await screen.close();

    const refused = await openWith({}, { state: 'refused' });
    refused.answer(`/desk/dossiers/${dossierId}/refusal-slip`, pdf);
    await screen.tap('In Phiếu từ chối (Mẫu 03)');
    expect(screen.field('a[download="phieu-tu-choi.pdf"]')).toBeTruthy();
  });

  it('say why nothing came', async () => {
    const office = await openWith({}, {});
    office.refuse(`/desk/dossiers/${dossierId}/declaration`, 'not-found');
    await screen.tap('In tờ khai');
    expect(screen.field<HTMLElement>('[role=alert]').textContent).not.toBe('');
  });
});

describe('the next visit’s pack', () => {
  const rowOf = (id: string, applicantName: string, hamlet: string): DeskRow => ({
    ...aDossier().row,
    dossierId: id,
    applicantName,
    hamlet,
  });

  it('prints whom the official ticks, a whole hamlet with one tick', async () => {
    const office = newOffice([]);
    const rows = [
      rowOf('a', 'Hồ Thị An', 'Thôn 1'),
      rowOf('b', 'Hồ Văn Bình', 'Thôn 1'),
      rowOf('c', 'Hồ Út', 'Thôn 2'),
    ];
    office.answer('/desk/declarations', { rows });
    screen = await openDesk(office, '/quay/tap-phieu');
    await screen.until('Tờ khai chờ ký');
    const button = () =>
      [...screen.place.querySelectorAll('button')].find((one) => one.textContent?.includes('Làm tệp PDF (')) ??
      screen.place.querySelector<HTMLButtonElement>('section[aria-labelledby=ink-pack] button');
    expect(button()?.disabled).toBe(true);
    await screen.press(screen.labelled('Cả thôn (2 hồ sơ)'));
    await screen.press(screen.labelled('Hồ Út'));
    await screen.press(screen.labelled('Hồ Văn Bình'));
    office.answer('/desk/declarations', pdf);
    await screen.tap('Làm tệp PDF (2 hồ sơ)');
    expect(office.calls.at(-1)).toMatchObject({
      method: 'POST',
      path: '/desk/declarations',
      body: { dossierIds: ['a', 'c'] },
    });
    expect(screen.text()).toContain('Đã có tờ khai của 2 hồ sơ');
  });

  it('says when nobody waits', async () => {
    const office = newOffice([]);
    office.answer('/desk/declarations', { rows: [] });
    screen = await openDesk(office, '/quay/tap-phieu');
    await screen.until('Không có tờ khai nào chờ ký');
    expect(screen.text()).toContain('Không có tờ khai nào chờ ký');
  });
});
