import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../src/core/dossier/answer-question.ts';
import { attachPaper } from '../../../src/core/dossier/attach-paper.ts';
import { findGraceEnd, findMigration, migrateDraft } from '../../../src/core/dossier/migrate-draft.ts';
import { recordSignature } from '../../../src/core/dossier/record-signature.ts';
import { sealDossier } from '../../../src/core/dossier/seal-dossier.ts';
import { factsOf } from '../../../src/core/dossier/sealed-content.ts';
import { findInForce } from '../../../src/core/procedure/find-in-force.ts';
import { visibleQuestions } from '../../../src/core/procedure/visible-questions.ts';
import type { Procedure } from '../../../src/core/procedure/procedure.ts';
import { aPicture } from '../../fakes/fake-sealer.ts';
import { bytesFor } from '../../fixtures/dossier-fixtures.ts';
import { aForm, aQuestion, aSection } from '../../fixtures/procedure-fixtures.ts';
import { askConsent, begin, extract, fillAndConfirm, newDossierWorld, pension, taken } from './dossier-world.ts';

/** The pension as it asks from 20/11/2026 on: no book any more, but where the money goes. */
const newPension: Procedure = {
  ...pension,
  version: 2,
  effectiveFrom: '2026-11-20',
  papers: [{ paperId: 'account-proof', name: 'Giấy xác nhận tài khoản', need: 'photo' }],
  form: aForm(
    [
      aSection([
        aQuestion({ id: 'name', type: 'text', required: true, means: { of: 'applicant', field: 'fullName' } }),
        aQuestion({ id: 'phone', type: 'phone', means: { of: 'applicant', field: 'phone' } }),
        aQuestion({ id: 'account', type: 'text' }),
      ]),
    ],
    { signatures: [{ role: 'applicant', label: 'Người đề nghị' }] },
  ),
};

/** A pension and an extract in the making; then the office publishes. */
async function begun(published: Partial<Procedure> = {}, ended: Partial<Procedure> = {}) {
  const world = newDossierWorld();
  const { ports } = world.run;
  const [draft] = await begin(ports);
  taken(await answerQuestion(ports, draft.dossierId, 'phone', '0912345678'));
  taken(await answerQuestion(ports, draft.dossierId, 'hasBook', true));
  const publish = () => {
    world.phone.procedures = [{ ...pension, ...ended }, { ...newPension, ...published }, extract];
  };
  const current = async () => (await ports.drafts.find(draft.dossierId))!;
  return { ...world, ports, dossierId: draft.dossierId, publish, current };
}

describe('the version in force', () => {
  it('is not one whose first day is still to come', async () => {
    const { ports, publish } = await begun({ effectiveFrom: '2026-12-01' });
    publish();
    expect((await findInForce(ports, pension.code))?.version).toBe(1);
  });

  it('is the newest whose first day has come', async () => {
    const { ports, publish } = await begun();
    publish();
    expect((await findInForce(ports, pension.code))?.version).toBe(2);
  });

  it('is the earliest to come where none has begun', async () => {
    const { ports, phone } = await begun();
    phone.procedures = [2, 3].map((version) => ({ ...newPension, version, effectiveFrom: `2027-0${version}-01` }));
    expect((await findInForce(ports, pension.code))?.version).toBe(2);
    expect(await findInForce(ports, '9.999999')).toBeUndefined();
  });
});

describe('findMigration', () => {
  it('offers nothing while the pinned version is in force, nor for one that begins later', async () => {
    const { ports, publish, current } = await begun({ effectiveFrom: '2026-12-01' });
    expect(await findMigration(ports, await current())).toBeUndefined();
    publish();
    expect(await findMigration(ports, await current())).toBeUndefined();
  });

  it('says what stays, what is new and what no longer fits', async () => {
    const { ports, publish, current, dossierId } = await begun();
    taken(await attachPaper(ports, dossierId, 'book', aPicture(bytesFor('book', 3_000))));
    publish();
    const plan = (await findMigration(ports, await current()))!;
    expect(plan.answers.kept.map(({ id }) => id)).toEqual(['name', 'phone']);
    expect(plan.answers.fresh.map(({ id }) => id)).toEqual(['account']);
    expect(plan.answers.unfit.map(({ question, value }) => [question.id, value])).toEqual([['hasBook', true]]);
    expect(plan.unfitPapers.map(({ paperId }) => paperId)).toEqual(['book']);
    expect(plan.freshPapers).toEqual(['account-proof']);
  });

  it('takes the old version for its days of grace after its end', async () => {
    const open = await begun({}, { effectiveTo: '2026-11-19' });
    open.publish();
    expect(await findMigration(open.ports, await open.current())).toMatchObject({
      takenUntil: '2026-12-19',
      isForced: false,
    });
    const over = await begun({ effectiveFrom: '2026-10-02' }, { effectiveTo: '2026-10-01' });
    over.publish();
    expect(await findMigration(over.ports, await over.current())).toMatchObject({
      takenUntil: '2026-10-31',
      isForced: true,
    });
  });

  it('counts the end from the day before the new version where the old one names none, or only an expected one', async () => {
    for (const ended of [{}, { effectiveTo: '2026-12-31', unverified: ['effectiveTo'] }]) {
      const { ports, publish, current } = await begun({}, ended);
      publish();
      expect((await findMigration(ports, await current()))?.takenUntil).toBe('2026-12-19');
    }
  });

  it('offers nothing for what is sealed', async () => {
    const world = newDossierWorld();
    const { ports } = world.run;
    const basket = await begin(ports);
    await fillAndConfirm(ports, basket);
    taken(await sealDossier(ports, basket[0].dossierId));
    world.phone.procedures = [pension, newPension, extract];
    const sealed = (await ports.drafts.find(basket[0].dossierId))!;
    expect(await findMigration(ports, sealed)).toBeUndefined();
    expect(await migrateDraft(ports, sealed.dossierId)).toMatchObject({ problem: { code: 'action-not-possible' } });
  });
});

