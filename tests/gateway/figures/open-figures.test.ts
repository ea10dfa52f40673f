/** Figures from outside: with a key of the province, published only, and no way from them to what is hidden. */

import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FiguresAnswer } from '../../../src/core/figures/figures-answer.ts';
import { seedCatalogue } from '../../../src/gateway/administration/seed-catalogue.ts';
import { fillFacts } from '../../../src/gateway/figures/fill-facts.ts';
import { makeFigureKey, revokeFigureKey } from '../../../src/gateway/figures/figure-keys.ts';
import { writeCsv, writeXlsx } from '../../../src/gateway/figures/write-sheets.ts';
import type { CallersDb } from '../../../src/gateway/store/callers-db.ts';
import { verifyAudit } from '../../../src/gateway/store/audit.ts';
import { fillProvince } from '../../fixtures/generated-province.ts';
import type { GeneratedProvince } from '../../fixtures/generated-province.ts';
import { startTestGateway } from '../../fixtures/start-gateway.ts';
import type { TestGateway } from '../../fixtures/start-gateway.ts';

let gateway: TestGateway;
let province: GeneratedProvince;
let key: { readonly keyId: string; readonly key: string };
const smallest = 5;

/** As the routes get it; here every row may be seen. */
const asProvince = () => ({ ...gateway.context, db: gateway.context.db as CallersDb });

async function makeKey(days = 30) {
  const made = await makeFigureKey(asProvince(), 'province-device', { name: 'Trung tâm điều hành', days });
  if (!made.ok) throw new Error(made.problem.code);
  return made.value;
}

async function ask(query: string, secret = key.key): Promise<Response> {
  return await gateway.app.request(`/api/v1/figures/open${query}`, { headers: { authorization: `Bearer ${secret}` } });
}

async function answerOf(query: string): Promise<FiguresAnswer> {
  const response = await ask(query);
  expect(response.status, query).toBe(200);
  return (await response.json()) as FiguresAnswer;
}

beforeAll(async () => {
  gateway = await startTestGateway({ rates: { figures: 400 } });
  await seedCatalogue(gateway.context);
  const until = new Date('2026-10-30T17:00:00+07:00');
  province = await fillProvince(gateway.context, { dossiers: 600, communes: 4, until });
  await fillFacts(gateway.context);
  key = await makeKey();
}, 120_000);
afterAll(async () => await gateway.stop());

describe('a key for the open figures', () => {
  it('opens them, is kept as a hash, and its use is noted and audited', async () => {
    const answer = await answerOf('?from=2026-01-01&to=2026-06-30');
    expect(answer.smallest).toBe(smallest);
    expect(answer.total.dossiers?.value).toBeGreaterThan(0);
    const { db } = gateway.context;
    const row = await db
      .selectFrom('figure_keys')
      .selectAll()
      .where('key_id', '=', key.keyId)
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(key.key.slice(4));
    expect(row.last_used_at).not.toBeNull();
    const audited = await db.selectFrom('audit').select('action').where('subject', '=', key.keyId).execute();
    expect(audited.map(({ action }) => action)).toEqual(expect.arrayContaining(['figure-key-made', 'figures-read']));
    expect(await verifyAudit(db)).not.toHaveProperty('brokenAt');
  });

  it('is nobody’s without the right words, after its day, and once it was taken back', async () => {
    for (const secret of ['', 'gcs_', `${key.key}x`, key.key.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))]) {
      const refused = await ask('', secret);
      expect(refused.status, secret).toBe(401);
      expect(refused.headers.get('www-authenticate')).toBe('Bearer');
    }
    const short = await makeKey(1);
    gateway.advance(86_400_000);
    expect((await ask('', short.key)).status).toBe(401);
    gateway.advance(-86_400_000);
    const taken = await makeKey();
    expect((await ask('', taken.key)).status).toBe(200);
    expect((await revokeFigureKey(asProvince(), 'province-device', taken.keyId)).ok).toBe(true);
    expect((await ask('', taken.key)).status).toBe(401);
    for (const body of [
      {},
      { name: '', days: 1 },
      { name: 'x', days: 0 },
      { name: 'x', days: 400 },
      { name: 'x', days: 1.5 },
    ]) {
      expect((await makeFigureKey(asProvince(), 'province-device', body)).ok).toBe(false);
    }
  });

  it('has its own minute', async () => {
    const narrow = gateway.restarted({ rates: { figures: 2 } });
    const call = () =>
      narrow.request('/api/v1/figures/open/definitions', { headers: { authorization: `Bearer ${key.key}` } });
    expect([(await call()).status, (await call()).status, (await call()).status]).toEqual([200, 200, 429]);
  });

  it('opens no other door', async () => {
    for (const path of ['/figures', '/figures/csv', '/figures/dossiers', '/admin/figure-keys', '/desk/dossiers']) {
      const response = await gateway.app.request(`/api/v1${path}`, { headers: { authorization: `Bearer ${key.key}` } });
      expect(response.status, path).toBe(401);
    }
  });
});

