import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StateAction } from '../../../src/gateway/desk/decide-action.ts';
import type { DeskWorld } from '../../fixtures/desk-world.ts';
import { actOnDossier } from '../../../src/gateway/desk/act-on-dossier.ts';
import { makeExtensionLetter } from '../../../src/gateway/desk/make-extension-letter.ts';
import { makeProcessSheet } from '../../../src/gateway/desk/make-process-sheet.ts';
import { makeRegisterPdf, makeRegisterWorkbook } from '../../../src/gateway/desk/make-register.ts';
import { makeStopNotice } from '../../../src/gateway/desk/make-stop-notice.ts';
import { createDeskWorld } from '../../fixtures/desk-world.ts';

let world: DeskWorld;
beforeAll(async () => {
  world = await createDeskWorld();
}, 60_000);
afterAll(async () => await world.close());

type Step = readonly [StateAction, { readonly [name: string]: unknown }];

async function addMoved(applicantName: string, steps: readonly Step[]): Promise<string> {
  const { dossierId } = await world.addDossier({ applicantName });
  for (const [index, [action, body]] of steps.entries()) {
    const subject = { dossierId, etag: String(index + 1), action };
    const done = await actOnDossier(world.context, world.lan, subject, body);
    if (!done.ok) throw new Error(`${action}: ${done.problem.code}`);
  }
  return dossierId;
}

let numbers = 0;
const accept = (): Step => ['accept', { officialNumber: `H50.99-261121-${String((numbers += 1)).padStart(5, '0')}` }];
const extend: Step = ['extend', { appointmentAt: '2026-12-31T17:00:00+07:00', reason: 'Chờ xác minh' }];
const stop: Step = ['stop', { reason: 'Người yêu cầu đã chuyển đi' }];
const route: Step = ['route', { to: 'section', name: 'Tư pháp – hộ tịch' }];
const result: Step = ['result', { summary: 'Giấy khai sinh' }];
const handOver: Step = ['hand-over', { way: 'post', to: 'Hồ Thị Con' }];

const pagesOf = (pdf: Uint8Array) =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type \/Page\b/g)?.length;

async function auditOf(action: string): Promise<readonly string[]> {
  const rows = await world.context.db.selectFrom('audit').select('subject').where('action', '=', action).execute();
  return rows.map(({ subject }) => subject);
}

describe('the sheets of a dossier on its way', () => {
  it.each([
    ['the apology', makeExtensionLetter, [extend], 'extension-letter-printed', 1],
    ['the stop notice', makeStopNotice, [stop], 'stop-notice-printed', 1],
    ['the process sheet', makeProcessSheet, [route, result, handOver], 'process-sheet-printed', 2],
  ] as const)('are printed where they are true, and audited: %s', async (_name, make, steps, action, pages) => {
    const { dossierId: fresh } = await world.addDossier();
    expect(await make(world.context, world.lan, fresh)).toMatchObject({ problem: { code: 'action-not-possible' } });
    const dossierId = await addMoved('Hồ Thị Mẫu', [accept(), ...steps]);
    expect(await make(world.context, world.stranger, dossierId)).toMatchObject({ problem: { code: 'not-found' } });
    const pdf = await make(world.context, world.lan, dossierId);
    expect(pdf.ok && pagesOf(pdf.value)).toBe(pages);
    expect(await auditOf(action)).toEqual([dossierId]);
  });
});

describe('the register', () => {
  const november = { from: '2026-11-01', to: '2026-11-30' };

  it('has what got its number in the period, in the order of reception, as texts that no program computes', async () => {
    world.setNow('2026-12-07T02:00:00Z');
    await addMoved('=HYPERLINK("http://evil.example")', [accept(), result, handOver]);
    await addMoved('+Lê Văn Hòa', [accept(), ['extend', { ...extend[1], appointmentAt: '2027-01-29T17:00:00+07:00' }]]);
    const december = { from: '2026-12-07', to: '2026-12-07' };
    const file = await makeRegisterWorkbook(world.context, world.lan, december);
    if (!file.ok) throw new Error(file.problem.code);
    const [name = ''] = read(file.value).SheetNames;
    const sheet = read(file.value, { cellFormula: true }).Sheets[name];
    if (sheet === undefined) throw new Error('no sheet');
    const cells = Object.entries(sheet).filter(([place]) => /^[A-Z]+\d+$/.test(place));
    for (const [place, cell] of cells) expect(cell, place).toMatchObject({ t: 's' });
    expect(cells.some(([, cell]) => (cell as { f?: string }).f !== undefined)).toBe(false);
    const rows: unknown[][] = utils.sheet_to_json(sheet, { header: 1, defval: '' });
    expect(rows[2]).toEqual(expect.arrayContaining(['TT', 'Mã hồ sơ', 'Tên TTHC', 'Ký nhận', 'Ghi chú']));
    expect(rows.slice(3).map((row) => [row[0], row[4], row[7], row[9], row[10], row[12]])).toEqual([
      ['1', '=HYPERLINK("http://evil.example")', '07/12/2026', '07/12/2026', 'Bưu chính', ''],
      ['2', '+Lê Văn Hòa', '07/12/2026', '', '', 'Hẹn lại 1 lần'],
    ]);
    const pdf = await makeRegisterPdf(world.context, world.lan, december);
    expect(pdf.ok && pagesOf(pdf.value)).toBe(1);
    expect(await auditOf('register-printed')).toEqual(['99901', '99901']);
  });

  it('is of the own commune, and empty rather than absent where nothing was accepted', async () => {
    const file = await makeRegisterWorkbook(world.context, world.stranger, november);
    const sheet = file.ok ? Object.values(read(file.value).Sheets)[0] : undefined;
    expect(utils.sheet_to_json(sheet ?? {}, { header: 1 })).toHaveLength(3);
    expect(await makeRegisterPdf(world.context, world.stranger, november)).toMatchObject({ ok: true });
  });

  it.each([
    [undefined, '2026-11-30'],
    ['2026-11-31', '2026-12-01'],
    ['2026-11-30', '2026-11-01'],
    ['2025-01-01', '2026-11-30'],
    ['hôm nay', 'mai'],
  ])('refuses the period %s to %s', async (from, to) => {
    const refused = await makeRegisterPdf(world.context, world.lan, { from, to });
    expect(refused).toMatchObject({ problem: { code: 'bad-request' } });
  });
});
