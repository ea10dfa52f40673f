import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportActionName } from '../../../src/core/report/report-life.ts';
import type { ReportText } from '../../../src/core/report/report.ts';
import { createApp } from '../../../src/gateway/http/app.ts';
import { actOnReport } from '../../../src/gateway/reports/act-on-report.ts';
import { listReports } from '../../../src/gateway/reports/list-reports.ts';
import { findDeskReport, findReportPhoto, readReport } from '../../../src/gateway/reports/read-report.ts';
import { readReportNews } from '../../../src/gateway/reports/report-news.ts';
import { sealPicture } from '../../../src/gateway/store/dossier-content.ts';
import type { DeskWorld } from '../../fixtures/desk-world.ts';
import { commune, createDeskWorld } from '../../fixtures/desk-world.ts';
import { plantReport } from '../../fixtures/report-fixtures.ts';

let world: DeskWorld;
let app: ReturnType<typeof createApp>;
beforeAll(async () => {
  world = await createDeskWorld();
  app = createApp(world.context);
});
afterAll(async () => await world.close());

async function plant(changes: Partial<ReportText> = {}, wishes: { blobId?: string; dueOn?: string } = {}) {
  const { db, keys, now } = world.context;
  const of = { deviceId: world.volunteerId, communeCode: commune.code, ...wishes };
  const text = await plantReport({ db, dataKey: keys.dataKey, now: now() }, of, changes);
  if (wishes.dueOn !== undefined) {
    await db.updateTable('reports').set({ due_on: wishes.dueOn }).where('report_id', '=', text.reportId).execute();
  }
  return text;
}

async function act(reportId: string, action: ReportActionName, body: object, etag?: string) {
  const seen = etag ?? (await findDeskReport(world.context, world.lan, reportId))?.etag ?? '';
  return await actOnReport(world.context, world.lan, { reportId, etag: seen, action }, { ...body });
}

async function done(reportId: string, action: ReportActionName, body: object): Promise<void> {
  expect(await act(reportId, action, body)).toMatchObject({ ok: true });
}

const look = async (reportId: string) => {
  const report = await findDeskReport(world.context, world.lan, reportId);
  if (!report) throw new Error('not there');
  return report;
};
/** Always of one gateway: what an official publishes or takes back shows at the next look. */
const publicPage = async (query = '') => {
  const response = await app.request(`/xa/${commune.code}/phan-anh${query}`);
  return { status: response.status, page: await response.text(), headers: response.headers };
};
const publication = { title: 'Sửa cầu tràn', place: 'Bản Mẫu', answer: 'Xã đã đổ bê tông lại.\nXong ngày 20/11.' };

describe('a report at the desk', () => {
  it('goes from hand to hand to an answer, every step in the history, and its phone hears of it', async () => {
    const { reportId } = await plant();
    await done(reportId, 'handle', { by: 'Bộ phận giao thông', note: 'xem tại chỗ' });
    expect((await look(reportId)).row).toMatchObject({ state: 'handling', handledBy: 'Bộ phận giao thông' });
    await done(reportId, 'draft', { answer: 'Sắp xong' });
    expect(await look(reportId)).toMatchObject({ draft: { answer: 'Sắp xong' }, row: { state: 'handling' } });
    await done(reportId, 'answer', { answer: 'Xã đã sửa xong.' });
    await done(reportId, 'close', {});
    const report = await look(reportId);
    expect(report).toMatchObject({ row: { state: 'closed', isPublished: false }, answer: 'Xã đã sửa xong.' });
    expect(report.draft).toBeUndefined();
    expect(report.history.map(({ action }) => action)).toEqual(['received', 'handle', 'draft', 'answer', 'close']);
    expect(report.history[1]?.note).toBe('Bộ phận giao thông: xem tại chỗ');
    const [news] = await readReportNews(world.context, world.volunteerId, [reportId]);
    expect(news).toMatchObject({ state: 'closed', answer: 'Xã đã sửa xong.', isPublished: false });
    expect(news).not.toHaveProperty('dueOn');
    expect(await readReportNews(world.context, world.lan.deviceId, [reportId])).toEqual([]);
  });

  it('is changed by one of two who saw the same, and the other is told who was first', async () => {
    const { reportId } = await plant();
    await done(reportId, 'handle', { by: 'Công an xã' });
    const second = await act(reportId, 'refuse', { ground: 'duplicate', reason: 'Trùng' }, '1');
    expect(second).toMatchObject({
      ok: false,
      problem: { code: 'changed-meanwhile' },
      details: { changedBy: 'Hồ Thị Lan Mẫu' },
    });
    expect((await look(reportId)).row.state).toBe('handling');
  });

  it('is nobody else’s: not read, not changed, its photo not seen, and each look is written down', async () => {
    const blobId = randomUUID();
    const { blobs, keys, db } = world.context;
    await blobs.write(blobId, sealPicture(keys.dataKey, blobId, new Uint8Array([1, 2, 3])));
    const { reportId } = await plant({}, { blobId });
    expect(await readReport(world.context, world.stranger, reportId)).toBeUndefined();
    expect(await findReportPhoto(world.context, world.stranger, blobId)).toBeUndefined();
    const foreign = { reportId, etag: '1', action: 'handle' } as const;
    expect(await actOnReport(world.context, world.stranger, foreign, { by: 'x' })).toMatchObject({
      problem: { code: 'not-found' },
    });
    expect((await listReports(world.context, world.stranger, {})).rows).toEqual([]);
    await readReport(world.context, world.lan, reportId);
    expect((await findReportPhoto(world.context, world.lan, blobId))?.bytes).toEqual(Buffer.from([1, 2, 3]));
    const looks = await db.selectFrom('audit').select('action').where('subject', '=', reportId).execute();
    expect(looks.map(({ action }) => action)).toEqual(['report-read', 'report-photo-read']);
  });

  it('that is refused says why to its phone, and comes back with a reason', async () => {
    const { reportId } = await plant();
    await done(reportId, 'refuse', { ground: 'not-public', reason: 'Việc riêng của hai gia đình' });
    const [news] = await readReportNews(world.context, world.volunteerId, [reportId]);
    expect(news).toMatchObject({ state: 'refused', reason: 'Việc riêng của hai gia đình' });
    await done(reportId, 'reopen', { reason: 'Có thêm người phản ánh' });
    expect(await look(reportId)).toMatchObject({ row: { state: 'handling' } });
    expect((await look(reportId)).refusal).toBeUndefined();
  });

  it('is found by list, subject and hamlet; what is late stands first and is counted', async () => {
    world.setNow('2026-11-25T09:00:00+07:00');
    const hamlet = 'Bản Lọc';
    const place = { communeCode: commune.code, hamlet };
    const soon = await plant({ subject: 'water', place }, { dueOn: '2026-11-27' });
    const late = await plant({ subject: 'power', place }, { dueOn: '2026-11-24' });
    const over = await plant({ subject: 'water', place }, { dueOn: '2026-11-20' });
    await done(over.reportId, 'answer', { answer: 'Xong' });
    const ids = async (question: object) =>
      (await listReports(world.context, world.lan, { hamlet, ...question })).rows.map(({ reportId }) => reportId);
    expect(await ids({})).toEqual([late.reportId, soon.reportId]);
    expect(await ids({ list: 'late' })).toEqual([late.reportId]);
    expect(await ids({ list: 'answered' })).toEqual([over.reportId]);
    expect(await ids({ list: 'all', subject: 'water' })).toHaveLength(2);
    const { counts, hamlets, rows } = await listReports(world.context, world.lan, { hamlet });
    expect(counts.late).toBe(1);
    expect(hamlets).toContain(hamlet);
    expect(rows[0]).toMatchObject({ isLate: true, excerpt: expect.stringContaining('Cầu tràn') as string });
  });
});

