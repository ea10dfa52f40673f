/** A status file of the one-stop system is judged line by line, and applied whole or not at all. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OfficeState } from '../../../src/core/dossier/dossier-status.ts';
import type { StatusPreview, StatusRow } from '../../../src/core/reception/status-import.ts';
import { mostStatusChanges } from '../../../src/core/reception/status-import.ts';
import { applyStatuses, previewStatuses } from '../../../src/gateway/connectors/status-import/status-imports.ts';
import { makeStatusTemplate } from '../../../src/gateway/connectors/status-import/status-template.ts';
import { withinScope } from '../../../src/gateway/store/callers-scope.ts';
import { openDossierContent } from '../../../src/gateway/store/dossier-content.ts';
import { createConnectorWorld } from './connector-world.ts';
import type { ConnectorWorld } from './connector-world.ts';
import { csvOf } from './csv-of.ts';

let world: ConnectorWorld;
beforeAll(async () => {
  world = await createConnectorWorld();
});
afterAll(async () => await world.close());

const heads = ['STT', 'Số hồ sơ', 'Tình trạng', 'Ngày cập nhật', 'Ghi chú'];
const base64 = (bytes: string | Uint8Array) => Buffer.from(bytes as string).toString('base64');
const fileOf = (...rows: readonly (readonly string[])[]) => base64(csvOf([heads, ...rows]));

const asLan = <T>(work: () => Promise<T>) => withinScope({ reach: 'own-commune', ...world.desk.lan }, work);
const atDesk = () => ({ ...world.context, db: world.context.callersDb });

async function preview(body: object): Promise<StatusPreview> {
  const answer = await asLan(() => previewStatuses(atDesk(), world.desk.lan, { ...body }));
  if (!answer.ok || 'fault' in answer.value) throw new Error(JSON.stringify(answer));
  return answer.value;
}
const apply = (body: object) => asLan(() => applyStatuses(atDesk(), world.desk.lan, { ...body }));
const verdicts = (rows: readonly StatusRow[]) => rows.map(({ verdict }) => verdict);

let serial = 0;
async function addNumbered(state: OfficeState): Promise<{ number: string; dossierId: string }> {
  const number = `H50.99-261121-${String((serial += 1)).padStart(4, '0')}`;
  const { dossierId } = await world.desk.addDossier({ state, officialNumber: number });
  return { number, dossierId };
}

async function look(dossierId: string) {
  const { db, keys } = world.context;
  const row = await db.selectFrom('dossiers').selectAll().where('dossier_id', '=', dossierId).executeTakeFirstOrThrow();
  const actions = await db.selectFrom('dossier_events').select('action').where('dossier_id', '=', dossierId).execute();
  const news = await db.selectFrom('changes').select('kind').where('subject', '=', dossierId).execute();
  const { reason } = openDossierContent(keys.dataKey, dossierId, row.sealed_content);
  return { state: row.state, reason, actions: actions.map(({ action }) => action), news: news.length };
}

describe('looking at a status file', () => {
  it('proposes the columns, finds the heads below a title, and says of each line what would happen and why not', async () => {
    const [accepted, asked, done, over] = [
      await addNumbered('accepted'),
      await addNumbered('supplement'),
      await addNumbered('done'),
      await addNumbered('handed-over'),
    ];
    const file = base64(
      csvOf([
        ['DANH SÁCH HỒ SƠ'],
        ['Tháng 11 năm 2026'],
        heads,
        ['1', accepted.number, 'Đã xử lý xong', '21/11/2026', 'Đủ'],
        ['2', ` ${asked.number.toLowerCase()} `, '4', '', ''],
        ['3', done.number, 'Đã xử lý xong', '', ''],
        ['4', over.number, 'Đang xử lý', '', ''],
        ['5', 'H50.99-261121-9999', 'Đang xử lý', '', ''],
        ['6', 'mười hai', 'Đang xử lý', '', ''],
        ['7', 'H50.99-261121-8888', 'Chuyện lạ', '', ''],
        ['8', 'H50.99-261121-7777', '', '', ''],
        ['9', '', 'Đang xử lý', '', ''],
        ['10', 'H50.99-261121-6666', 'Đang xử lý', '31/02/2026', ''],
        ['11', 'H50.99-261121-5555', 'Đang xử lý', '', ''],
        ['12', 'H50.99-261121-5555', 'Dừng xử lý', '', ''],
        ['Tổng', '', '', '', ''],
      ]),
    );
    const seen = await preview({ file });
    expect(seen).toMatchObject({ headLine: 3, columns: { number: 1, status: 2, at: 3, note: 4 }, isRemembered: false });
    expect(verdicts(seen.rows)).toEqual([
      'change',
      'change',
      'same',
      'older',
      'number-unknown',
      'number-invalid',
      'status-unknown',
      'status-missing',
      'number-missing',
      'date-unreadable',
      'duplicate',
      'duplicate',
    ]);
    expect(seen.rows[0]).toMatchObject({ line: 4, from: 'accepted', to: 'done', at: '2026-11-21', note: 'Đủ' });
    expect(seen.unknownStatuses).toEqual(['Chuyện lạ']);
    expect(await look(accepted.dossierId)).toMatchObject({ state: 'accepted' });
  });

  it('leaves to a person what no list can say, and what the rules of the desk do not allow', async () => {
    const [accepted, withdrawn] = [await addNumbered('accepted'), await addNumbered('withdrawn')];
    const file = fileOf(
      ['1', accepted.number, 'Yêu cầu bổ sung giấy tờ', '', ''],
      ['2', withdrawn.number, 'Đã trả kết quả', '', ''],
    );
    expect(verdicts((await preview({ file })).rows)).toEqual(['by-hand', 'impossible']);
    expect(await apply({ file, lines: [3] })).toMatchObject({ ok: false, problem: { code: 'action-not-possible' } });
    expect(await apply({ file })).toMatchObject({ ok: true, value: { changed: 0 } });
  });

  it('knows nothing of another commune', async () => {
    const { number, dossierId } = await addNumbered('accepted');
    const file = fileOf(['1', number, 'Đã xử lý xong', '', '']);
    const { stranger } = world.desk;
    const seen = await withinScope({ reach: 'own-commune', ...stranger }, () =>
      previewStatuses(atDesk(), stranger, { file }),
    );
    expect(seen).toMatchObject({ ok: true, value: { rows: [{ verdict: 'number-unknown' }] } });
    expect(await look(dossierId)).toMatchObject({ state: 'accepted' });
  });
});

describe('applying a status file', () => {
  it('takes the desk’s own actions: history, news for the phone and audit; the same file again does nothing', async () => {
    const [one, two, three] = [
      await addNumbered('accepted'),
      await addNumbered('supplement'),
      await addNumbered('accepted'),
    ];
    const file = fileOf(
      ['1', one.number, 'Đã xử lý xong', '21/11/2026', 'Quyết định 12'],
      ['2', two.number, 'Đã trả kết quả', '20/11/2026', ''],
      ['3', three.number, 'Dừng xử lý', '', 'Hết thẩm quyền'],
    );
    expect(await apply({ file })).toMatchObject({ ok: true, value: { changed: 3 } });
    expect(await look(one.dossierId)).toMatchObject({
      state: 'done',
      reason: 'Theo hệ thống một cửa: Đã xử lý xong, ngày 21/11/2026. Quyết định 12',
      actions: ['result'],
      news: 1,
    });
    expect(await look(two.dossierId)).toMatchObject({
      state: 'handed-over',
      actions: ['accept', 'result', 'hand-over'],
      news: 3,
    });
    expect(await look(three.dossierId)).toMatchObject({ state: 'stopped', actions: ['stop'] });
    // What the one-stop system told is not sent back to it.
    const sent = await world.context.db.selectFrom('forwardings').select('dossier_id').execute();
    expect(sent).toEqual([]);
    expect(await apply({ file })).toMatchObject({ ok: true, value: { changed: 0 } });
    expect(await apply({ file, lines: [2, 3, 4] })).toMatchObject({ ok: true, value: { changed: 0 } });
    expect((await look(one.dossierId)).actions).toEqual(['result']);
    const audited = await world.context.db
      .selectFrom('audit')
      .select('details')
      .where('action', '=', 'statuses-imported')
      .execute();
    expect(audited).toHaveLength(1);
    expect(audited[0]?.details).toMatchObject({ rows: 3, changed: 3 });
  });

  it('takes the chosen lines only, and none of them when one cannot be applied', async () => {
    const [one, two] = [await addNumbered('accepted'), await addNumbered('accepted')];
    const file = fileOf(
      ['1', one.number, 'Đã xử lý xong', '', ''],
      ['2', two.number, 'Đã xử lý xong', '', ''],
      ['3', 'H50.99-261121-4444', '9', '', ''],
    );
    const refused = await apply({ file, lines: [2, 4] });
    expect(refused).toMatchObject({ ok: false, problem: { code: 'action-not-possible' } });
    expect(refused.ok ? '' : refused.problem.message).toContain('Dòng 4');
    expect((await look(one.dossierId)).state).toBe('accepted');
    expect(await apply({ file, lines: [3] })).toMatchObject({ ok: true, value: { changed: 1 } });
    expect([(await look(one.dossierId)).state, (await look(two.dossierId)).state]).toEqual(['accepted', 'done']);
  });

  it('remembers columns and words of the commune', async () => {
    const { number } = await addNumbered('accepted');
    const strange = csvOf([
      ['Mã', 'Chuyện', 'Kết cục'],
      [number, 'x', 'Xong rồi nhé'],
    ]);
    const file = base64(strange);
    expect((await preview({ file })).columns).not.toHaveProperty('number');
    const given = { file, columns: { number: 0, status: 2 }, words: { 'xong roi nhe': '9' } };
    expect(verdicts((await preview(given)).rows)).toEqual(['change']);
    expect((await preview({ file })).isRemembered).toBe(false);
    expect(await apply(given)).toMatchObject({ ok: true, value: { changed: 1 } });
    const again = await preview({ file });
    expect(again).toMatchObject({ isRemembered: true, columns: { number: 0, status: 2 } });
    expect(verdicts(again.rows)).toEqual(['same']);
    // A file with other heads is proposed anew.
    expect((await preview({ file: fileOf(['1', number, '9', '', '']) })).isRemembered).toBe(false);
  });

  it('refuses bodies that are none, and more changes than one transaction takes', async () => {
    const file = fileOf(['1', 'H50.99-261121-0001', '9', '', '']);
    for (const body of [
      {},
      { file: 7 },
      { file: '§' },
      { file, columns: { x: 1 } },
      { file, columns: { number: -1 } },
      { file, words: { a: '77' } },
      { file, lines: 'all' },
    ]) {
      expect(await apply(body), JSON.stringify(body)).toMatchObject({ ok: false, problem: { code: 'bad-request' } });
    }
    expect(mostStatusChanges).toBeLessThan(1000);
  });
});

describe('the template', () => {
  it('is a file that this desk itself reads, with every status', async () => {
    const seen = await preview({ file: base64(makeStatusTemplate()) });
    expect(Object.keys(seen.columns).toSorted()).toEqual(['appointment', 'at', 'note', 'number', 'status']);
    expect(verdicts(seen.rows)).toEqual([expect.stringMatching(/^(number-unknown|change|same|older)$/)]);
  });
});
