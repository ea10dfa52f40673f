import type { Person } from '../../core/citizen/person.ts';
import { StateChip } from '../parts/notice.tsx';
import { formatPartialDate } from '../parts/format.ts';
import { who as texts } from '../texts/vi/who.ts';
import css from './person-summary.module.css';

/** A person as just heard or scanned, large enough to compare with the card at arm's length. */
export function PersonSummary({ person }: { readonly person: Person }) {
  return (
    <div className={css['person']}>
      <p className={css['name']}>{person.fullName}</p>
      <p>
        {[
          person.birthDate && `${texts.born} ${formatPartialDate(person.birthDate)}`,
          person.sex && texts.sex[person.sex],
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {(person.idNumber ?? person.oldIdNumber) && (
        <p className={css['number']}>{groupDigits(person.idNumber ?? person.oldIdNumber ?? '')}</p>
      )}
      {person.address && <p>{person.address.text}</p>}
      <StateChip tone={person.source === 'card' ? 'done' : 'plain'}>
        {person.noCardBecause
          ? texts.noCardBecause(texts.noCardReasons[person.noCardBecause])
          : person.source === 'card'
            ? texts.fromCard
            : texts.typed}
      </StateChip>
    </div>
  );
}

/** Twelve digits in threes, as they are read aloud. */
function groupDigits(digits: string): string {
  return digits.replace(/(\d{3})(?=\d)/g, '$1 ');
}
