import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeskWorld } from '../../fixtures/desk-world.ts';
import { isAwaitingInk } from '../../../src/core/reception/is-awaiting-ink.ts';
import { actOnDossier } from '../../../src/gateway/desk/act-on-dossier.ts';
import { listAwaitingInk } from '../../../src/gateway/desk/list-awaiting-ink.ts';
import { loadListLabels } from '../../../src/gateway/desk/load-list-labels.ts';
import { makeDeclarationPdf } from '../../../src/gateway/desk/make-declaration-pdf.ts';
import { makeRefusalSlip } from '../../../src/gateway/desk/make-refusal-slip.ts';
import { makeSupplementSlip } from '../../../src/gateway/desk/make-supplement-slip.ts';
import { receiveEnvelope } from '../../../src/gateway/desk/receive-envelope.ts';
import { createDeskWorld, neighbour } from '../../fixtures/desk-world.ts';

let world: DeskWorld;

beforeAll(async () => {
  world = await createDeskWorld();
}, 60_000);

afterAll(async () => {
  await world.close();
});

const unsigned = [{ role: 'applicant', state: 'missing' }] as const;

function pageCount(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type \/Page\b/g)?.length ?? 0
  );
}

function auditOf(subject: string, action: string) {
  return world.context.db
    .selectFrom('audit')
    .select('actor')
    .where('subject', '=', subject)
    .where('action', '=', action)
    .execute();
}

describe('declarations at the desk', () => {
  it('are printed each on its own page, and who printed whose is in the audit log', async () => {
    const answers = { requestKind: 'start' };
    const first = await world.addDossier({ answers });
    const second = await world.addDossier({ answers, applicantName: 'Hồ Văn Thử' });
    const pdf = await makeDeclarationPdf(world.context, world.lan, [first.dossierId, second.dossierId]);
    expect(pdf.ok && pageCount(pdf.value)).toBe(2);
    for (const { dossierId } of [first, second]) {
      expect(await auditOf(dossierId, 'declaration-printed')).toEqual([{ actor: world.lan.deviceId }]);
    }
  });

  it('print nothing for another commune’s dossier, for one without a form alone, and for no list at all', async () => {
    const own = await world.addDossier({ answers: { requestKind: 'start' } });
    const other = await world.addDossier({ communeCode: neighbour.code });
    const formless = await world.addDossier({ procedureCode: '2.000908' });
    const print = (dossierIds: unknown) => makeDeclarationPdf(world.context, world.lan, dossierIds);
    expect(await print([own.dossierId, other.dossierId])).toMatchObject({ problem: { code: 'not-found' } });
    expect(await print([formless.dossierId])).toMatchObject({ problem: { code: 'action-not-possible' } });
    for (const wrong of [
      undefined,
      [],
      ['?'],
      [own.dossierId, own.dossierId],
      Array.from({ length: 101 }, (_, at) => `a${at}`),
      'a',
    ]) {
      expect(await print(wrong)).toMatchObject({ problem: { code: 'bad-request' } });
    }
    expect(await auditOf(own.dossierId, 'declaration-printed')).toEqual([]);
  });

  it('are printed for the others where one has none, which a last page names', async () => {
    const own = await world.addDossier({ answers: { requestKind: 'start' } });
    const formless = await world.addDossier({ procedureCode: '2.000908' });
    const pdf = await makeDeclarationPdf(world.context, world.lan, [formless.dossierId, own.dossierId]);
    expect(pdf.ok && pageCount(pdf.value)).toBe(2);
    expect(await auditOf(own.dossierId, 'declaration-printed')).toHaveLength(1);
    expect(await auditOf(formless.dossierId, 'declaration-printed')).toEqual([]);
  });

  it('say codes in the words of the published lists', async () => {
    const labels = await loadListLabels(world.context.db);
    expect(labels.nationalities?.['VN']).toBe('Việt Nam');
    expect(labels.communes?.['19429']).toBe('Xã Khe Sanh');
  });
});

