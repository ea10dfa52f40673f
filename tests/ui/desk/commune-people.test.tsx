// @vitest-environment happy-dom

/** Who works in the commune and who stands in for whom, as its officials see and set it. */

import { afterEach, describe, expect, it } from 'vitest';
import type { PersonPage, PersonRow } from '../../../src/core/reception/people.ts';
import type { Screen } from '../screen.tsx';
import { aDossier, newOffice } from './office.ts';
import { openDesk } from './open-desk.tsx';

let screen: Screen;
afterEach(() => screen.close());

const minh = { personId: 'person-minh', name: 'Lê Văn Minh Mẫu', until: '2026-12-02' };
const row: PersonRow = {
  personId: 'person-lan',
  name: 'Hồ Thị Lan Mẫu',
  role: 'official',
  communeCode: '99901',
  communeName: 'Xã Mẫu',
  hamlets: [],
  devices: 1,
  lessons: [],
  standIn: minh,
};
const person: PersonPage = {
  row,
  since: '2026-01-05T08:00:00+07:00',
  devices: [
    {
      deviceId: 'device-lan',
      deviceName: 'Máy quầy',
      personId: 'person-lan',
      personName: row.name,
      role: 'official',
      state: 'active',
      check: '123456',
      enrolledAt: '2026-01-05T08:00:00+07:00',
      unsentCount: 0,
    },
  ],
  substitutes: [],
  guestRoles: [],
  assigned: 4,
  reasons: [],
  colleagues: [
    { personId: 'person-minh', name: minh.name, role: 'official' },
    { personId: 'person-ba', name: 'Phan Văn Ba', role: 'volunteer' },
  ],
  teams: [],
  isMine: false,
};
const counts = { ending: 0, over: 0, 'no-end': 0, left: 0, guest: 0, away: 1 };

async function openPeople(at: string, answers: { readonly [path: string]: unknown }) {
  const office = newOffice([aDossier({}, {})]);
  office.answer('/admin/communes', [{ code: '99901', name: 'Xã Mẫu', opened: true, receptionPoints: [] }]);
  office.answer('/admin/teams', []);
  for (const [path, value] of Object.entries(answers)) office.answer(path, value);
  screen = await openDesk(office, at);
  await screen.settle(400);
  return office;
}

describe('the people of the commune, at its desk', () => {
  it('say who is away and who does the work, and lead to a person within the desk', async () => {
    await openPeople('/quay/trong-xa', { '/admin/people': { rows: [row], total: 1, counts } });
    await screen.until('vắng đến 02/12/2026, Lê Văn Minh Mẫu làm thay');
    expect(screen.field('a[href="/quay/trong-xa/person-lan"]').textContent).toBe(row.name);
    expect(screen.text()).toContain('Đang vắng, có người thay (1)');
    expect(screen.place.querySelector('select[aria-label="Đơn vị"]')).toBeNull();
  });

  it('are stood in for by somebody of the same role, and never lent from here', async () => {
    const office = await openPeople('/quay/trong-xa/person-lan', { '/admin/people/person-lan': person });
    await screen.until('Người thay khi vắng');
    expect(screen.text()).not.toContain('Biệt phái');
    expect(screen.field('a[href="/quay/nguoi/device-lan"]').textContent).toBe('Máy quầy');
    const choice = screen.field<HTMLSelectElement>('select[name=substitute]');
    expect([...choice.options].map(({ value }) => value)).toEqual(['', 'person-minh']);
    office.answer('/admin/people/person-lan/substitutes', person);
    await screen.select(choice, 'person-minh');
    await screen.type(screen.field('input[name=substitute-to]'), '2099-12-31');
    await screen.tap('Ghi người thay');
    const sent = office.calls.find(({ path }) => path === '/admin/people/person-lan/substitutes');
    expect(sent?.body).toMatchObject({ substituteId: 'person-minh', to: '2099-12-31' });
  });

  it('have what they work on given to a colleague of the desk', async () => {
    const office = await openPeople('/quay/trong-xa/person-lan', { '/admin/people/person-lan': person });
    await screen.until('4 hồ sơ đang giao cho người này.');
    office.answer('/admin/people/person-lan/reassign', { ...person, assigned: 0 });
    await screen.tap('Giao lại');
    expect(screen.text()).toContain('Hãy chọn người nhận hồ sơ.');
    await screen.select(screen.field<HTMLSelectElement>('select[name=reassign]'), 'person-minh');
    await screen.tap('Giao lại');
    expect(screen.text()).toContain('Đã giao lại.');
  });
});

describe('a day with somebody away', () => {
  it('says to both whose work is whose', async () => {
    const groups: readonly unknown[] = [];
    const office = newOffice([]);
    office.answer('/desk/today', {
      date: '2026-11-30',
      groups,
      standIn: minh,
      standingInFor: [{ ...minh, name: 'Hồ B' }],
    });
    screen = await openDesk(office, '/quay/hom-nay');
    await screen.until('Lê Văn Minh Mẫu đang làm thay bạn đến hết ngày 02/12/2026');
    expect(screen.text()).toContain('Bạn làm thay Hồ B đến hết ngày 02/12/2026');
  });

  it('says it in a row of the queue and where work is given out', async () => {
    const assignedTo = { personId: 'person-lan', name: row.name, standIn: minh };
    const dossier = aDossier({}, { assignedTo });
    const office = newOffice([dossier]);
    office.answer('/desk/people', { people: [assignedTo, { personId: minh.personId, name: minh.name }] });
    screen = await openDesk(office, `/quay/ho-so/${dossier.row.dossierId}`);
    await screen.until('Hồ Thị Lan Mẫu (Lê Văn Minh Mẫu làm thay)');
  });
});
