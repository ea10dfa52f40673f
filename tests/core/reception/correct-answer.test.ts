import { describe, expect, it } from 'vitest';
import {
  correctAnswer,
  correctedAnswers,
  correctionsAfter,
  stillIncomplete,
} from '../../../src/core/reception/correct-answer.ts';
import { aDraft } from '../../fixtures/dossier-fixtures.ts';
import { aProcedure } from '../../fixtures/publish-procedure.ts';
import { sealedTextOf } from '../../fixtures/sealed-text-fixture.ts';

const by = { reason: 'Gọi lại', by: 'desk', at: '2026-11-23T08:00:00+07:00' };
const correction = { questionId: 'reason', before: 'Cũ', after: 'Mới', ...by };
const text = sealedTextOf(aDraft({ answers: { reason: 'Cũ', other: 'Khác' } }));

describe('the answers that hold', () => {
  it('are the signed ones with the newest correction of each, and the signed ones stay', () => {
    const newer = { ...correction, before: 'Mới', after: 'Mới hơn' };
    expect(correctedAnswers(text.answers, [correction, newer])).toEqual({ reason: 'Mới hơn', other: 'Khác' });
    expect(text.answers).toEqual({ reason: 'Cũ', other: 'Khác' });
    expect(correctedAnswers(text.answers, [])).toEqual(text.answers);
  });
});

describe('a correction of what a newer packet brought', () => {
  it('goes where the resident signed something else meanwhile, and stays where he did not', () => {
    const before = { text, corrections: [correction, { ...correction, questionId: 'other' }] };
    expect(correctionsAfter(before, { reason: 'Cũ', other: 'Ký lại' })).toEqual([correction]);
    expect(correctionsAfter(undefined, {})).toEqual([]);
    expect(correctionsAfter({ text }, text.answers)).toEqual([]);
  });
});

describe('a question that is corrected', () => {
  const attempt = (request: object, changes = {}) =>
    correctAnswer(
      { state: 'received' },
      { procedure: aProcedure(changes), text, corrections: [correction] },
      { questionId: 'reason', value: 'Hai', reason: 'Đọc nhầm', ...request },
      '2026-11-23',
    );

  it('shows what held before, not what was signed', () => {
    expect(attempt({})).toEqual({
      ok: true,
      value: { questionId: 'reason', before: 'Mới', after: 'Hai', reason: 'Đọc nhầm' },
    });
  });

  it('is one that the form asks, with a value that the form takes', () => {
    expect(attempt({ questionId: 'other' })).toMatchObject({ problem: { code: 'bad-request' } });
    expect(attempt({ value: null })).toMatchObject({ problem: { code: 'bad-request' } });
    expect(attempt({ value: 'x'.repeat(501) })).toMatchObject({ problem: { code: 'answer-too-long' } });
    expect(attempt({ reason: '' })).toMatchObject({ problem: { code: 'reason-missing' } });
    expect(attempt({}, { form: undefined })).toMatchObject({ problem: { code: 'bad-request' } });
  });
});

describe('a dossier that was handed over unfinished', () => {
  const missing = [
    { code: 'answer-missing', questionId: 'reason' },
    { code: 'paper-missing', paperId: 'birth-paper' },
    { code: 'confirmation-missing' },
  ];

  it('stays so until the last answer and paper are there; the read-back is the signature’s', () => {
    const once = stillIncomplete({ missing, note: 'Mai bổ sung' }, { questionId: 'reason' });
    expect(once).toEqual({ missing: missing.slice(1), note: 'Mai bổ sung' });
    expect(stillIncomplete(once, { paperId: 'another' })).toEqual(once);
    expect(stillIncomplete(once, { paperId: 'birth-paper' })).toBeUndefined();
    expect(stillIncomplete(undefined, { paperId: 'birth-paper' })).toBeUndefined();
  });
});
