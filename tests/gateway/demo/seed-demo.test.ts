import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeskWorld } from '../../fixtures/desk-world.ts';
import type { DemoLink } from '../../../src/gateway/demo/seed-demo.ts';
import { officeStates } from '../../../src/core/dossier/dossier-status.ts';
import { reportStates } from '../../../src/core/report/report.ts';
import { seedDemo } from '../../../src/gateway/demo/seed-demo.ts';
import { findDeskDossier } from '../../../src/gateway/desk/load-dossier.ts';
import { listQueue } from '../../../src/gateway/desk/list-queue.ts';
import { findPaper } from '../../../src/gateway/desk/read-paper.ts';
import { readDeskHamlets } from '../../../src/gateway/hamlets/read-households.ts';
import { readVneidList } from '../../../src/gateway/hamlets/vneid-list.ts';
import { openText } from '../../../src/gateway/opener/open-text.ts';
import { loadOpenerKeys } from '../../../src/gateway/keys/opener-keys.ts';
import { listReports } from '../../../src/gateway/reports/list-reports.ts';
import { findPublicReports } from '../../../src/gateway/reports/read-public-reports.ts';
import { verifyAudit } from '../../../src/gateway/store/audit.ts';
import { createDeskWorld } from '../../fixtures/desk-world.ts';

let world: DeskWorld;
let links: readonly DemoLink[];
const desk = { deviceId: 'demo-device-official', communeCode: '99999' };

beforeAll(async () => {
  world = await createDeskWorld();
  links = await seedDemo(world.context);
}, 60_000);

afterAll(async () => {
  expect(await verifyAudit(world.context.db)).not.toHaveProperty('brokenAt');
  await world.close();
});

describe('the demo', () => {
  it('gives a link for the desk and for two volunteers', () => {
    expect(links.map(({ role }) => role)).toEqual(['official', 'volunteer', 'volunteer']);
    expect(new Set(links.map(({ link }) => link)).size).toBe(3);
    expect(links.every(({ link }) => /^http:\/\/localhost:24000\/moi#[\w-]{22}$/.test(link))).toBe(true);
  });

  it('has a dossier in every state, each where the re-check and the desk put it, all marked as sample', async () => {
    const { rows, counts } = await listQueue(world.context, desk, {});
    for (const state of officeStates) expect(counts[state], state).toBeGreaterThan(0);
    expect(rows.every((row) => row.sample)).toBe(true);
    expect(counts).toMatchObject({ received: 3, 'in-review': 1, accepted: 2 });
  });

  it('keeps the words of result, refusal and supplement with their dossiers', async () => {
    const { rows } = await listQueue(world.context, desk, { state: 'handed-over' });
    const handedOver = await findDeskDossier(world.context, desk, rows[0]?.dossierId ?? '');
    expect(handedOver?.history.map((event) => event.action)).toEqual([
      'received',
      'accept',
      'result',
      'hand-over',
      'envelope',
    ]);
    const [withdrawn] = (await listQueue(world.context, desk, { state: 'withdrawn' })).rows;
    const ended = await findDeskDossier(world.context, desk, withdrawn?.dossierId ?? '');
    expect(ended?.history.at(-1)).toMatchObject({ action: 'withdraw', note: expect.stringContaining('rút') as string });
    const [asked] = (await listQueue(world.context, desk, { state: 'supplement' })).rows;
    const dossier = await findDeskDossier(world.context, desk, asked?.dossierId ?? '');
    expect(dossier?.supplement?.items).toMatchObject([{ kind: 'paper', id: 'declaration' }]);
  });

  it('has households in each hamlet, under different ids and names told apart, and people who want VNeID', async () => {
    const { hamlets } = await readDeskHamlets(world.context, desk);
    expect(hamlets.map(({ hamlet, households }) => [hamlet, households])).toEqual([
      ['Mẫu Ba', 9],
      ['Mẫu Hai', 11],
      ['Mẫu Một', 14],
    ]);
    const list = await readVneidList(world.context, desk);
    expect(list.ok && list.value).toMatchObject({ rows: [{}, {}, {}], visits: [{ hamlet: 'Mẫu Một' }] });
  });

  it('has a report in every state, one that is late, and two whose answer everybody reads', async () => {
    const { rows } = await listReports(world.context, desk, { list: 'all' });
    expect([...new Set(rows.map(({ state }) => state))].sort()).toEqual([...reportStates].sort());
    expect(rows.every(({ sample }) => sample)).toBe(true);
    expect(rows.filter(({ isLate }) => isLate)).toHaveLength(1);
    expect((await findPublicReports(world.context, '99999', 1))?.count).toBe(2);
  });

  it('has papers to look at', async () => {
    const [row] = (await listQueue(world.context, desk, { state: 'received' })).rows;
    const dossier = await findDeskDossier(world.context, desk, row?.dossierId ?? '');
    expect(dossier?.row.missingParts).toBe(0);
    const picture = await findPaper(world.context, desk, dossier?.papers[0]?.blobId ?? '');
    expect([...(picture?.bytes.slice(0, 3) ?? [])]).toEqual([0xff, 0xd8, 0xff]);
  });

  it('was sealed as a phone seals: the opener opens every packet', async () => {
    const { db, config } = world.context;
    const packets = await db.selectFrom('packets').selectAll().execute();
    const device = await db
      .selectFrom('devices')
      .select('public_jwk')
      .where('device_id', '=', 'demo-device-volunteer')
      .executeTakeFirstOrThrow();
    const keys = loadOpenerKeys(config.dataDir);
    for (const packet of packets) {
      const opened = await openText({ keys }, packet, device.public_jwk);
      if (packet.dossier_id === null) expect(opened.ok && 'report' in opened.value).toBe(true);
      else expect(opened.ok && 'text' in opened.value && opened.value.text.dossierId).toBe(packet.dossier_id);
    }
  });

  it('adds nothing the second time and renews only the links nobody has used', async () => {
    const { db } = world.context;
    const count = async () => (await db.selectFrom('dossiers').select('dossier_id').execute()).length;
    const before = await count();
    await db
      .updateTable('invitations')
      .set({ device_id: 'demo-device-volunteer' })
      .where('person_id', '=', 'demo-volunteer-1')
      .execute();
    const again = await seedDemo(world.context);
    expect(again.map(({ role }) => role)).toEqual(['official', 'volunteer']);
    expect(again[0]?.link).not.toBe(links[0]?.link);
    expect(await count()).toBe(before);
  });
});
