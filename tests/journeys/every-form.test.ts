/** Every published form with its invented family: from the consent at the door to an accepted dossier and its declaration. */

import { afterEach, describe, expect, it } from 'vitest';
import { makeDeclarations } from '../../src/core/declaration/make-declaration.ts';
import { declarationText } from '../fixtures/declaration-text.ts';
import { listLabels } from '../fixtures/list-labels.ts';
import { completeForms, readProcedure } from '../procedures/read-catalogue.ts';
import { readFamilies } from '../procedures/read-families.ts';
import { wireFakes } from './fake-wiring.ts';
import { tellJourney } from './journey.ts';
import type { JourneyWiring } from './journey-wiring.ts';
import { readAndSign, tellFamily } from './tell-family.ts';

const families = await readFamilies();
let wiring: JourneyWiring;

it('every published form has its family', () => {
  const without = completeForms.filter((code) => !families.some(({ family }) => family.code === code));
  expect(without).toEqual([]);
});

it.each(families)('the file $name is named by its code', ({ name, family }) => {
  expect(name.startsWith(family.code)).toBe(true);
});

describe.each(families)('the family of $name', ({ family }) => {
  afterEach(() => wiring.close());

  it('goes from the door to an accepted dossier, and its declaration shows what they said', async () => {
    const procedure = readProcedure(family.code);
    wiring = await wireFakes([family.code]);
    const { coverage, desk, phone, visit: begin } = tellJourney(wiring);
    const sheet = await desk.printsSheet();
    coverage.leaves();
    const visit = begin();
    await tellFamily(visit, family, procedure);
    expect(await visit.openQuestions()).toEqual([]);
    await readAndSign(visit, sheet);
    const problems = await visit.problems();
    expect(problems.filter(({ weight }) => weight === undefined || weight === 'blocks')).toEqual([]);
    const [packet] = await visit.seal();
    if (!packet) throw new Error('nothing was sealed');
    await coverage.returns();
    const { text } = await desk.has(packet);
    await desk.accepts(packet, 'H50.12-261121-0001');
    await coverage.returns();
    expect(await phone.knowsOf(packet)).toMatchObject({ state: 'accepted' });

    const today = text.sealedAt.slice(0, 10);
    const options = { today, signedOn: today, place: 'Đakrông', communeName: 'Xã Đakrông', labels: listLabels() };
    const printed = makeDeclarations(procedure, text, options).map(declarationText).join('\n\n');
    // The whole text stands in the comparison, so that a missing phrase shows beside what was printed instead.
    const missing = family.prints.filter((phrase) => !printed.includes(phrase));
    expect({ printed, missing }).toEqual({ printed, missing: [] });
    const unwanted = (family.printsNot ?? []).filter((phrase) => printed.includes(phrase));
    expect({ printed, unwanted }).toEqual({ printed, unwanted: [] });
  });
});
