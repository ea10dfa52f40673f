import { describe, expect, it } from 'vitest';
import { knownFacts } from '../../../src/core/procedure/known-facts.ts';
import { prefillAnswers } from '../../../src/core/procedure/prefill-answers.ts';
import { readProcedure } from '../../fixtures/read-procedure.ts';

describe('known facts', () => {
  it('say whether somebody answers for the applicant, and why they may', () => {
    expect(knownFacts({ lane: 'assisted', representative: { basis: 'child' } })).toEqual({
      $lane: 'assisted',
      $representative: 'yes',
      $basis: 'child',
    });
    expect(knownFacts({})).toEqual({ $representative: 'no' });
  });

  it('spare the daughter the question of what she is to her mother', () => {
    const pension = readProcedure('1.014027');
    const answers = prefillAnswers(pension, [], knownFacts({ representative: { basis: 'child' } }));
    expect(answers['representativeRelation']).toBe('child');
    expect(prefillAnswers(pension, [], knownFacts({}))['representativeRelation']).toBeUndefined();
    const spouse = prefillAnswers(pension, [], knownFacts({ representative: { basis: 'spouse' } }));
    expect(spouse['representativeRelation']).toBeUndefined();
  });
});
