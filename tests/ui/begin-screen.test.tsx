// @vitest-environment happy-dom

import { afterEach, describe, expect, it } from 'vitest';
import BeginScreen from '../../src/ui/field/begin-screen.tsx';
import { followDevice } from '../../src/ui/state/device-state.ts';
import { beginNewDossier, changeNewDossier } from '../../src/ui/state/new-dossier.ts';
import { aBeginning } from '../contracts/beginnings-contract.ts';
import { aForm, aProcedure, aProcedureAsking, aQuestion, aSection } from '../fixtures/procedure-fixtures.ts';
import { newFakeDevice } from './fake-device.ts';
import { openScreen } from './screen.tsx';
import type { Screen } from './screen.tsx';

const consents = [{ purpose: 'sensitive', text: 'Đồng ý về điều riêng.', sensitive: true }];
const name = aQuestion({ id: 'name', type: 'text' });
const allowance = aProcedure({
  code: '1.001776',
  shortName: 'Trợ cấp xã hội',
  consents,
  form: aForm([
    aSection([aQuestion({ id: 'kind', type: 'text', required: true, sensitive: true })]),
    aSection([name], { id: 'more', when: { question: 'kind', isAnswered: true } }),
  ]),
});
const copies = aProcedureAsking([name], { code: '2.000815', shortName: 'Chứng thực bản sao' });
const cannot = 'Việc này không chuẩn bị được khi người dân không muốn nói điều riêng';
const isLeftToDesk = 'cán bộ hỏi tại quầy';

let screen: Screen | undefined;
let stop: (() => void) | undefined;
afterEach(async () => {
  await screen?.close();
  stop?.();
  beginNewDossier();
});

async function open(codes: readonly string[]) {
  const device = newFakeDevice({ procedures: [allowance, copies] });
  stop = followDevice(device);
  changeNewDossier({
    consents: aBeginning().consents,
    applicant: { fullName: 'Hồ Thị Mẫu', source: 'typed' },
    codes: [...codes],
  });
  screen = await openScreen(device, <BeginScreen />, '/ho-so-moi/bat-dau');
  await screen.until('Đồng ý về điều riêng.');
  return { device, page: screen };
}

describe('whoever will not speak of what a form is built upon', () => {
  it('is sent to the desk at once, and nothing begins', async () => {
    const { device, page } = await open(['1.001776']);
    expect(page.text()).not.toContain(cannot);
    await page.tap('Không đồng ý');
    expect(page.text()).toContain(cannot);
    expect(page.text()).not.toContain(isLeftToDesk);
    await page.tap('Bắt đầu kê khai').catch(() => undefined);
    expect((await device.drafts.list()).drafts).toEqual([]);
    await page.tap('Nói đồng ý');
    expect(page.text()).not.toContain(cannot);
  });

  it('still begins the rest of the basket', async () => {
    const { device, page } = await open(['1.001776', '2.000815']);
    await page.tap('Không đồng ý');
    expect(page.text()).toContain(cannot);
    expect(page.text()).toContain(isLeftToDesk);
    await page.tap('Bắt đầu kê khai');
    const { drafts } = await device.drafts.list();
    expect(drafts.map(({ procedure }) => procedure.code)).toEqual(['2.000815']);
  });
});
