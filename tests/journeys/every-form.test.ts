/** Every published form with its invented family: from the consent at the door to an accepted dossier and its declaration. */

import { readdirSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { Signatory } from '../../src/core/dossier/dossier.ts';
import type { Declaration } from '../../src/core/procedure/declaration.ts';
import { makeDeclarations } from '../../src/core/procedure/make-declaration.ts';
import type { Procedure } from '../../src/core/procedure/procedure.ts';
import { mayConcernApplicant } from '../../src/ui/field/begin-rules.ts';
import { declarationText } from '../fixtures/declaration-text.ts';
import { listLabels } from '../fixtures/list-labels.ts';
import type { Family } from '../procedures/families/family.ts';
import { completeForms, readProcedure } from '../procedures/read-catalogue.ts';
import { wireFakes } from './fake-wiring.ts';
import { tellJourney } from './journey.ts';
import type { JourneyWiring } from './journey-wiring.ts';
import type { Visit } from './visit.ts';

const folder = new URL('../procedures/families/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== 'family.ts');
const families = await Promise.all(
  names.map(async (name) => {
    const { family } = (await import(new URL(name, folder).href)) as { family: Family };
    return { name: name.replace(/\.ts$/, ''), family };
  }),
);

let wiring: JourneyWiring;

/** The family's day at the door; everything that must be answered is answered by the family itself. */
async function tellAll(visit: Visit, family: Family, procedure: Procedure): Promise<void> {
  visit.consents();
  if ('card' in family.applicant) visit.scan(family.applicant.card);
  else visit.types(family.applicant);
  const { representative } = family;
  if (representative) visit.isHelpedBy(representative.person, representative.basis);
  visit.goes(family.lane ?? procedure.lanes[0] ?? 'assisted');
  if (isAboutAnother(family, procedure)) visit.concernsSomebodyElse();
  await visit.needs(family.code);
  await visit.answer(family.answers);
  expect(await visit.openQuestions()).toEqual([]);
  for (const paperId of await visit.papersAskedFor()) await visit.photograph(paperId);
  await visit.reads();
}

/** As the volunteer hears it: the form never is about the applicant, or the family names somebody else. */
function isAboutAnother({ answers }: Family, procedure: Procedure): boolean {
  const questions = procedure.form?.sections.flatMap((section) => section.questions) ?? [];
  const isNamed = questions.some(
    ({ id, means }) => id in answers && means?.of === 'subject' && means.field === 'fullName',
  );
  return isNamed || !mayConcernApplicant([procedure]);
}

async function signAll(visit: Visit, sheet: string): Promise<void> {
  const missing = (await visit.problems()).flatMap(({ code, role }) =>
    code === 'signature-missing' && role !== undefined ? [role as Signatory['role']] : [],
  );
  for (const role of new Set(missing)) await visit.signs(sheet, role);
}

function textOf(sheets: readonly Declaration[]): string {
  return sheets.map(declarationText).join('\n\n');
}

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
    await tellAll(visit, family, procedure);
    await signAll(visit, sheet);
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
    const sheets = makeDeclarations(procedure, text, {
      today,
      signedOn: today,
      place: 'Đakrông',
      communeName: 'Xã Đakrông',
      labels: listLabels(),
    });
    const printed = textOf(sheets);
    expect({ printed, missing: family.prints.filter((phrase) => !printed.includes(phrase)) }).toEqual({
      printed,
      missing: [],
    });
    const unwanted = (family.printsNot ?? []).filter((phrase) => printed.includes(phrase));
    expect({ printed, unwanted }).toEqual({ printed, unwanted: [] });
  });
});