describe('what everybody reads', () => {
  it('is an official’s words and nothing of the reporter, not even the place where the report was made', async () => {
    const text = await plant({ words: 'Planted-Words', reporter: { name: 'Planted-Name Mẫu', phone: '0912000111' } });
    await done(text.reportId, 'publish', publication);
    const { status, page, headers } = await publicPage();
    expect(status).toBe(200);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(page).toContain('Sửa cầu tràn');
    expect(page).toContain('<p>Xã đã đổ bê tông lại.</p>');
    expect(page).not.toMatch(/Planted|0912000111|482109375|cách trường tiểu học|Nguyễn Văn Thử|<script/);
    const [news] = await readReportNews(world.context, world.volunteerId, [text.reportId]);
    expect(news).toMatchObject({ state: 'answered', isPublished: true });
    const slip = await app.request('/api/v1/status', { headers: { 'slip-token': text.slipToken } });
    const { report } = (await slip.json()) as { report: { answerAt: string } };
    expect(report.answerAt).toContain(`/xa/${commune.code}/phan-anh#${text.reportId}`);
  });

  it('is warned of where it may point at a person, until somebody has looked', async () => {
    const { reportId } = await plant({ reporter: { name: 'Hồ Thị Mẫu', phone: '0912345678' } });
    const personal = { ...publication, answer: 'Cảm ơn bà Hồ Thị Mẫu, 0912 345 678.' };
    expect(await act(reportId, 'publish', personal)).toMatchObject({
      ok: false,
      problem: { code: 'publication-personal' },
      details: { marks: 'reporter-name reporter-phone' },
    });
    expect((await publicPage()).page).not.toContain('Hồ Thị Mẫu');
    expect((await look(reportId)).row.state).toBe('received');
    await done(reportId, 'publish', { ...personal, checked: true });
    expect((await publicPage()).page).toContain('Hồ Thị Mẫu');
    await done(reportId, 'unpublish', { reason: 'Có tên người' });
    expect((await publicPage()).page).not.toContain('Hồ Thị Mẫu');
    expect((await look(reportId)).history.at(-1)).toMatchObject({ action: 'unpublish', note: 'Có tên người' });
    await done(reportId, 'publish', publication);
    expect((await publicPage()).page.split('Sửa cầu tràn').length).toBeGreaterThan(1);
  });

  it('is text, whatever an official pastes into it', async () => {
    const { reportId } = await plant();
    const pasted = '<script>alert(1)</script><img src=x onerror=alert(2)>"\'&';
    await done(reportId, 'publish', { title: pasted, place: pasted, answer: pasted });
    const { page } = await publicPage();
    expect(page).not.toMatch(/<script|<img/);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('comes in pages, newest first, and there is nothing beyond the last', async () => {
    for (let count = 1; count <= 25; count += 1) {
      world.setNow(`2026-12-01T09:${String(count).padStart(2, '0')}:00+07:00`);
      const { reportId } = await plant();
      await done(reportId, 'publish', { ...publication, title: `Việc số ${count}.` });
    }
    const first = await publicPage();
    expect(first.page.indexOf('Việc số 25.')).toBeLessThan(first.page.indexOf('Việc số 24.'));
    expect(first.page).not.toContain('Việc số 1.');
    expect((await publicPage('?trang=2')).page).toContain('Việc số 1.');
    for (const query of ['?trang=99', '?trang=0', '?trang=-1', '?trang=x', '?trang=1e9']) {
      expect((await publicPage(query)).status).toBe(404);
    }
    expect((await app.request('/xa/00000/phan-anh')).status).toBe(404);
  });
});