describe('the next visit’s pack', () => {
  it('holds what still waits for ink, by hamlet and given name', async () => {
    await world.context.db.deleteFrom('dossier_papers').execute();
    const add = (applicantName: string, hamlet: string) =>
      world.addDossier({ applicantName, hamlet, signatories: unsigned, signatureExpected: true });
    await add('Hồ Văn Út', 'Thôn 10');
    await add('Hồ Thị Bình', 'Thôn 2');
    const signed = await add('Hồ Văn An', 'Thôn 2');
    await add('Hồ Thị An', 'Thôn 2');
    await world.addDossier({ applicantName: 'Hồ Đã Ký', signatories: [{ role: 'applicant', state: 'ink' }] });
    await world.addDossier({ applicantName: 'Hồ Ở Xa', communeCode: neighbour.code, signatories: unsigned });
    await world.addDossier({ applicantName: 'Hồ Không Mẫu', procedureCode: '2.000908', signatories: unsigned });
    await receiveEnvelope(world.context, world.lan, { code: signed.localCode, ink: true });
    const rows = await listAwaitingInk(world.context, world.lan);
    expect(rows.map(({ applicantName, hamlet }) => `${hamlet}: ${applicantName}`)).toEqual([
      'Thôn 2: Hồ Thị An',
      'Thôn 2: Hồ Thị Bình',
      'Thôn 10: Hồ Văn Út',
    ]);
  });

  it('waits for a missing signature or one that is asked for, never after the case is closed', () => {
    const asked = { requestId: 'r', askedAt: 'a', items: [{ kind: 'signature', id: 'applicant', why: 'w' }] } as const;
    const waits = (changes: object) =>
      isAwaitingInk({ state: 'received', signatories: [{ role: 'applicant', state: 'ink' }], ...changes });
    expect(waits({})).toBe(false);
    expect(waits({ signatories: unsigned })).toBe(true);
    expect(waits({ signatories: unsigned, inkArrivedAt: '2026-11-21' })).toBe(false);
    expect(waits({ state: 'supplement', supplement: asked, inkArrivedAt: '2026-11-21' })).toBe(true);
    expect(waits({ state: 'accepted', supplement: asked })).toBe(false);
    expect(waits({ state: 'refused', signatories: unsigned })).toBe(false);
  });
});

describe('Mẫu 02 and 03', () => {
  it('are printed only while they are true', async () => {
    const { dossierId } = await world.addDossier();
    const { context, lan } = world;
    expect(await makeSupplementSlip(context, lan, dossierId)).toMatchObject({
      problem: { code: 'action-not-possible' },
    });
    const items = [
      { kind: 'paper', id: 'representation', why: 'Ảnh mờ, cần chụp lại.' },
      { kind: 'answer', id: 'phone', why: 'Cần số để báo tin.' },
      { kind: 'signature', id: 'applicant', why: 'Chưa ký.' },
    ];
    const asked = await actOnDossier(context, lan, { dossierId, etag: '1', action: 'supplement' }, { items });
    expect(asked.ok).toBe(true);
    const slip = await makeSupplementSlip(context, lan, dossierId);
    expect(slip.ok && pageCount(slip.value)).toBe(1);
    expect(await auditOf(dossierId, 'supplement-slip-printed')).toHaveLength(1);
    expect(await makeRefusalSlip(context, lan, dossierId)).toMatchObject({ problem: { code: 'action-not-possible' } });

    const reason = 'Không thuộc thẩm quyền.\nĐề nghị nộp tại nơi cư trú.';
    await actOnDossier(context, lan, { dossierId, etag: '2', action: 'refuse' }, { reason });
    const refusal = await makeRefusalSlip(context, lan, dossierId);
    expect(refusal.ok && pageCount(refusal.value)).toBe(1);
    expect(await makeSupplementSlip(context, lan, dossierId)).toMatchObject({
      problem: { code: 'action-not-possible' },
    });
    expect(await makeRefusalSlip(context, world.stranger, dossierId)).toMatchObject({ problem: { code: 'not-found' } });
    expect(await auditOf(dossierId, 'refusal-slip-printed')).toHaveLength(1);
  });
});
