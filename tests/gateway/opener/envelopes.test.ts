import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SealedText, Signatory } from '../../../src/core/dossier/dossier.ts';
import { receiveEnvelope } from '../../../src/gateway/desk/receive-envelope.ts';
import { sealDossierContent } from '../../../src/gateway/store/dossier-content.ts';
import { OpenerWorld } from '../../fixtures/opener-world.ts';
import { testCommune } from '../../fixtures/start-gateway.ts';

let world: OpenerWorld;
beforeAll(async () => {
  world = await OpenerWorld.start();
});
afterAll(async () => await world.stop());

const signed = (state: Signatory['state']): Signatory => ({ role: 'applicant', state });
const original = { paperId: 'birth-paper', custody: 'original' } as const;
/** What every request of this file and its answer are called. */
const requestId = randomUUID();

async function open(text: SealedText): Promise<void> {
  await world.deliver(text);
  await world.openAll();
}

async function scan(code: string, content: { originals?: boolean; ink?: boolean }): Promise<void> {
  const caller = { deviceId: world.device.deviceId, communeCode: testCommune.code };
  expect(await receiveEnvelope(world.gateway.context, caller, { code, ...content })).toMatchObject({ ok: true });
}

async function printSheet(code: string, communeCode = testCommune.code): Promise<void> {
  const { db } = world.opener;
  await db
    .insertInto('communes')
    .values({ code: communeCode, name: communeCode })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const sheet = { code, slip_token_sha256: randomUUID(), commune_code: communeCode, pad_id: 'pad' };
  await db
    .insertInto('sheets')
    .values({ ...sheet, printed_at: world.opener.now() })
    .execute();
}

/** As the desk leaves it that asked for `signature`. */
async function askFor(dossierId: string, askedAt: string): Promise<void> {
  const items = [
    { kind: 'signature' as const, id: 'applicant', why: 'Chưa có chữ ký' },
    { kind: 'paper' as const, id: original.paperId, why: 'Cần bản chính' },
  ];
  const content = { ...(await world.contentOf(dossierId)), supplement: { requestId, askedAt, items } };
  await world.opener.db
    .updateTable('dossiers')
    .set({
      state: 'supplement',
      state_at: new Date(askedAt),
      sealed_content: sealDossierContent(world.opener.keys.dataKey, dossierId, content),
    })
    .where('dossier_id', '=', dossierId)
    .execute();
}

/** The packet that answers. */
const answering = (text: SealedText, changes: Partial<SealedText>): SealedText => {
  return { ...text, kind: 'supplement', requestId, papers: [], ...changes };
};

const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

describe('what the desk waits for', () => {
  it.each([
    ['ink', true],
    ['thumbprint', true],
    ['missing', true],
    ['screen', false],
  ] as const)('includes a signature that is %s: %s', async (state, awaited) => {
    const text = world.aWholeText({ signatories: [signed('screen'), signed(state)] });
    await open(text);
    expect(await world.dossierRow(text.dossierId)).toMatchObject({ signature_expected: awaited });
  });

  it.each([
    ['screen', false],
    ['ink', true],
  ] as const)('after a supplement with a signature by %s: %s', async (state, awaited) => {
    const text = world.aWholeText({ signatories: [signed('missing')] });
    await open(text);
    await askFor(text.dossierId, minutesFromNow(-1));
    await open(answering(text, { signatories: [signed(state)] }));
    const row = await world.dossierRow(text.dossierId);
    expect(row).toMatchObject({ state: 'received', signature_expected: awaited, ink_arrived_at: null });
  });

  it('is another envelope when the supplement brings more on paper', async () => {
    const text = world.aWholeText({ signatories: [signed('ink')], localCode: '482109391' });
    await open(text);
    await scan(text.localCode, { ink: true, originals: true });
    await askFor(text.dossierId, minutesFromNow(1));
    await open(answering(text, { papers: [original], signatories: [signed('ink')] }));
    expect(await world.dossierRow(text.dossierId)).toMatchObject({
      originals_expected: true,
      originals_arrived_at: null,
      signature_expected: true,
      ink_arrived_at: null,
    });
  });

  it('is not another one when the envelope was quicker than the supplement', async () => {
    const text = world.aWholeText({ signatories: [signed('missing')], localCode: '482109406' });
    await open(text);
    await askFor(text.dossierId, minutesFromNow(-1));
    await scan(text.localCode, { ink: true });
    await open(answering(text, { signatories: [signed('ink')] }));
    expect((await world.dossierRow(text.dossierId))?.ink_arrived_at).toBeInstanceOf(Date);
  });
});

describe('an envelope that was there before its packets', () => {
  it('is taken over by every dossier of its sheet, and kept by a correction', async () => {
    const code = '482109414';
    await printSheet(code);
    await scan(code, { originals: true, ink: true });
    const sheet = { code, scannedAt: '2026-11-21T08:30:00+07:00' };
    const first = world.aWholeText({ sheet, papers: [original], signatories: [signed('ink')] });
    const second = world.aWholeText({ sheet, signatories: [signed('thumbprint')] });
    const packet = await world.deliver(first);
    await open(second);
    const arrivals = async (dossierId: string) => {
      const row = await world.dossierRow(dossierId);
      return [row?.local_code, row?.originals_arrived_at, row?.ink_arrived_at];
    };
    const arrived = [code, expect.any(Date), expect.any(Date)];
    expect(await arrivals(first.dossierId)).toEqual(arrived);
    expect(await arrivals(second.dossierId)).toEqual(arrived);
    await world.deliver({ ...first, revision: 2 }, { supersedes: packet.pid });
    await world.openAll();
    expect(await world.dossierRow(first.dossierId)).toMatchObject({ packet_revision: 2 });
    expect(await arrivals(first.dossierId)).toEqual(arrived);
  });

  it('tells nothing of a dossier with the same digits in another commune', async () => {
    const code = '482109422';
    await printSheet(code, '99902');
    await world.opener.db.updateTable('sheets').set({ ink_arrived_at: new Date() }).where('code', '=', code).execute();
    const text = world.aWholeText({ localCode: code, signatories: [signed('ink')] });
    await open(text);
    expect(await world.dossierRow(text.dossierId)).toMatchObject({ local_code: code, ink_arrived_at: null });
  });
});
