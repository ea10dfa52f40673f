import { Link } from 'react-router';
import type { PersonHere } from '../../core/sharing-ports.ts';
import { Icon } from '../parts/icon.tsx';
import { StateChip } from '../parts/notice.tsx';
import { people as texts } from '../texts/vi/people.ts';
import css from './people.module.css';

interface PersonCardProps {
  readonly person: PersonHere;
  readonly isDisabled: boolean;
  readonly onChoose: () => void;
}

/** One of those who share the phone; whoever is using it goes on, anybody else is changed to. */
export function PersonCard({ person, isDisabled, onChoose }: PersonCardProps) {
  const words = (
    <>
      <Icon name="person" />
      <span className={css['words']}>
        <b>{person.name ?? texts.nameless}</b>
        {person.isCurrent && <StateChip tone="done">{texts.current}</StateChip>}
        <span>{person.name === undefined ? texts.namelessLead : texts.waiting(person.waiting)}</span>
      </span>
      <Icon name="forward" size={20} />
    </>
  );
  if (person.isCurrent) {
    return (
      <Link to="/" className={css['card']} aria-current="true">
        {words}
      </Link>
    );
  }
  return (
    <button type="button" className={css['card']} disabled={isDisabled} onClick={onChoose}>
      {words}
    </button>
  );
}
