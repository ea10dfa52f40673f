import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeskWorld } from '../../fixtures/desk-world.ts';
import { isLocalCode } from '../../../src/core/dossier/local-code.ts';
import { makePad } from '../../../src/gateway/desk/make-pad.ts';
import { makeReceipt } from '../../../src/gateway/desk/make-receipt.ts';
import { receiveEnvelope } from '../../../src/gateway/desk/receive-envelope.ts';
import { actOnDossier } from '../../../src/gateway/desk/act-on-dossier.ts';
import { verifyAudit } from '../../../src/gateway/store/audit.ts';
import { commune, createDeskWorld, neighbour } from '../../fixtures/desk-world.ts';

let world: DeskWorld;

beforeAll(async () => {
  world = await createDeskWorld();
}, 60_000);

afterAll(async () => {
  expect(await verifyAudit(world.context.db)).not.toHaveProperty('brokenAt');
  await world.close();
});

const pageCount = (pdf: Uint8Array) =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type \/Page\b/g)?.length;

describe('a pad', () => {
  it('has one page a sheet, each with its own valid code that is registered', async () => {
    const pad = await makePad(world.context, world.lan, {
      count: 30,
      hamlet: 'Thôn Mẫu',
      receptionPointId: commune.pointId,
    });
    expect(pad.ok && pageCount(pad.value)).toBe(30);
    const sheets = await world.context.db.selectFrom('sheets').selectAll().execute();
    expect(sheets).toHaveLength(30);
    expect(new Set(sheets.map((sheet) => sheet.code)).size).toBe(30);
    expect(new Set(sheets.map((sheet) => sheet.slip_token_sha256)).size).toBe(30);
    expect(sheets.every((sheet) => isLocalCode(sheet.code) && sheet.hamlet === 'Thôn Mẫu')).toBe(true);
  });

  it.each([
    [{ count: 0, receptionPointId: commune.pointId }, 'bad-request'],
    [{ count: 201, receptionPointId: commune.pointId }, 'bad-request'],
    [{ count: 2.5, receptionPointId: commune.pointId }, 'bad-request'],
    [{ count: 1 }, 'bad-request'],
    [{ count: 1, receptionPointId: commune.pointId, hamlet: 'x'.repeat(121) }, 'bad-request'],
    [{ count: 1, receptionPointId: neighbour.pointId }, 'not-found'],
  ])('is not printed for %j', async (body, code) => {
    const before = await world.context.db.selectFrom('sheets').select('code').execute();
    expect(await makePad(world.context, world.lan, body)).toMatchObject({ problem: { code } });
    expect(await world.context.db.selectFrom('sheets').select('code').execute()).toHaveLength(before.length);
  });
});

describe('a pad of a reception point that is closed', () => {
  it('is not printed, and says so with the point’s name', async () => {
    const { db } = world.context;
    const close = (day: string | null) =>
      db
        .updateTable('reception_points')
        .set({ closed_on: day })
        .where('reception_point_id', '=', commune.pointId)
        .execute();
    const before = await db.selectFrom('sheets').select('code').execute();
    await close('2026-11-21');
    const refusal = await makePad(world.context, world.lan, { count: 1, receptionPointId: commune.pointId });
    expect(refusal).toMatchObject({ problem: { code: 'bad-request', message: expect.stringContaining('đã đóng') } });
    expect(await db.selectFrom('sheets').select('code').execute()).toHaveLength(before.length);
    await close(null);
  });
});

