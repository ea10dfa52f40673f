// @vitest-environment happy-dom

import { afterEach, describe, expect, it } from 'vitest';
import type { DirectoryEntry, Procedure } from '../../src/core/procedure/procedure.ts';
import NeedsScreen from '../../src/ui/field/needs-screen.tsx';
import ProcedureScreen from '../../src/ui/field/procedure-screen.tsx';
import ProceduresScreen from '../../src/ui/field/procedures-screen.tsx';
import { useDeviceState } from '../../src/ui/state/device-state.ts';
import { toggleFavourite } from '../../src/ui/state/kept-procedures.ts';
import { beginNewDossier, changeNewDossier } from '../../src/ui/state/new-dossier.ts';
import { aForm, aProcedure, aQuestion, aSection } from '../fixtures/procedure-fixtures.ts';
import { aVolunteer, newFakeDevice } from './fake-device.ts';
import { openScreen } from './screen.tsx';
import type { Screen } from './screen.tsx';

const form = aForm([aSection([aQuestion({ id: 'witness', type: 'yes-no', label: 'Có người làm chứng không?' })])]);
const birth = aProcedure({
  code: '1.001193',
  name: 'Thủ tục đăng ký khai sinh',
  shortName: 'Đăng ký khai sinh',
  sector: 'Hộ tịch',
  lifeEvents: ['birth'],
  form,
});
const marriage = aProcedure({
  code: '1.000894',
  name: 'Thủ tục đăng ký kết hôn',
  shortName: 'Đăng ký kết hôn',
  sector: 'Hộ tịch',
  lifeEvents: ['marriage'],
  priority: 2,
  atHome: { possible: false, because: 'hai bên phải cùng có mặt.' },
  form,
});
const directory: readonly DirectoryEntry[] = [
  { code: '2.000930', name: 'Thủ tục thôi làm hòa giải viên', sector: 'Hòa giải ở cơ sở' },
];

let screen: Screen;

async function open(what: 'list' | 'needs' | Procedure['code'], ...procedures: Procedure[]): Promise<Screen> {
  const device = newFakeDevice({ procedures: procedures.length > 0 ? procedures : [birth, marriage], directory });
  if (what === 'list') screen = await openScreen(device, <ProceduresScreen />, '/thu-tuc');
  else if (what === 'needs') screen = await openScreen(device, <NeedsScreen />, '/ho-so-moi/viec');
  else screen = await openScreen(device, <ProcedureScreen />, '/thu-tuc/:code', `/thu-tuc/${what}`);
  return screen;
}

async function look(words: string): Promise<void> {
  await screen.type(screen.field('input[name="find-procedure"]'), words);
  await screen.settle();
}

const marks = () => [...screen.place.querySelectorAll('mark')].map((mark) => mark.textContent);
const titles = () =>
  [...screen.place.querySelectorAll('main li b')]
    .filter((title) => title.querySelector('b') === null)
    .map((title) => title.textContent);

afterEach(async () => {
  await screen.close();
  localStorage.clear();
  beginNewDossier();
  useDeviceState.setState({ enrolled: undefined });
});

/** Nobody else's marks: what a device keeps is read once. */
function enrolAs(deviceId: string): void {
  useDeviceState.setState({ enrolled: { ...aVolunteer, deviceId } });
}

describe('the list of procedures', () => {
  it('finds by words and marks what matched, with the marks of the title', async () => {
    await open('list');
    await look('kh sinh');
    expect(titles()[0]).toBe('Đăng ký khai sinh');
    expect(marks().slice(0, 2)).toEqual(['kh', 'sinh']);
    await look('hoà giải');
    expect(titles()).toEqual(['Thủ tục thôi làm hòa giải viên']);
    expect(marks()).toEqual(['hòa giải']);
  });

  it('says so where nothing is found', async () => {
    await open('list');
    await look('qqqq');
    expect(screen.text()).toContain('Không tìm thấy');
  });

  it('lists an occasion of life, and a sector with its count', async () => {
    await open('list');
    await screen.tap('Kết hôn');
    expect(titles()).toEqual(['Đăng ký kết hôn']);
    await screen.tap('Tìm việc khác');
    await screen.tap('Hòa giải ở cơ sở');
    expect(titles()).toEqual(['Thủ tục thôi làm hòa giải viên']);
    await screen.tap('Tìm việc khác');
    expect([...screen.place.querySelectorAll('details button')].map((row) => row.textContent)).toEqual([
      'Hộ tịch2',
      'Hòa giải ở cơ sở1',
    ]);
  });

  it('keeps what was looked for in its address, for whoever comes back', async () => {
    await open('list');
    await look('khai sinh');
    await screen.settle(500);
    expect(new URLSearchParams(location.search).get('tim')).toBe('khai sinh');
    await screen.close();
    const device = newFakeDevice({ procedures: [birth, marriage], directory });
    screen = await openScreen(device, <ProceduresScreen />, '/thu-tuc', '/thu-tuc?tim=ket+hon');
    expect(titles()[0]).toBe('Đăng ký kết hôn');
  });

  it('leaves the address alone once another screen is open', async () => {
    await open('list');
    await look('khai sinh');
    await screen.tap('Đăng ký khai sinh');
    const opened = screen.address();
    await screen.settle(500);
    expect(opened).toBe('/thu-tuc/1.001193');
    expect(screen.address()).toBe(opened);
  });

  it('asks for the catalogue where none has come', async () => {
    const device = newFakeDevice({});
    screen = await openScreen(device, <ProceduresScreen />, '/thu-tuc');
    expect(screen.text()).toContain('Máy chưa có danh mục thủ tục');
  });
});

