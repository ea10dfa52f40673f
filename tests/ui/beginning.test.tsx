// @vitest-environment happy-dom

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConsentScreen } from '../../src/ui/field/consent-screen.tsx';
import { HomeScreen } from '../../src/ui/field/home-screen.tsx';
import WhoScreen from '../../src/ui/field/who-screen.tsx';
import { followDevice } from '../../src/ui/state/device-state.ts';
import { beginNewDossier, changeNewDossier, useNewDossier } from '../../src/ui/state/new-dossier.ts';
import { aBeginning } from '../contracts/beginnings-contract.ts';
import type { FakeDevice } from './fake-device.ts';
import { newFakeDevice } from './fake-device.ts';
import { openScreen } from './screen.tsx';
import type { Screen } from './screen.tsx';

let device: FakeDevice;
let screen: Screen;
let stop: () => void;
beforeEach(() => {
  beginNewDossier();
  device = newFakeDevice();
  stop = followDevice(device);
});
afterEach(async () => {
  await screen.close();
  stop();
});

const { consents } = aBeginning();
const kept = () => device.beginnings.list();

/** As a killed tab leaves it: the memory gone, the device's store as it was. */
async function reopenAtHome(): Promise<void> {
  await screen.close();
  beginNewDossier();
  screen = await openScreen(device, <HomeScreen />);
}

describe('what precedes a basket', () => {
  it('is not kept before the consent to ask', async () => {
    beginNewDossier(['1.014027']);
    changeNewDossier({ mayScan: true });
    screen = await openScreen(device, <ConsentScreen />, '/ho-so-moi');
    await screen.settle(350);
    expect(await kept()).toEqual([]);
  });

  it('is kept while a name is typed, at once on leaving the page, and goes on from home', async () => {
    changeNewDossier({ consents, mayScan: false });
    screen = await openScreen(device, <WhoScreen />, '/ho-so-moi/ai');
    await screen.type(screen.labelled('Họ, chữ đệm và tên'), 'Hồ Thị Mẫu');
    await screen.hide();
    expect(await kept()).toMatchObject([{ consents, typed: { answers: { fullName: 'Hồ Thị Mẫu' } } }]);
    expect(screen.text()).toContain('Đã lưu');

    await reopenAtHome();
    await screen.until('Chưa chọn việc');
    expect(screen.text()).toContain('Hồ Thị Mẫu');
    await screen.tap('Chưa chọn việc');
    expect(screen.address()).toBe('/ho-so-moi/ai');
    await screen.close();
    screen = await openScreen(device, <WhoScreen />, '/ho-so-moi/ai');
    expect(screen.labelled('Họ, chữ đệm và tên').value).toBe('Hồ Thị Mẫu');
  });

  it('keeps the person and why another answers, as one record', async () => {
    changeNewDossier({ consents, mayScan: false, applicant: { fullName: 'Hồ Thị Mẫu', source: 'typed' } });
    screen = await openScreen(device, <WhoScreen />, '/ho-so-moi/ai');
    await screen.tap('Có người trả lời thay');
    await screen.tap('Con');
    await screen.type(screen.labelled('Họ, chữ đệm và tên'), 'Hồ Thị Con');
    await screen.hide();
    expect(await kept()).toMatchObject([
      { applicant: { fullName: 'Hồ Thị Mẫu' }, basis: 'child', typed: { answers: { fullName: 'Hồ Thị Con' } } },
    ]);
  });

  it('goes when the consent is taken back', async () => {
    changeNewDossier({ consents, applicant: { fullName: 'Hồ Thị Mẫu', source: 'typed' } });
    screen = await openScreen(device, <ConsentScreen />, '/ho-so-moi');
    await screen.settle();
    expect(await kept()).toHaveLength(1);
    await screen.press(screen.field('fieldset:has(input[name=assist]) label:last-of-type input'));
    expect(await kept()).toEqual([]);
  });

  it('is dropped from home, and can be kept after all for a moment', async () => {
    await device.beginnings.save(aBeginning({ applicant: { fullName: 'Hồ Thị Mẫu', source: 'typed' } }));
    screen = await openScreen(device, <HomeScreen />);
    await screen.until('Bỏ phần của Hồ Thị Mẫu');
    await screen.tap('Bỏ phần của Hồ Thị Mẫu');
    await screen.tap('Giữ lại');
    expect(await kept()).toHaveLength(1);
    await screen.tap('Bỏ phần của Hồ Thị Mẫu');
    expect(screen.text()).toContain('Đã bỏ phần làm dở của Hồ Thị Mẫu.');
    await screen.close();
    expect(await kept()).toEqual([]);
    screen = await openScreen(device, <HomeScreen />);
  });

  it('that names nobody gives way to the next door', async () => {
    changeNewDossier({ consents });
    screen = await openScreen(device, <HomeScreen />);
    await screen.settle();
    beginNewDossier();
    changeNewDossier({ consents, mayScan: true });
    await screen.settle();
    expect(await kept()).toMatchObject([{ mayScan: true }]);
    expect(useNewDossier.getState().beginningId).toBe((await kept())[0]?.beginningId);
  });
});
