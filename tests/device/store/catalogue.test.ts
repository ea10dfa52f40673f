import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { DossierStatus } from '../../../src/core/dossier/dossier-status.ts';
import type { Changes } from '../../../src/core/ports.ts';
import { newCatalogue } from '../../../src/device/store/catalogue.ts';
import { newSettings } from '../../../src/device/store/settings.ts';
import { newStatuses } from '../../../src/device/store/statuses.ts';
import { uuidFor } from '../../fixtures/dossier-fixtures.ts';
import { enrolStore, openTestStore, openTestVault, testPin } from '../surroundings.ts';

const delta = (changes: Partial<Changes>): Changes => ({
  cursor: 'c1',
  more: false,
  procedures: [],
  lists: {},
  statuses: [],
  ...changes,
});

const status: DossierStatus = {
  dossierId: uuidFor('dossier'),
  localCode: '482109375',
  procedureCode: '1.014027',
  state: 'supplement',
  at: '2026-11-22T08:00:00+07:00',
  openedPids: [uuidFor('packet')],
  officialNumber: 'H46.19429-261122-0007',
  supplement: {
    requestId: 'r1',
    askedAt: '2026-11-22T08:00:00+07:00',
    items: [{ kind: 'paper', id: 'id-copy', why: 'Ảnh mờ của bà Mẫu' }],
  },
};

async function readPublished(code: string): Promise<Record<string, unknown>> {
  const file = new URL(`../../../src/procedures/${code}.json`, import.meta.url);
  return JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
}

describe('the catalogue', () => {
  it('finds a procedure by version, or the newest, and keeps its cursor', async () => {
    const catalogue = newCatalogue(openTestStore());
    const published = await readPublished('1.014027');
    const older = { ...published, version: 1, shortName: 'Bản cũ' };
    const newer = { ...published, version: 12 };
    expect(await catalogue.cursor()).toBeUndefined();
    await catalogue.apply(delta({ procedures: [newer, older], cursor: 'c7' }));
    expect((await catalogue.findProcedure('1.014027'))?.version).toBe(12);
    expect((await catalogue.findProcedure('1.014027', 1))?.shortName).toBe('Bản cũ');
    expect(await catalogue.findProcedure('1.014027', 5)).toBeUndefined();
    expect(await catalogue.findProcedure('9.999999')).toBeUndefined();
    expect((await catalogue.versions('1.014027')).map(({ version }) => version)).toEqual([1, 12]);
    expect(await catalogue.versions('9.999999')).toEqual([]);
    expect(await catalogue.cursor()).toBe('c7');
  });

  it('keeps the schedule of visits until another one comes, with the holidays of the catalogue', async () => {
    const catalogue = newCatalogue(openTestStore());
    const schedule = { digest: 'a', rules: [], exceptions: [], hamlets: ['Tà Rẹc'] };
    expect(await catalogue.schedule()).toBeUndefined();
    await catalogue.apply(delta({ schedule }));
    await catalogue.apply(delta({ lists: { holidays: { holidays: ['2027-01-01'] } } }));
    expect(await catalogue.schedule()).toEqual({ schedule, daysOff: { '2027-01-01': 'Ngày nghỉ lễ' } });
    await catalogue.apply(delta({ schedule: { ...schedule, digest: 'b', hamlets: [] } }));
    expect((await catalogue.schedule())?.schedule.digest).toBe('b');
  });

  it('keeps what only a newer app can read exactly as it came, and says so of that version alone', async () => {
    const store = openTestStore();
    const catalogue = newCatalogue(store);
    const published = await readPublished('1.014027');
    const questions = [{ id: 'q', type: 'hologram', label: 'Hình', beam: { depth: 3 } }];
    const form = { ...(published['form'] as object), sections: [{ id: 's', title: 'Mới', questions }] };
    const newer = { ...published, version: 2, effectiveFrom: '2026-12-01', form, aura: ['xanh'] };
    const broken = { code: '1.014027', version: 3 };
    await catalogue.apply(delta({ procedures: [{ ...published, version: 1 }, newer, broken] }));
    expect(await catalogue.unreadable('1.014027')).toMatchObject([
      { version: 2, effectiveFrom: '2026-12-01', problem: { code: 'procedure-newer-than-app' } },
      { version: 3, problem: { code: 'procedure-malformed' } },
    ]);
    expect(await store.db.procedures.get(['1.014027', 2])).toMatchObject({ procedure: newer });
    expect((await catalogue.versions('1.014027')).map(({ version }) => version)).toEqual([1]);
    expect(await catalogue.unreadable('9.999999')).toEqual([]);
  });

  it('keeps what was told of packets on the review list, a code of a newer gateway as one that it knows', async () => {
    const store = openTestStore();
    const catalogue = newCatalogue(store);
    const [one, other] = [uuidFor('one'), uuidFor('other')];
    await catalogue.apply(delta({ reviews: [{ pid: one, code: 'packet-unreadable' }] }));
    await catalogue.apply(delta({ reviews: [{ pid: other, code: 'of-tomorrow' }] }));
    await catalogue.apply(delta({}));
    const reviews = await newStatuses(store, () => undefined).reviews();
    expect([...reviews]).toEqual([
      [one, 'packet-unreadable'],
      [other, 'internal-error'],
    ]);
  });

  it('answers a republished version anew, and nothing for one that is malformed', async () => {
    const catalogue = newCatalogue(openTestStore());
    const published = await readPublished('1.014027');
    await catalogue.apply(delta({ procedures: [{ ...published, shortName: 'Trước' }] }));
    expect((await catalogue.findProcedure('1.014027'))?.shortName).toBe('Trước');
    await catalogue.apply(delta({ procedures: [{ ...published, shortName: 'Sau' }, { code: '7', version: 1 }, 'no'] }));
    expect((await catalogue.findProcedure('1.014027'))?.shortName).toBe('Sau');
    expect(await catalogue.findProcedure('7')).toBeUndefined();
  });

  it('replaces lists that came and keeps the others', async () => {
    const catalogue = newCatalogue(openTestStore());
    const entry = { code: '1.014027', name: 'Trợ cấp', sector: 'Bảo trợ xã hội' };
    await catalogue.apply(delta({ lists: { directory: [entry], communes: [{ code: '19429', name: 'Xã Mẫu' }] } }));
    await catalogue.apply(delta({ lists: { communes: [] } }));
    expect(await catalogue.directory()).toEqual([entry]);
    expect(await catalogue.list('communes')).toEqual([]);
    expect(await catalogue.list('provinces')).toEqual([]);
  });

  it('puts the rows of procedures that arrive into its directory itself, the newest version of each', async () => {
    const catalogue = newCatalogue(openTestStore());
    const other = { code: '9.999999', name: 'Việc khác', sector: 'Khác' };
    const published = await readPublished('1.014027');
    const { name, sector } = published;
    await catalogue.apply(delta({ procedures: [published] }));
    expect(await catalogue.directory()).toEqual([]);
    await catalogue.apply(delta({ lists: { directory: [{ code: '1.014027', name, sector }, other] } }));
    const second = { ...published, version: 2, shortName: 'Tên mới' };
    await catalogue.apply(delta({ procedures: [second, published] }));
    const fresh = { ...published, code: '9.000002', form: undefined };
    await catalogue.apply(delta({ procedures: [fresh, published, { code: '7', version: 1 }] }));
    const rows = await catalogue.directory();
    expect(rows.map(({ code }) => code)).toEqual(['1.014027', '9.999999', '9.000002']);
    expect(rows[0]?.detail).toMatchObject({ version: 2, shortName: 'Tên mới', hasForm: true });
    expect(rows[1]).toEqual(other);
    expect(rows[2]?.detail?.hasForm).toBe(false);
  });

  it('learns the end of a version it holds, which is then certain, and keeps what else stands in it', async () => {
    const catalogue = newCatalogue(openTestStore());
    const published = { ...(await readPublished('1.014027')), unverified: ['effectiveTo', 'fee'], ofTomorrow: 1 };
    await catalogue.apply(delta({ procedures: [published] }));
    await catalogue.findProcedure('1.014027');
    const ends = [
      { code: '1.014027', version: 1, effectiveTo: '2026-12-31' },
      { code: 'unknown', version: 3, effectiveTo: '2026-12-31' },
    ];
    await catalogue.apply(delta({ ends }));
    const ended = await catalogue.findProcedure('1.014027');
    expect(ended).toEqual({ ...published, effectiveTo: '2026-12-31', unverified: ['fee'] });
  });

  it('moves its cursor only together with what the delta brought', async () => {
    const store = openTestStore();
    const catalogue = newCatalogue(store);
    await catalogue.apply(delta({ cursor: 'before' }));
    const unstorable = { directory: [() => 'a function cannot be stored'] };
    await expect(catalogue.apply(delta({ cursor: 'after', statuses: [status], lists: unstorable }))).rejects.toThrow();
    expect(await catalogue.cursor()).toBe('before');
    expect(await store.db.statuses.count()).toBe(0);
  });
});

