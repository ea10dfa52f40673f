import { describe, expect, it } from 'vitest';
import { startBasket } from '../../../src/core/dossier/start-basket.ts';
import { startDossier } from '../../../src/core/dossier/start-dossier.ts';
import { isLocalCode } from '../../../src/core/dossier/local-code.ts';
import { isSlipToken } from '../../../src/core/dossier/sheet-code.ts';
import { aStart, begin, confirmConsent, extract, newDossierWorld, pension } from './dossier-world.ts';

describe('startBasket', () => {
  it('begins one draft a procedure under one code, slip and basket', async () => {
    const { run, phone } = newDossierWorld();
    const [first, second] = await begin(run.ports);
    expect([first.procedure, second.procedure]).toEqual([
      { code: pension.code, version: 1 },
      { code: extract.code, version: 1 },
    ]);
    expect(second).toMatchObject({ basketId: first.basketId, localCode: first.localCode, slipToken: first.slipToken });
    expect(first.dossierId).not.toBe(second.dossierId);
    expect(isLocalCode(first.localCode)).toBe(true);
    expect(isSlipToken(first.slipToken)).toBe(true);
    expect(phone.disk.drafts.size).toBe(2);
  });

  it('fills what the card says into every form, and records the helper of that moment', async () => {
    const { run } = newDossierWorld();
    const [first, second] = await begin(run.ports);
    expect(first.answers).toMatchObject({ name: 'Hồ Thị Mẫu', $lane: 'assisted', $representative: 'no' });
    expect(second.answers).toMatchObject({ applicantName: 'Hồ Thị Mẫu' });
    expect(first.helper).toEqual({ deviceId: 'device-1', name: 'Nguyễn Văn Thử', role: 'volunteer' });
  });

  it.each([
    ['no consent at all', []],
    ['only a confirmation', [{ ...confirmConsent, at: '2026-11-21T08:00:00+07:00' }]],
  ])('stores nothing about a person with %s', async (_name, consents) => {
    const { run, phone } = newDossierWorld();
    const begun = await startBasket(run.ports, [pension.code, extract.code], aStart({ consents }));
    expect(begun).toMatchObject({ ok: false, problem: { code: 'consent-missing' } });
    expect(phone.disk.drafts.size).toBe(0);
  });

  it('begins all or none', async () => {
    const { run, phone } = newDossierWorld();
    const begun = await startBasket(run.ports, [pension.code, '9.999999'], aStart());
    expect(begun).toMatchObject({ ok: false, problem: { code: 'procedure-unknown', message: '9.999999' } });
    expect(phone.disk.drafts.size).toBe(0);
  });

  it('takes a procedure chosen twice for one', async () => {
    const { run } = newDossierWorld();
    const begun = await startBasket(run.ports, [pension.code, pension.code], aStart());
    expect(begun.ok && begun.value).toHaveLength(1);
  });

  it('begins nothing on a phone that is not enrolled', async () => {
    const { run, phone } = newDossierWorld();
    phone.helper = undefined;
    const begun = await startBasket(run.ports, [pension.code], aStart());
    expect(begun).toMatchObject({ ok: false, problem: { code: 'not-enrolled' } });
  });
});

describe('startDossier', () => {
  it('refuses a procedure that has ended, and takes it on its last day', async () => {
    const { run } = newDossierWorld();
    const ended = await startDossier(run.ports, { ...pension, effectiveTo: '2026-11-20' }, aStart());
    expect(ended).toMatchObject({ ok: false, problem: { code: 'procedure-ended' } });
    expect((await startDossier(run.ports, { ...pension, effectiveTo: '2026-11-21' }, aStart())).ok).toBe(true);
  });

  it('refuses a procedure without a form', async () => {
    const { run } = newDossierWorld();
    const { form: _form, ...formless } = pension;
    const begun = await startDossier(run.ports, formless, aStart());
    expect(begun).toMatchObject({ ok: false, problem: { code: 'procedure-has-no-form' } });
  });
});