describe('what is published', () => {
  it.each([
    '?from=2026-01-05&to=2026-01-31',
    '?from=2026-01-01&to=2026-01-30',
    '?from=2026-02-01&to=2026-01-31',
    '?from=2020-01-01&to=2026-01-31',
    '?from=x&to=2026-01-31',
    '?by=hamlet',
    '?by=device',
    '?by=week',
    '?by=x',
    '?procedure=1.014027',
    '?hamlet=x',
    '?commune=99999&by=procedure',
  ])('is asked for in whole months and along one dimension: not %s', async (query) => {
    const refused = await ask(query);
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ code: 'bad-request' });
  });

  it('tells of hamlets only in months that are over', async () => {
    const code = province.teams[0]?.code ?? '';
    const thisMonth = gateway.context.now().toISOString().slice(0, 7);
    const refused = await ask(`?commune=${code}&by=hamlet&from=2026-01-01&to=${lastDay(thisMonth)}`);
    expect(refused.status).toBe(400);
  });

  it('shows no small number of a hamlet, and none by adjacent periods or by the commune’s total', async () => {
    const months = ['2026-06', '2026-07', '2026-08', '2026-09'];
    for (const { code } of province.teams) {
      const read = async (from: string, to: string) =>
        await answerOf(`?commune=${code}&by=hamlet&from=${from}-01&to=${lastDay(to)}`);
      const alone = new Map<string, FiguresAnswer>();
      for (const month of months) {
        const answer = await read(month, month);
        alone.set(month, answer);
        const hidden = answer.rows.filter(({ values }) => values.dossiers?.hidden === true);
        for (const { values } of answer.rows) {
          const { value } = values.dossiers ?? {};
          expect(value === undefined || value === 0 || value >= smallest).toBe(true);
          expect(Object.keys(values).every((id) => id === 'dossiers' || id === 'visits')).toBe(true);
        }
        const whole = answer.total.dossiers?.value;
        if (whole === undefined || hidden.length === 0) continue;
        const rest = answer.rows.reduce((left, { values }) => left - (values.dossiers?.value ?? 0), whole);
        expect([hidden.length > 1, rest >= smallest], `${code} ${month}`).toEqual([true, true]);
      }
      for (const [index, month] of months.entries()) {
        if (index === 0) continue;
        const [longer, shorter] = [await read('2026-06', month), await read('2026-06', months[index - 1] ?? month)];
        for (const row of longer.rows) {
          const of = (answer: FiguresAnswer | undefined) =>
            answer?.rows.find((other) => other.key === row.key)?.values.dossiers?.value ?? 0;
          expect(of(longer) - of(shorter), `${code} ${month} ${row.label}`).toBe(of(alone.get(month)));
        }
      }
    }
  });

  it('never adds up to more than there is', async () => {
    for (const by of ['commune', 'procedure', 'state', 'lane', 'month']) {
      const answer = await answerOf(`?by=${by}&from=2025-11-01&to=2026-10-31`);
      const sum = answer.rows.reduce((all, { values }) => all + (values.dossiers?.value ?? 0), 0);
      expect(sum, by).toBeGreaterThan(0);
      expect(sum, by).toBeLessThanOrEqual(600);
    }
  });
});

describe('a file of figures', () => {
  it('holds no formula, whatever a hamlet or a device is called', () => {
    const evil = ['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\t=1', 'Thôn "Một"'];
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(writeCsv(evil.map((name) => [name, -3])));
    expect(text.startsWith('\uFEFF')).toBe(true);
    for (const line of text.slice(1).trimEnd().split('\r\n')) expect(line).toMatch(/^"(?:'|Thôn ""Một"")/);
    const book = read(writeXlsx('Số liệu', [evil]), { type: 'array' });
    const sheet = book.Sheets['Số liệu'];
    const cells = utils.sheet_to_json<string[]>(sheet ?? {}, { header: 1 })[0];
    expect(cells).toEqual(evil);
    expect(Object.values(sheet ?? {}).some((cell) => (cell as { f?: string }).f !== undefined)).toBe(false);
  });
});

function lastDay(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return `${month}-${String(new Date(Date.UTC(year, number, 0)).getUTCDate()).padStart(2, '0')}`;
}
