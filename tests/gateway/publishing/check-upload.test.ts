import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckAnswer } from '../../../src/core/reception/publishing.ts';
import { authorize } from '../../fixtures/enrol-device.ts';
import { aProcedure } from '../../fixtures/publish-procedure.ts';
import { startPublishingWorld } from './publishing-world.ts';
import type { PublishingWorld } from './publishing-world.ts';

let world: PublishingWorld;
beforeAll(async () => {
  world = await startPublishingWorld();
}, 60_000);
afterAll(async () => await world.stop());

const check = (body: object) =>
  world.post<CheckAnswer & { code?: string }>('official', '/admin/procedures/check', body);
const lines = (value: unknown) => JSON.stringify(value, undefined, 2);

describe('a JSON upload', () => {
  it('comes back as a preview beside the published version', async () => {
    const { body } = await check({ text: `\uFEFF${lines(aProcedure({ fee: { text: '10.000 đồng' } }))}` });
    expect(body).toMatchObject({
      isPublishable: true,
      kind: 'json',
      notes: [],
      basedOn: 1,
      procedure: { fee: { text: '10.000 đồng' } },
      comparison: { version: 1, facts: [{ name: 'fee', before: 'Không thu', after: '10.000 đồng' }] },
    });
  });

  it('tells each fault with its line', async () => {
    const text = lines(aProcedure()).replace(
      '"type": "text"',
      '"type": "text",\n"when": { "question": "nobody", "is": "x" }',
    );
    const { body } = await check({ text });
    const line = text.split('\n').findIndex((row) => row.includes('"when"')) + 1;
    expect(body).toMatchObject({ isPublishable: false, kind: 'json' });
    expect(body.isPublishable ? [] : body.faults).toContainEqual(
      expect.objectContaining({ code: 'unknown-question', about: 'nobody', line }),
    );
  });

  it('that is no JSON is told so', async () => {
    const { body } = await check({ text: '{\n"code": ,\n}' });
    expect(body).toMatchObject({ isPublishable: false, faults: [{ code: 'not-json', line: 2 }] });
  });

  it.each([
    ['nothing', {}],
    ['both', { text: '{}', xlsx: '' }],
    ['no base64', { xlsx: 'ăâđ' }],
    ['numbers', { text: 5 }],
  ])('of %s is refused', async (_, body) => {
    expect(await check(body)).toMatchObject({ status: 400, body: { code: 'bad-request' } });
  });

  it('over two million bytes is refused, however it is written', async () => {
    expect(await check({ text: 'ă'.repeat(1_000_001) })).toMatchObject({
      status: 413,
      body: { code: 'body-too-large' },
    });
    expect(await check({ text: ' '.repeat(4_100_000) })).toMatchObject({ status: 413 });
    const xlsx = Buffer.alloc(2_000_001).toString('base64');
    expect(await check({ xlsx })).toMatchObject({ status: 413, body: { code: 'body-too-large' } });
  });

  it.each([
    ['arrays', '['],
    ['objects', '{"a":'],
  ])('nested beyond reason in %s ends in a fault', async (_, opening) => {
    for (const text of [opening.repeat(200_000), `{"papers":${'['.repeat(200_000)}${']'.repeat(200_000)}}`]) {
      const { status, body } = await check({ text });
      expect([status, body.isPublishable]).toEqual([200, false]);
    }
  });
});

describe('what is of the right shape and cannot be kept', () => {
  const nested = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  it.each([
    ['a field of tomorrow nested beyond reason', `"ofTomorrow": {\n"inner": ${nested}}`, 'ofTomorrow.inner'],
    ['a text with a zero', '"ofTomorrow": {\n"inner": "a\\u0000b"}', 'ofTomorrow.inner'],
    ['a text with half a character', '"ofTomorrow": {\n"inner": "\\ud800"}', 'ofTomorrow.inner'],
  ])('is a fault in its line, and is not published: %s', async (_, field, place) => {
    const text = JSON.stringify(aProcedure()).replace(/}$/, `,\n${field}}`);
    const { status, body } = await check({ text });
    expect([status, body.isPublishable]).toEqual([200, false]);
    const [fault] = body.isPublishable ? [] : body.faults;
    expect(fault).toMatchObject({ code: 'malformed', line: 3 });
    expect(fault && 'place' in fault ? fault.place.slice(0, place.length) : '').toBe(place);
    const device = world.devices.get('admin');
    const headers = device ? await authorize(world.gateway, device) : {};
    const request = {
      method: 'POST',
      headers,
      body: `{"definition":${text},"effectiveFrom":"2026-12-01","basedOn":1}`,
    };
    const response = await world.gateway.request('/api/v1/admin/procedures/publish', request);
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([422, 'procedure-malformed']);
  });
});

