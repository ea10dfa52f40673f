import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../src/core/dossier/answer-question.ts';
import { begin, newDossierWorld } from './dossier-world.ts';

describe('answerQuestion', () => {
  it('saves at once: a killed app finds the answer', async () => {
    const { run, phone } = newDossierWorld();
    const [first] = await begin(run.ports);
    await answerQuestion(run.ports, first.dossierId, 'phone', '0912345678');
    run.process.kill();
    const { ports } = phone.boot();
    expect((await ports.drafts.find(first.dossierId))?.answers['phone']).toBe('0912345678');
  });

  it('answers the same question in every draft of the basket', async () => {
    const { run } = newDossierWorld();
    const [first, second] = await begin(run.ports);
    await answerQuestion(run.ports, first.dossierId, 'name', 'Hồ Thị Thử');
    expect((await run.ports.drafts.find(second.dossierId))?.answers['applicantName']).toBe('Hồ Thị Thử');
    await answerQuestion(run.ports, second.dossierId, 'applicantName', 'Hồ Thị Mẫu');
    expect((await run.ports.drafts.find(first.dossierId))?.answers['name']).toBe('Hồ Thị Mẫu');
  });

  it('answers its twin in the same form too, also while that is hidden', async () => {
    const { run } = newDossierWorld();
    const [, second] = await begin(run.ports);
    await answerQuestion(run.ports, second.dossierId, 'applicantName', 'Hồ Thị Thử');
    expect((await run.ports.drafts.find(second.dossierId))?.answers['ownName']).toBe('Hồ Thị Thử');
  });

  it('leaves other baskets and questions alone', async () => {
    const { run } = newDossierWorld();
    const [first, second] = await begin(run.ports);
    const [other] = await begin(run.ports, { applicant: { fullName: 'Hồ Văn Thử', source: 'typed' } });
    await answerQuestion(run.ports, first.dossierId, 'hasBook', true);
    await answerQuestion(run.ports, first.dossierId, 'name', 'Hồ Thị Thử');
    expect((await run.ports.drafts.find(other.dossierId))?.answers['name']).toBe('Hồ Văn Thử');
    expect((await run.ports.drafts.find(second.dossierId))?.answers).not.toHaveProperty('hasBook');
  });

  it('keeps both of two answers given in the same moment', async () => {
    const { run } = newDossierWorld();
    const [first] = await begin(run.ports);
    await Promise.all([
      answerQuestion(run.ports, first.dossierId, 'phone', '0912345678'),
      answerQuestion(run.ports, first.dossierId, 'hasBook', true),
      answerQuestion(run.ports, first.dossierId, 'name', 'Hồ Thị Thử'),
    ]);
    const { answers } = (await run.ports.drafts.find(first.dossierId))!;
    expect(answers).toMatchObject({ phone: '0912345678', hasBook: true, name: 'Hồ Thị Thử' });
  });

  it('takes an answer back', async () => {
    const { run } = newDossierWorld();
    const [first] = await begin(run.ports);
    await answerQuestion(run.ports, first.dossierId, 'phone', '0912345678');
    await answerQuestion(run.ports, first.dossierId, 'phone', undefined);
    expect((await run.ports.drafts.find(first.dossierId))?.answers).not.toHaveProperty('phone');
  });

  it('answers nothing in a dossier that is not there', async () => {
    const { run } = newDossierWorld();
    expect(await answerQuestion(run.ports, 'nobody', 'name', 'x')).toMatchObject({ problem: { code: 'not-found' } });
  });
});