describe('migrateDraft', () => {
  it('pins the new version with what still fits, without what was confirmed and signed of the old text', async () => {
    const { ports, publish, current, dossierId } = await begun();
    taken(await attachPaper(ports, dossierId, 'book', aPicture(bytesFor('book', 3_000))));
    const { basketId } = await current();
    taken(await recordSignature(ports, basketId, { role: 'applicant', state: 'ink' }));
    publish();
    const moved = taken(await migrateDraft(ports, dossierId));
    expect(moved).toMatchObject({
      procedure: { code: pension.code, version: 2 },
      answers: { name: 'Hồ Thị Mẫu', phone: '0912345678' },
      papers: [],
      signatories: [],
      step: 'questions',
    });
    expect(moved.consents.map(({ moment }) => moment)).toEqual(['ask']);
    expect(await current()).toEqual(moved);
    expect(await findMigration(ports, moved)).toBeUndefined();
  });

  it('wants what only the new version asks agreed to, and takes no silence for a yes', async () => {
    const assist = { purpose: 'assist', text: 'Tôi đồng ý cho ghi cả số tài khoản.' };
    const { ports, publish, current, dossierId } = await begun({ consents: [assist] });
    publish();
    expect((await findMigration(ports, await current()))?.newConsents).toEqual([assist]);
    expect(await migrateDraft(ports, dossierId)).toMatchObject({ problem: { code: 'consent-missing' } });
    expect((await current()).procedure.version).toBe(1);
    const agreed = { ...askConsent, at: '2026-11-22T09:00:00+07:00' };
    expect(taken(await migrateDraft(ports, dossierId, [agreed])).consents).toEqual([agreed]);
  });

  it('asks the sensitive questions that only the new version has once that was agreed to, and not when refused', async () => {
    const sensitive = { purpose: 'sensitive', text: 'Tôi đồng ý cho ghi dân tộc.', sensitive: true };
    const ethnicity = aQuestion({ id: 'ethnicity', type: 'text', sensitive: true });
    const published = { consents: [...pension.consents, sensitive], form: aForm([aSection([ethnicity])]) };
    const yes = await begun(published);
    yes.publish();
    const plan = await findMigration(yes.ports, await yes.current());
    expect(plan?.answers.fresh.map(({ id }) => id)).toEqual(['ethnicity']);
    const agreed = taken(await migrateDraft(yes.ports, yes.dossierId, [{ ...askConsent, purpose: 'sensitive' }]));
    expect(visibleQuestions({ ...newPension, ...published }, agreed.answers).map(({ id }) => id)).toEqual([
      'ethnicity',
    ]);
    const no = await begun(published);
    no.publish();
    const refused = taken(await migrateDraft(no.ports, no.dossierId));
    expect(visibleQuestions({ ...newPension, ...published }, factsOf(refused))).toEqual([]);
  });

  it('goes on a lane that the new version has', async () => {
    const { ports, publish, dossierId } = await begun({ lanes: ['online'] });
    publish();
    expect(taken(await migrateDraft(ports, dossierId)).lane).toBe('online');
  });

  it('leaves the other dossiers of the basket alone', async () => {
    const { ports, publish, dossierId, current } = await begun();
    publish();
    taken(await migrateDraft(ports, dossierId));
    const { drafts } = await ports.drafts.list();
    const other = drafts.find((draft) => draft.dossierId !== dossierId);
    expect(other).toMatchObject({ basketId: (await current()).basketId, procedure: { version: 1 } });
  });

  it('refuses where there is nothing to move to', async () => {
    const { ports, dossierId } = await begun();
    expect(await migrateDraft(ports, dossierId)).toMatchObject({ problem: { code: 'action-not-possible' } });
    expect(await migrateDraft(ports, 'nobody')).toMatchObject({ problem: { code: 'not-found' } });
  });
});

describe('findGraceEnd', () => {
  it('is the last day of grace of a version that has ended, and nothing while it has not or only may', () => {
    const ended = { ...pension, effectiveTo: '2026-11-20' };
    expect(findGraceEnd(ended, '2026-11-21')).toBe('2026-12-20');
    expect(findGraceEnd(ended, '2026-11-20')).toBeUndefined();
    expect(findGraceEnd({ ...ended, unverified: ['effectiveTo'] }, '2026-11-21')).toBeUndefined();
  });
});
