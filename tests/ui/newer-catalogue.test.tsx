// @vitest-environment happy-dom

import { afterEach, describe, expect, it } from 'vitest';
import type { Procedure } from '../../src/core/procedure/procedure.ts';
import BasketScreens from '../../src/ui/field/basket-screens.tsx';
import BeginScreen from '../../src/ui/field/begin-screen.tsx';
import ProcedureScreen from '../../src/ui/field/procedure-screen.tsx';
import { followDevice } from '../../src/ui/state/device-state.ts';
import { beginNewDossier, changeNewDossier } from '../../src/ui/state/new-dossier.ts';
import { aBeginning } from '../contracts/beginnings-contract.ts';
import { aDraft, uuidFor } from '../fixtures/dossier-fixtures.ts';
import { aProcedureAsking } from '../fixtures/procedure-fixtures.ts';
import { newFakeDevice } from './fake-device.ts';
import { openScreen } from './screen.tsx';
import type { Screen } from './screen.tsx';

const known = aProcedureAsking([{ id: 'fullName', type: 'text', label: 'Họ và tên' }], {
  code: '1.014027',
  shortName: 'Trợ cấp hưu trí xã hội',
});
const newer = aProcedureAsking([{ id: 'look', type: 'hologram' as 'text', label: 'Hình' }], {
  code: '2.000815',
  shortName: 'Chứng thực bản sao',
});
const mustUpdate = 'Cần cập nhật ứng dụng để làm thủ tục này';

let screen: Screen | undefined;
let stop: (() => void) | undefined;
afterEach(async () => {
  await screen?.close();
  stop?.();
  beginNewDossier();
});

function start(procedures: readonly Procedure[]) {
  const device = newFakeDevice({ procedures });
  stop = followDevice(device);
  return device;
}

describe('a procedure that only a newer app can read', () => {
  it('says so on its own page, and the others open as ever', async () => {
    const device = start([known, newer]);
    screen = await openScreen(device, <ProcedureScreen />, '/thu-tuc/:code', '/thu-tuc/2.000815');
    await screen.until(mustUpdate);
    expect(screen.text()).toContain(mustUpdate);
    await screen.close();
    screen = await openScreen(device, <ProcedureScreen />, '/thu-tuc/:code', '/thu-tuc/1.014027');
    await screen.until('Làm hồ sơ này');
    expect(screen.text()).not.toContain(mustUpdate);
  });

  it('is left out of a basket whose other procedures begin', async () => {
    const device = start([known, newer]);
    const { consents } = aBeginning();
    changeNewDossier({
      consents,
      applicant: { fullName: 'Hồ Thị Mẫu', source: 'typed' },
      codes: ['1.014027', '2.000815'],
    });
    screen = await openScreen(device, <BeginScreen />, '/ho-so-moi/bat-dau');
    await screen.until(mustUpdate);
    await screen.tap('Bắt đầu kê khai');
    const { drafts } = await device.drafts.list();
    expect(drafts.map(({ procedure }) => procedure.code)).toEqual(['1.014027']);
  });

  it('leaves its draft as it is and says what is missing, while the rest of the basket goes on', async () => {
    const device = start([known, newer]);
    const draft = aDraft({ procedure: { code: '1.014027', version: 1 }, answers: { fullName: 'Hồ Thị Mẫu' } });
    const kept = { ...draft, dossierId: uuidFor('newer'), procedure: { code: '2.000815', version: 1 } };
    await device.drafts.save(draft);
    await device.drafts.save(kept);
    screen = await openScreen(device, <BasketScreens />, '/lam/:basketId/:step', `/lam/${draft.basketId}/ke-khai`);
    await screen.until(mustUpdate);
    expect(screen.text()).toContain('vẫn còn nguyên');
    await screen.tap('Làm tiếp hồ sơ khác');
    await screen.until('Họ và tên');
    expect(screen.text()).toContain('Họ và tên');
    expect(await device.drafts.find(kept.dossierId)).toEqual(kept);
  });

  it('leaves a draft that stands alone where it is', async () => {
    const device = start([newer]);
    const draft = aDraft({ procedure: { code: '2.000815', version: 1 } });
    await device.drafts.save(draft);
    screen = await openScreen(device, <BasketScreens />, '/lam/:basketId/:step', `/lam/${draft.basketId}/ke-khai`);
    await screen.until(mustUpdate);
    expect(screen.text()).toContain(mustUpdate);
    expect(screen.text()).not.toContain('Làm tiếp hồ sơ khác');
    expect(await device.drafts.find(draft.dossierId)).toEqual(draft);
  });
});
