import type { Consent } from '../../core/dossier/dossier.ts';
import type { ConsentText, Lane, LifeEvent, Procedure } from '../../core/procedure/procedure.ts';

/** Consents these procedures want before questions are asked and that were not given yet, each text once. */
export function consentsToAsk(procedures: readonly Procedure[], given: readonly Consent[]): readonly ConsentText[] {
  const wanted = procedures
    .flatMap((procedure) => procedure.consents)
    .filter(({ purpose }) => purpose !== 'confirm' && !given.some((consent) => consent.purpose === purpose));
  return wanted.filter((consent, index) => wanted.findIndex((other) => other.text === consent.text) === index);
}

/** The lanes that every one of these procedures has; directly with help first. */
export function lanesOf(procedures: readonly Procedure[]): readonly Lane[] {
  const lanes: readonly Lane[] = ['assisted', 'online'];
  return lanes.filter((lane) => procedures.every((procedure) => procedure.lanes.includes(lane)));
}

/** The newborn and the deceased never ask for themselves. */
const neverOwn: readonly LifeEvent[] = ['birth', 'death'];

/** Whether it must be asked if the person who asks is also the one it is about. */
export function mayConcernApplicant(procedures: readonly Procedure[]): boolean {
  const about = procedures.filter((procedure) =>
    procedure.form?.sections.some((section) => section.questions.some((question) => question.means?.of === 'subject')),
  );
  return about.length > 0 && !about.some(({ lifeEvents }) => lifeEvents.some((event) => neverOwn.includes(event)));
}