describe('procedures at hand', () => {
  it('shows what is marked first, takes a mark off, and puts it back', async () => {
    enrolAs('marks');
    toggleFavourite(marriage.code);
    toggleFavourite(birth.code);
    await open('list');
    expect(titles()).toEqual(['Đăng ký kết hôn', 'Đăng ký khai sinh']);
    await screen.press(screen.field('button[aria-pressed="true"]'));
    expect(titles()).toEqual(['Đăng ký khai sinh']);
    await screen.tap('Đánh dấu lại');
    expect(titles()).toEqual(['Đăng ký kết hôn', 'Đăng ký khai sinh']);
  });

  it('shows what was opened last, here and when a need is chosen', async () => {
    enrolAs('recents');
    await open(birth.code);
    await screen.close();
    await open('list');
    expect(screen.text()).toContain('Mới xem, mới làm');
    expect(titles()).toEqual(['Đăng ký khai sinh']);
    await screen.close();
    changeNewDossier({ applicant: { fullName: 'Hồ Thị Mẫu', source: 'typed' } });
    await open('needs');
    expect(screen.labelled('Đăng ký khai sinh').type).toBe('checkbox');
  });

  it('that was in hand tells nobody what residents asked for: it lies nowhere, and goes when the phone locks', async () => {
    localStorage.setItem('procedures:told', JSON.stringify({ favourites: [birth.code], recents: ['9.999999'] }));
    useDeviceState.setState({ vault: 'open' });
    enrolAs('told');
    await open(marriage.code);
    await screen.close();
    expect(localStorage.getItem('procedures:told')).toBe(JSON.stringify({ favourites: [birth.code] }));
    await open('list');
    expect(screen.text()).toContain('Mới xem, mới làm');
    await screen.close();
    useDeviceState.setState({ vault: 'locked' });
    await open('list');
    expect(screen.text()).not.toContain('Mới xem, mới làm');
    useDeviceState.setState({ vault: 'open' });
  });

  it('belongs to whoever is enrolled, and lies on the device', async () => {
    enrolAs('one');
    toggleFavourite(birth.code);
    expect(Object.keys(localStorage)).toEqual(['procedures:one']);
    enrolAs('other');
    await open('list');
    expect(screen.text()).not.toContain('Đã đánh dấu');
  });
});

describe('the page of a procedure', () => {
  it('may be begun at home', async () => {
    await open(birth.code);
    await screen.tap('Làm hồ sơ này');
    expect(screen.address()).toBe('/ho-so-moi');
  });

  it('says why not at home, and prepares the declaration all the same', async () => {
    await open(marriage.code);
    expect(screen.text()).toContain('Không làm tại nhà được, vì:hai bên phải cùng có mặt.');
    await screen.tap('Chuẩn bị tờ khai');
    expect(screen.address()).toBe('/ho-so-moi');
  });

  it('begins nothing without a lane', async () => {
    await open(birth.code, { ...birth, lanes: [] });
    expect(screen.text()).not.toMatch(/Làm hồ sơ này|Chuẩn bị tờ khai/);
  });

  it('stops on a last day, and not on one that is only expected', async () => {
    await open(birth.code, { ...birth, effectiveTo: '2026-01-31' });
    expect(screen.text()).toContain('Hết hiệu lực sau ngày 31/01/2026');
    expect(screen.text()).not.toContain('Làm hồ sơ này');
    await screen.close();
    await open(birth.code, { ...birth, effectiveTo: '2026-01-31', unverified: ['effectiveTo'] });
    expect(screen.text()).toContain('Dự kiến dùng đến hết 31/01/2026 (chưa kiểm chứng)');
    expect(screen.text()).toContain('Làm hồ sơ này');
  });

  it('says when a paper is asked for, in the words of the form', async () => {
    const paper = { paperId: 'statement', name: 'Văn bản làm chứng', need: 'original' } as const;
    await open(birth.code, { ...birth, papers: [{ ...paper, when: { question: 'witness', is: true } }] });
    expect(screen.text()).toContain('khi “Có người làm chứng không”: có');
  });

  it('marks each fact that was not confirmed, and no other', async () => {
    await open(birth.code, {
      ...birth,
      unverified: ['fee', 'papers[1].when'],
      papers: [
        { paperId: 'one', name: 'Giấy một', need: 'photo' },
        { paperId: 'two', name: 'Giấy hai', need: 'photo' },
      ],
    });
    const doubted = [...screen.place.querySelectorAll('h2, li')]
      .filter((fact) => fact.textContent?.includes('chưa kiểm chứng'))
      .map((fact) => fact.textContent?.replace(/ *chưa kiểm chứng.*/, ''));
    expect(doubted).toEqual(['Giấy hai', 'Phí, lệ phí']);
  });

  it('names the offices that one declaration serves', async () => {
    const serves = [{ office: 'Công an cấp xã', does: 'xóa đăng ký thường trú', code: '1.003197' }];
    await open(birth.code, { ...birth, serves, receivedBy: 'commune-police' });
    expect(screen.text()).toContain('Công an cấp xã: xóa đăng ký thường trú (1.003197)');
  });

  it('says plainly what it does not know of a procedure of the directory', async () => {
    await open('2.000930');
    expect(screen.text()).toContain('Thủ tục thôi làm hòa giải viên');
    expect(screen.text()).toContain('Hòa giải ở cơ sở');
    expect(screen.text()).toContain('Đến Trung tâm Phục vụ hành chính công');
    expect(screen.text()).toContain('Cần mang giấy tờ gì, mất bao lâu, phí bao nhiêu: máy chưa có');
  });
});