describe('a spreadsheet upload', () => {
  it('that is no spreadsheet is told so', async () => {
    const { body } = await check({ xlsx: Buffer.from('no workbook').toString('base64') });
    expect(body).toMatchObject({ isPublishable: false, kind: 'xlsx', faults: [{ code: 'file-not-xlsx' }] });
  });

  it('made of a published procedure is that procedure', async () => {
    const device = world.devices.get('official');
    if (!device) throw new Error('no official');
    const headers = await authorize(world.gateway, device);
    const path = '/api/v1/admin/procedures/9.000001/versions/1';
    const file = await world.gateway.request(`${path}/xlsx`, { headers });
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="9.000001-v1.xlsx"');
    const xlsx = Buffer.from(await file.arrayBuffer()).toString('base64');
    const { body } = await check({ xlsx });
    expect(body).toMatchObject({ isPublishable: true, kind: 'xlsx', basedOn: 1, warnings: ['same-as-published'] });
    const json = await world.gateway.request(`${path}/json`, { headers });
    expect(json.headers.get('content-disposition')).toBe('attachment; filename="9.000001-v1.json"');
    expect(await json.json()).toEqual(aProcedure());
  });

  it('of a version that is not there is not found', async () => {
    for (const version of ['2', '0', 'x', '99999999999']) {
      expect((await world.get('admin', `/admin/procedures/9.000001/versions/${version}`)).status).toBe(404);
    }
  });
});

describe('the comparison', () => {
  it('names questions, papers and facts that are new, changed or gone, and warns of what people should know', async () => {
    const before = aProcedure();
    const form = before.form;
    if (!form) throw new Error('no form');
    const [section] = form.sections;
    const [reason] = section?.questions ?? [];
    if (!section || !reason) throw new Error('no question');
    const definition = aProcedure({
      papers: [{ paperId: 'photo', name: 'Ảnh', need: 'photo' }],
      unverified: ['fee'],
      effectiveTo: '2020-01-01',
      effectiveFrom: '2019-01-01',
      form: {
        ...form,
        title: 'Tờ khai mới',
        sections: [
          {
            ...section,
            questions: [
              { ...reason, required: false, hint: 'Ngắn gọn' },
              { id: 'count', type: 'number', label: 'Số lượng' },
            ],
          },
        ],
      },
    });
    const { body } = await check({ text: lines(definition) });
    if (!body.isPublishable) throw new Error(lines(body.faults));
    expect(body.comparison).toEqual({
      version: 1,
      questions: [
        { id: 'reason', label: 'Lý do đề nghị', kind: 'changed', fields: ['required', 'hint'] },
        { id: 'count', label: 'Số lượng', kind: 'new' },
      ],
      papers: [
        { id: 'photo', label: 'Ảnh', kind: 'new' },
        { id: 'birth-paper', label: 'Giấy chứng sinh', kind: 'removed' },
      ],
      facts: [
        { name: 'effectiveFrom', before: '2026-01-01', after: '2019-01-01' },
        { name: 'unverified', before: '', after: 'fee' },
        { name: 'effectiveTo', after: '2020-01-01' },
        { name: 'form.title', before: 'Tờ khai thử', after: 'Tờ khai mới' },
      ],
    });
    expect(body.warnings).toEqual(['partly-confirmed', 'already-ended']);
    const { form: _, ...formless } = definition;
    const { body: without } = await check({ text: lines(formless) });
    expect(without).toMatchObject({ warnings: ['form-removed', 'partly-confirmed', 'already-ended'] });
    const { body: unknown } = await check({ text: lines(aProcedure({ code: '9.777777' })) });
    expect(unknown).toMatchObject({ basedOn: 0, warnings: ['code-not-in-directory'] });
  });
});
