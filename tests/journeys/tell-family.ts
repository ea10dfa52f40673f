/** An invented family's sitting at the door, as its file tells it, up to the signed and sealed packet. */

import type { Signatory } from '../../src/core/dossier/dossier.ts';
import type { Procedure } from '../../src/core/procedure/procedure.ts';
import { mayConcernApplicant } from '../../src/ui/field/begin-rules.ts';
import type { Family } from '../procedures/families/family.ts';
import type { Visit } from './visit.ts';

/** Everything the family says is answered and every paper photographed; what it leaves open stays open. */
export async function tellFamily(visit: Visit, family: Family, procedure: Procedure): Promise<void> {
  visit.consents();
  if ('card' in family.applicant) visit.scan(family.applicant.card);
  else visit.types(family.applicant);
  const { representative } = family;
  if (representative) visit.isHelpedBy(representative.person, representative.basis);
  visit.goes(family.lane ?? procedure.lanes[0] ?? 'assisted');
  if (isAboutAnother(family, procedure)) visit.concernsSomebodyElse();
  await visit.needs(family.code);
  await visit.answer(family.answers);
  for (const paperId of await visit.papersAskedFor()) await visit.photograph(paperId);
}

/** Reads back and signs wherever the declaration still wants a name. */
export async function readAndSign(visit: Visit, sheet: string): Promise<void> {
  await visit.reads();
  const missing = (await visit.problems()).flatMap(({ code, role }) =>
    code === 'signature-missing' && role !== undefined ? [role as Signatory['role']] : [],
  );
  for (const role of new Set(missing)) await visit.signs(sheet, role);
}

/** As the volunteer hears it: the form never is about the applicant, or the family names somebody else. */
function isAboutAnother({ answers }: Family, procedure: Procedure): boolean {
  const questions = procedure.form?.sections.flatMap((section) => section.questions) ?? [];
  const isNamed = questions.some(
    ({ id, means }) => id in answers && means?.of === 'subject' && means.field === 'fullName',
  );
  return isNamed || !mayConcernApplicant([procedure]);
}
