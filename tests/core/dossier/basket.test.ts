import { describe, expect, it } from 'vitest';
import { bindSheet } from '../../../src/core/dossier/bind-sheet.ts';
import { chooseLane } from '../../../src/core/dossier/choose-lane.ts';
import { discardDraft } from '../../../src/core/dossier/discard-draft.ts';
import { findBasket } from '../../../src/core/dossier/find-basket.ts';
import { markStep } from '../../../src/core/dossier/mark-step.ts';
import { recordSignature } from '../../../src/core/dossier/record-signature.ts';
import { sealBasket } from '../../../src/core/dossier/seal-basket.ts';
import { setPeople } from '../../../src/core/dossier/set-people.ts';
import { setTellVia } from '../../../src/core/dossier/set-tell-via.ts';
import { closeCorrections } from '../../../src/core/dossier/close-corrections.ts';
import { newLocalCode } from '../../../src/core/dossier/local-code.ts';
import { formatSheetCode } from '../../../src/core/dossier/sheet-code.ts';
import { begin, fillAndConfirm, newDossierWorld, taken } from './dossier-world.ts';

const code = newLocalCode(() => 0.42);
const slipToken = 'c2xpcC10b2tlbi1vZi0xMA';
const sheet = formatSheetCode('https://gocua.example', code, slipToken);

describe('bindSheet', () => {
  it('puts the sheet’s code and slip in the place of the phone’s own, for the whole basket', async () => {
    const { run } = newDossierWorld();
    const [first] = await begin(run.ports);
    const bound = taken(await bindSheet(run.ports, first.basketId, sheet));
    expect(bound).toHaveLength(2);
    for (const draft of bound) {
      expect(draft).toMatchObject({
        localCode: code,
        slipToken,
        sheet: { code, scannedAt: '2026-11-21T08:00:00+07:00' },
      });
    }
  });

  it('keeps the phone’s slip token when only the digits were typed', async () => {
    const { run } = newDossierWorld();
    const [first] = await begin(run.ports);
    const [bound] = taken(await bindSheet(run.ports, first.basketId, code));
    expect(bound).toMatchObject({ localCode: code, slipToken: first.slipToken });
  });

  it('may be bound twice to the same basket, and to another sheet instead', async () => {
    const { run } = newDossierWorld();
    const [first] = await begin(run.ports);
    await bindSheet(run.ports, first.basketId, sheet);
    expect((await bindSheet(run.ports, first.basketId, sheet)).ok).toBe(true);
    const other = newLocalCode(() => 0.7);
    expect(taken(await bindSheet(run.ports, first.basketId, other))[0]?.localCode).toBe(other);
  });

  it('refuses a sheet that another basket of this phone has, also when that one is sealed, forgotten or delivered', async () => {
    const { run, phone } = newDossierWorld();
    const used = await begin(run.ports);
    await bindSheet(run.ports, used[0].basketId, sheet);
    const [second] = await begin(run.ports);
    const bindSecond = () => bindSheet(run.ports, second.basketId, sheet);
    expect(await bindSecond()).toMatchObject({ problem: { code: 'sheet-already-used' } });
    await fillAndConfirm(run.ports, used);
    await sealBasket(run.ports, used[0].basketId);
    phone.clock.advanceMs(phone.correctionWindowMs);
    expect(await closeCorrections(run.ports)).toBe(2);
    expect(await bindSecond()).toMatchObject({ problem: { code: 'sheet-already-used' } });
    for (const pid of phone.disk.packets.keys()) await run.ports.outbox.purge(pid);
    phone.disk.statuses.set('x', {
      dossierId: 'x',
      localCode: code,
      procedureCode: '1.014027',
      state: 'accepted',
      at: '2026-11-21T02:00:00Z',
      openedPids: [],
    });
    expect(await bindSecond()).toMatchObject({ problem: { code: 'sheet-already-used' } });
  });

  it('refuses what is no sheet', async () => {
    const { run } = newDossierWorld();
    const [first] = await begin(run.ports);
    const card = '045188000123|197123456|Hồ Thị Mẫu|05031988|Nữ|Thôn Mẫu|15042021';
    expect(await bindSheet(run.ports, first.basketId, card)).toMatchObject({ problem: { code: 'sheet-code-invalid' } });
  });
});

describe('setPeople', () => {
  it('sets a representative with the basis, and fills open questions from the new applicant', async () => {
    const { run } = newDossierWorld();
    const [first] = await begin(run.ports, { applicant: { fullName: 'Hồ Thị Mẫu', source: 'typed' } });
    const person = { fullName: 'Hồ Thị Thử', source: 'typed' as const };
    const changed = taken(
      await setPeople(run.ports, first.basketId, {
        applicant: { fullName: 'Hồ Thị Mẫu', phone: '0912345678', source: 'typed' },
        applicantIsSubject: false,
        representative: { person, basis: 'child' },
      }),
    );
    expect(changed).toMatchObject([
      { representative: { person, basis: 'child' }, answers: { $representative: 'yes', phone: '0912345678' } },
      { representative: { person, basis: 'child' }, applicantIsSubject: false },
    ]);
  });

  it('lets the applicant act for themselves after all', async () => {
    const { run } = newDossierWorld();
    const representative = { person: { fullName: 'Hồ Thị Thử', source: 'typed' as const }, basis: 'child' as const };
    const [first] = await begin(run.ports, { representative });
    const [changed] = taken(await setPeople(run.ports, first.basketId, { representative: null }));
    expect(changed).not.toHaveProperty('representative');
    expect(changed?.answers['$representative']).toBe('no');
  });
});

describe('the rest of a basket', () => {
  it('stays in its order while its drafts are saved', async () => {
    const { run } = newDossierWorld();
    const [first] = await begin(run.ports);
    const order = async () => (await findBasket(run.ports, first.basketId)).map(({ procedure }) => procedure.code);
    expect(await order()).toEqual(['1.014027', '2.000635']);
    run.ports.clock.nowIso = () => '2026-11-21T09:00:00+07:00';
    await chooseLane(run.ports, first.dossierId, 'online');
    expect(await order()).toEqual(['1.014027', '2.000635']);
  });

  it('keeps one signature a role, for every dossier of the sheet', async () => {
    const { run } = newDossierWorld();
    const [first] = await begin(run.ports);
    await recordSignature(run.ports, first.basketId, { role: 'applicant', state: 'missing' });
    const signed = taken(await recordSignature(run.ports, first.basketId, { role: 'applicant', state: 'thumbprint' }));
    expect(signed.map(({ signatories }) => signatories)).toEqual([
      [{ role: 'applicant', state: 'thumbprint' }],
      [{ role: 'applicant', state: 'thumbprint' }],
    ]);
  });

  it('remembers lane, step and how to tell', async () => {
    const { run } = newDossierWorld();
    const [first] = await begin(run.ports);
    expect(taken(await chooseLane(run.ports, first.dossierId, 'online'))).toMatchObject({
      lane: 'online',
      answers: { $lane: 'online' },
    });
    await markStep(run.ports, first.basketId, 'papers');
    const told = taken(await setTellVia(run.ports, first.basketId, { way: 'hamlet-head' }));
    expect(told).toMatchObject([
      { step: 'papers', tellVia: { way: 'hamlet-head' } },
      { step: 'papers', tellVia: { way: 'hamlet-head' } },
    ]);
  });

  it('forgets a draft that was given up', async () => {
    const { run } = newDossierWorld();
    const [first, second] = await begin(run.ports);
    await discardDraft(run.ports, first.dossierId);
    expect(await findBasket(run.ports, first.basketId)).toEqual([second]);
  });
});