describe('statuses', () => {
  it('come while the vault is locked, show little then, and everything once it is open', async () => {
    const store = openTestStore();
    const vault = await openTestVault(store);
    await vault.lock();
    await newCatalogue(store).apply(delta({ statuses: [status] }));
    const statuses = newStatuses(store, () => (vault.isOpen() ? vault.getOpen() : undefined));
    const { officialNumber: _, supplement: __, procedureCode: ___, ...plain } = status;
    expect(await statuses.find(status.dossierId)).toEqual(plain);
    const stored = JSON.stringify(await store.db.statuses.toArray());
    expect(stored).not.toContain('H46.19429');
    expect(stored).not.toContain(status.procedureCode);
    expect(
      Buffer.from((await store.db.statuses.get(status.dossierId))!.letter!.content.bytes).toString(),
    ).not.toContain('Mẫu');
    await vault.unlock(testPin);
    expect(await statuses.list()).toEqual([status]);
    expect(await statuses.find(uuidFor('nobody'))).toBeUndefined();
  });
});

describe('settings', () => {
  it('have defaults, follow the province, and hear that the device was confirmed', async () => {
    const store = openTestStore();
    const settings = newSettings(store);
    expect(await settings.helper()).toBeUndefined();
    expect([await settings.correctionWindowMs(), await settings.purgeGraceMs()]).toEqual([7_200_000, 86_400_000]);
    const { record } = await enrolStore(store);
    await store.write([store.db.meta], [], () =>
      store.db.meta.put({ key: 'enrolment', value: { ...record, device: { ...record.device, confirmed: false } } }),
    );
    const catalogue = newCatalogue(store);
    await catalogue.apply(delta({ settings: { correctionWindowMs: 60_000, device: { confirmed: true } } }));
    await catalogue.apply(delta({ settings: { purgeGraceMs: -1 } }));
    expect([await settings.correctionWindowMs(), await settings.purgeGraceMs()]).toEqual([60_000, 86_400_000]);
    expect(await settings.helper()).toEqual({ deviceId: 'device-1', name: 'Nguyễn Văn Thử', role: 'volunteer' });
    const enrolled = (await store.db.meta.get('enrolment'))!.value as typeof record;
    expect(enrolled.device.confirmed).toBe(true);
    expect(enrolled.key!.type).toBe('private');
  });
});