describe('an envelope', () => {
  it('marks originals and ink of every dossier with its code, once', async () => {
    const papers = [{ paperId: 'giay-a', custody: 'original' }] as const;
    const first = await world.addDossier({ papers, signatureExpected: true });
    await world.addDossier({ localCode: first.localCode, signatureExpected: true });
    const typed = `${first.localCode.slice(0, 4)}-${first.localCode.slice(4, 8)}-${first.localCode.slice(8)}`;
    const scan = () => receiveEnvelope(world.context, world.lan, { code: typed, originals: true, ink: true });
    const answer = await scan();
    expect(answer.ok && answer.value.dossiers).toMatchObject([
      { awaitsOriginal: false, awaitsSignature: false },
      { awaitsOriginal: false, awaitsSignature: false },
    ]);
    const revisions = () =>
      world.context.db.selectFrom('dossiers').select('revision').where('local_code', '=', first.localCode).execute();
    expect(await revisions()).toEqual([{ revision: 2 }, { revision: 2 }]);
    expect((await scan()).ok).toBe(true);
    expect(await revisions()).toEqual([{ revision: 2 }, { revision: 2 }]);
  });

  it('is read from the QR of a sheet too, and remembered when its dossier has not come yet', async () => {
    const { db } = world.context;
    const printed = await makePad(world.context, world.lan, { count: 1, receptionPointId: commune.pointId });
    expect(printed.ok).toBe(true);
    const sheet = await db.selectFrom('sheets').selectAll().orderBy('printed_at', 'desc').executeTakeFirstOrThrow();
    const code = `http://localhost:24000/tra-cuu#${sheet.code}.AAAAAAAAAAAAAAAAAAAAAA`;
    const scan = async (content: object) => {
      const answer = await receiveEnvelope(world.context, world.lan, { code, ...content });
      return answer.ok ? answer.value : answer.problem;
    };
    expect(await scan({})).toEqual({ code: sheet.code, dossiers: [] });
    expect(await scan({ originals: true })).toEqual({ code: sheet.code, dossiers: [], remembered: true });
    expect(await scan({ originals: true })).toEqual({ code: sheet.code, dossiers: [], remembered: true });
    const now = world.context.now();
    const marks = db.selectFrom('sheets').select(['originals_arrived_at', 'ink_arrived_at']);
    expect(await marks.where('code', '=', sheet.code).execute()).toEqual([
      { originals_arrived_at: now, ink_arrived_at: null },
    ]);
    const audited = db.selectFrom('audit').select('details').where('subject', '=', sheet.code);
    expect(await audited.execute()).toEqual([{ details: { originals: true, ink: false } }]);
    expect(await receiveEnvelope(world.context, world.stranger, { code, ink: true })).toMatchObject({
      problem: { code: 'not-found' },
    });
  });

  it('that comes after the desk asked for more counts anew', async () => {
    const { localCode } = await world.addDossier({ signatureExpected: true });
    const scan = () => receiveEnvelope(world.context, world.lan, { code: localCode, ink: true });
    await scan();
    const { db } = world.context;
    const asked = new Date(world.context.now().getTime() + 60_000);
    await db
      .updateTable('dossiers')
      .set({ state: 'supplement', state_at: asked })
      .where('local_code', '=', localCode)
      .execute();
    world.setNow('2026-11-23T02:00:00Z');
    await scan();
    await scan();
    const row = db.selectFrom('dossiers').select(['revision', 'ink_arrived_at']).where('local_code', '=', localCode);
    expect(await row.execute()).toEqual([{ revision: 3, ink_arrived_at: new Date('2026-11-23T02:00:00Z') }]);
  });

  it('of another commune changes nothing here', async () => {
    const { localCode } = await world.addDossier({ communeCode: neighbour.code, signatureExpected: true });
    expect(await receiveEnvelope(world.context, world.lan, { code: localCode, ink: true })).toMatchObject({
      problem: { code: 'not-found' },
    });
  });

  it.each(['', '123456789', 'xin chào', undefined])('has a code, not %j', async (code) => {
    expect(await receiveEnvelope(world.context, world.lan, { code })).toMatchObject({
      problem: { code: 'sheet-code-invalid' },
    });
  });
});

describe('Mẫu 01', () => {
  it('is printed in two copies, only after acceptance and only where the commune has its own numbers', async () => {
    const { dossierId } = await world.addDossier({ papers: [{ paperId: 'giay-a', custody: 'original' }] });
    const print = () => makeReceipt(world.context, world.lan, dossierId);
    expect(await print()).toMatchObject({ problem: { code: 'forbidden' } });
    const { db } = world.context;
    await db.updateTable('communes').set({ own_numbers: true }).where('code', '=', commune.code).execute();
    expect(await print()).toMatchObject({ problem: { code: 'action-not-possible' } });
    const subject = { dossierId, etag: '1', action: 'accept' } as const;
    await actOnDossier(world.context, world.lan, subject, { officialNumber: 'H50.99-261121-0001' });
    const receipt = await print();
    expect(receipt.ok && pageCount(receipt.value)).toBe(2);
    expect(await makeReceipt(world.context, world.stranger, dossierId)).toMatchObject({
      problem: { code: 'not-found' },
    });
  });
});
