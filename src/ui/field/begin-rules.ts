import type { Person } from '../../core/citizen/person.ts';
import type { Consent, Draft } from '../../core/dossier/dossier.ts';
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

const namesHamlet = /^(thôn|bản|làng|xóm|khóm|ấp|khối|khu phố|tổ dân phố)\s/i;

/**
 * The hamlet that stands there before anybody types: today's last door, because a round goes through one hamlet; else what the
 * card says; else the last door of an earlier day. `drafts`: newest first.
 */
export function proposeHamlet(
  applicant: Person | undefined,
  drafts: readonly Pick<Draft, 'place' | 'startedAt'>[],
  today: string,
): string {
  const last = drafts.find(({ place }) => place.hamlet);
  const onCard = applicant?.address?.text.split(',')[0]?.trim() ?? '';
  const isOfToday = last?.startedAt.slice(0, 10) === today;
  return (!isOfToday && namesHamlet.test(onCard) ? onCard : last?.place.hamlet) ?? '';
}
