import type { HouseholdEvent } from '../../../core/household/desk-households.ts';
import { formatMoment } from '../../parts/format.ts';
import { hamlet as doors } from '../../texts/vi/hamlet.ts';
import { households } from '../../texts/vi/households.ts';
import { vneid } from '../../texts/vi/vneid.ts';
import { dayText } from './day-text.ts';
import css from './households.module.css';

const texts = households.event;

/** What was noted and done about a household, the newest on top: who, when, what. */
export function HouseholdHistory({ history }: { readonly history: readonly HouseholdEvent[] }) {
  return (
    <section className={css['card']}>
      <h2>{households.household.history}</h2>
      {history.length === 0 ? (
        <p>{households.household.noHistory}</p>
      ) : (
        <ol className={css['history']}>
          {[...history].reverse().map((event, at) => (
            <li key={`${history.length - at} ${event.at}`}>
              <b>{titleOf(event)}</b>
              {linesOf(event).map((line) => (
                <div key={line}>{line}</div>
              ))}
              <small>
                {formatMoment(event.at)} · {event.by}
                {event.what.kind === 'note' && event.what.isDesk && ` (${texts.desk})`}
              </small>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function titleOf({ what }: HouseholdEvent): string {
  if (what.kind !== 'note') return texts.roster[what.kind];
  const { body } = what;
  switch (body.type) {
    case 'door':
      return `${texts.door}: ${doors.household.outcomes[body.outcome]}`;
    case 'vneid': {
      const people = body.people.map(({ name, step }) => `${name} (${vneid.steps[step].toLocaleLowerCase('vi')})`);
      return texts.vneid(people.join(', '));
    }
    case 'household':
      return body.isGone ? texts.gone : texts.household;
    default:
      return '';
  }
}

function linesOf({ what }: HouseholdEvent): readonly string[] {
  if (what.kind !== 'note') {
    const differs = what.differs.map(({ field, from, to }) =>
      texts.differs(households.fields[field], wordsOf(field, from), wordsOf(field, to)),
    );
    return what.reason === undefined ? differs : [texts.reason(what.reason), ...differs];
  }
  const { body } = what;
  if (body.type === 'door') {
    return [body.comeBackOn && texts.comeBack(dayText(body.comeBackOn)), body.remark].filter(
      (line) => line !== undefined && line !== '',
    ) as string[];
  }
  if (body.type !== 'household') return [];
  const { headName, whereabouts, memberCount, phone, needs, remark } = body.household;
  const facts = [headName, whereabouts, memberCount !== undefined && households.members(memberCount), phone];
  const needed = needs.map((need) => doors.needs[need]).join(', ');
  const late = what.late?.map((field) => texts.lateFields[field]) ?? [];
  return [
    [...facts, needed].filter(Boolean).join(', '),
    remark ?? '',
    late.length > 0 ? texts.cameLate(late.join(', ')) : '',
  ].filter((line) => line !== '');
}

/** Needs travel as their codes. */
export function wordsOf(field: string, text: string): string {
  if (field !== 'needs') return text;
  return text
    .split(' ')
    .flatMap((code) => (Object.hasOwn(doors.needs, code) ? doors.needs[code as keyof typeof doors.needs] : []))
    .join(', ');
}
