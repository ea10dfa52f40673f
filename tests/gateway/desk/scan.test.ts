import { Hono } from 'hono';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScanTask, ScanTicket } from '../../../src/core/reception/scan.ts';
import { comparePaper } from '../../../src/gateway/desk/compare-paper.ts';
import { findDeskDossier } from '../../../src/gateway/desk/load-dossier.ts';
import { closeScanTicket, findScanProgress, openScanTicket } from '../../../src/gateway/desk/open-scan-ticket.ts';
import { findPaper } from '../../../src/gateway/desk/read-paper.ts';
import { withinScope } from '../../../src/gateway/store/callers-scope.ts';
import type { GatewayEnv } from '../../../src/gateway/http/auth.ts';
import { defaultRateLimits } from '../../../src/gateway/http/rate-limits.ts';
import { defaultBodyLimits } from '../../../src/gateway/http/request-body.ts';
import { scanRoutes } from '../../../src/gateway/http/scan-routes.ts';
import { newPictures } from '../../../src/gateway/opener/pictures.ts';
import { verifyAudit } from '../../../src/gateway/store/audit.ts';
import type { DeskWorld } from '../../fixtures/desk-world.ts';
import { createDeskWorld } from '../../fixtures/desk-world.ts';

/** A procedure that asks for papers. */
const procedureCode = '1.001193';
const pictures = newPictures();
let world: DeskWorld;
let app: Hono<GatewayEnv>;
let photo: Buffer;

beforeAll(async () => {
  world = await createDeskWorld();
  const rates = { ...defaultRateLimits, slips: 10_000 };
  app = new Hono<GatewayEnv>().route('/', scanRoutes(world.context, pictures, rates, defaultBodyLimits));
  photo = await sharp({ create: { width: 900, height: 1200, channels: 3, background: '#eee' } })
    .withExif({ IFD0: { Copyright: 'marker-in-exif' } })
    .jpeg()
    .toBuffer();
});
afterAll(async () => {
  await pictures.stop();
  await world.close();
});

async function openTicket(dossierId: string, caller = world.lan) {
  const context = { ...world.context, db: world.context.callersDb };
  return await withinScope({ reach: 'own-commune', ...caller }, () => openScanTicket(context, caller, { dossierId }));
}

async function aTicket(dossierId: string): Promise<string> {
  const opened = await openTicket(dossierId);
  if (!opened.ok) throw new Error(opened.problem.code);
  return new URL((opened.value as ScanTicket).link).hash.slice(1);
}

const read = (ticket: string) => app.request('/scan', { headers: { 'scan-ticket': ticket } });
const send = (ticket: string, paperId: string, body: Uint8Array) =>
  app.request(`/scan/${paperId}`, {
    method: 'POST',
    headers: { 'scan-ticket': ticket },
    body: new Uint8Array(body),
  });
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

/** A dossier and the first paper that its procedure names, brought as a promise. */
async function aDossier() {
  const { dossierId } = await world.addDossier({ procedureCode });
  const { papers } = (await (await read(await aTicket(dossierId))).json()) as ScanTask;
  const paperId = papers[0]?.paperId ?? '';
  await world.context.db
    .insertInto('dossier_papers')
    .values({
      dossier_id: dossierId,
      paper_id: paperId,
      page: 1,
      custody: 'later',
      media_type: null,
      part_sha256: null,
      blob_id: null,
      rejected: null,
      compared_by: null,
      compared_at: null,
    })
    .execute();
  return { dossierId, paperId };
}

describe('a phone as the desk’s scanner', () => {
  it('learns the papers and nothing about the resident, adds pages, and the desk has them at once', async () => {
    const { dossierId, paperId } = await aDossier();
    const ticket = await aTicket(dossierId);
    const answer = await (await read(ticket)).text();
    expect(answer).not.toContain('Hồ Thị');
    const first = (await (await send(ticket, paperId, photo)).json()) as ScanTask;
    expect(first.papers.find((paper) => paper.paperId === paperId)?.pages).toBe(1);
    expect((await send(ticket, paperId, photo)).status).toBe(200);
    const dossier = await findDeskDossier(world.context, world.lan, dossierId);
    const pages = dossier?.papers.filter((paper) => paper.paperId === paperId) ?? [];
    expect(pages.map(({ page, custody, mediaType }) => [page, custody, mediaType])).toEqual([
      [1, 'photo', 'image/jpeg'],
      [2, 'photo', 'image/jpeg'],
    ]);
    expect(dossier?.etag).toBe('3');
    expect(dossier?.history.filter(({ action }) => action === 'scanned')).toHaveLength(2);
    expect(await findScanProgress(world.context, world.lan, dossierId)).toEqual({ pages: 2, isOpen: true });
    expect(await findScanProgress(world.context, world.stranger, dossierId)).toBeUndefined();
    expect((await verifyAudit(world.context.db)).brokenAt).toBeUndefined();
    const picture = await findPaper(world.context, world.lan, pages[0]?.blobId ?? '');
    expect(Buffer.from(picture?.bytes ?? []).includes('marker-in-exif')).toBe(false);
    expect((await sharp(picture?.bytes).metadata()).width).toBe(900);
  });

  it('whose page was compared stays as compared, and the next page is looked at anew', async () => {
    const { dossierId, paperId } = await aDossier();
    const ticket = await aTicket(dossierId);
    await send(ticket, paperId, photo);
    const done = await comparePaper(world.context, world.lan, { dossierId, etag: '2' }, { paperId });
    expect(done.ok).toBe(true);
    await send(ticket, paperId, photo);
    const dossier = await findDeskDossier(world.context, world.lan, dossierId);
    expect(dossier?.papers.filter((paper) => paper.paperId === paperId).map(({ custody }) => custody)).toEqual([
      'compared',
      'photo',
    ]);
  });

  it('adds nothing with a ticket that is none, was closed, was replaced, is over or is used up', async () => {
    const { dossierId, paperId } = await aDossier();
    const replaced = await aTicket(dossierId);
    const closed = await aTicket(dossierId);
    await withinScope({ reach: 'own-commune', ...world.lan }, () =>
      closeScanTicket({ ...world.context, db: world.context.callersDb }, world.lan, { dossierId }),
    );
    for (const ticket of ['', 'A'.repeat(22), replaced, closed]) {
      expect([(await read(ticket)).status, (await send(ticket, paperId, photo)).status]).toEqual([410, 410]);
    }
    const used = await aTicket(dossierId);
    const { db } = world.context;
    await db.updateTable('scan_tickets').set({ pages_left: 1 }).where('dossier_id', '=', dossierId).execute();
    const race = await Promise.all([send(used, paperId, photo), send(used, paperId, photo)]);
    expect(race.map(({ status }) => status).toSorted()).toEqual([200, 410]);
    const old = await aTicket(dossierId);
    world.setNow('2026-11-21T01:45:00Z');
    expect((await send(old, paperId, photo)).status).toBe(410);
    world.setNow('2026-11-21T01:30:00Z');
    const dossier = await findDeskDossier(world.context, world.lan, dossierId);
    expect(dossier?.papers.filter((paper) => paper.blobId !== undefined)).toHaveLength(1);
  });

  it('is refused what is no picture, a foreign paper, and more bytes than a paper may have', async () => {
    const { dossierId, paperId } = await aDossier();
    const ticket = await aTicket(dossierId);
    expect(await codeOf(await send(ticket, paperId, Buffer.from('<svg/>')))).toBe('picture-rejected');
    expect(await codeOf(await send(ticket, 'another-paper', photo))).toBe('not-found');
    expect(await codeOf(await send(ticket, paperId, new Uint8Array(8 * 1024 * 1024 + 1)))).toBe('body-too-large');
  });

  it('gets no ticket for a dossier of another commune or one that is closed', async () => {
    const { dossierId } = await aDossier();
    expect(await openTicket(dossierId, world.stranger)).toMatchObject({ ok: false, problem: { code: 'not-found' } });
    const closed = await world.addDossier({ procedureCode, state: 'handed-over' });
    expect(await openTicket(closed.dossierId)).toMatchObject({ ok: false, problem: { code: 'action-not-possible' } });
  });
});
