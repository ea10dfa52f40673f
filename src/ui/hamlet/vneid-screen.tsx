/** VNeID at the door: how many have level 2, who wants it, who was invited. Saved together, as one packet. */

import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { VneidStep } from '../../core/household/household.ts';
import { findDoor } from '../../core/household/round.ts';
import type { RoundDoor } from '../../core/household/round.ts';
import type { NoteBody } from '../../core/notes/note.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { LineField } from '../parts/line-field.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { TextLine } from '../parts/text-line.tsx';
import choices from '../field/form/field.module.css';
import { hamlet as texts } from '../texts/vi/hamlet.ts';
import { page } from '../texts/vi/page.ts';
import css from './hamlet.module.css';
import { hamletPath, householdPath } from './hamlet-path.ts';
import { bodyOf, vneidLevels } from './household-draft.ts';
import type { SavedState } from './household-screen.tsx';
import { useHamlet } from './use-hamlet.ts';
import type { HamletInHand } from './use-hamlet.ts';
import { useRound } from './use-round.ts';
import { findPersonFault, isCount, levelsOf, mostPeople, personDraftOf, personOf } from './vneid-draft.ts';
import type { LevelDrafts, PersonDraft } from './vneid-draft.ts';

const words = texts.vneid;
const steps = Object.keys(words.steps) as VneidStep[];

export default function VneidScreen() {
  const inHand = useHamlet();
  const { householdId = '' } = useParams();
  const { known, hamlet, today } = inHand;
  const { days } = useRound(known, today);
  if (!known) return null;
  const door = findDoor(known, householdId, days);
  if (door) return <VneidForm inHand={inHand} door={door} />;
  return (
    <Page title={words.title} actions={<ButtonLink to={hamletPath(hamlet)}>{page.back}</ButtonLink>}>
      <Notice>{texts.household.missing}</Notice>
    </Page>
  );
}

function VneidForm({ inHand, door }: { readonly inHand: HamletInHand; readonly door: RoundDoor }) {
  const { hamlet, note, complaint, isBusy } = inHand;
  const { household, vneid } = door;
  const { householdId } = household;
  const navigate = useNavigate();
  const [levels, setLevels] = useState<LevelDrafts>(() => ({
    none: String(household.vneid?.none ?? ''),
    'level-1': String(household.vneid?.['level-1'] ?? ''),
    'level-2': String(household.vneid?.['level-2'] ?? ''),
  }));
  const [people, setPeople] = useState<readonly PersonDraft[]>(() => (vneid?.body.people ?? []).map(personDraftOf));
  const [isTried, setTried] = useState(false);
  const [said, setSaid] = useState<string>();
  const path = householdPath(hamlet, householdId);
  const change = (key: number, changes: Partial<PersonDraft>) =>
    setPeople(people.map((person) => (person.key === key ? { ...person, ...changes } : person)));

  function add(): void {
    const key = Math.max(-1, ...people.map((person) => person.key)) + 1;
    setPeople([...people, { key, name: '', birthYear: '', phone: '', step: 'asked' }]);
  }

  async function save(): Promise<void> {
    setTried(true);
    setSaid(undefined);
    if (vneidLevels.some((level) => !isCount(levels[level])) || people.some(findPersonFault)) return;
    const before = { levels: bodyOf(household), people: vneid?.body.people ?? [] };
    const counted = bodyOf(household, levelsOf(levels));
    const named = people.map(personOf);
    const [bodies, undo]: [NoteBody[], NoteBody[]] = [[], []];
    if (JSON.stringify(counted) !== JSON.stringify(before.levels)) {
      bodies.push(counted);
      undo.push(before.levels);
    }
    if (
      JSON.stringify(named) !== JSON.stringify(before.people.map((person, key) => personOf(personDraftOf(person, key))))
    ) {
      bodies.push({ type: 'vneid', householdId, people: named });
      undo.push({ type: 'vneid', householdId, people: before.people });
    }
    if (bodies.length === 0) return setSaid(words.same);
    if (!(await note(bodies))) return;
    const state: SavedState = { saved: words.saved, undo };
    await navigate(path, { replace: true, state });
  }

  return (
    <Page
      title={words.title}
      lead={`${household.headName}. ${words.lead}`}
      tabTitle={words.title}
      actions={
        <>
          <ButtonLink to={path}>{page.back}</ButtonLink>
          <Button kind="primary" disabled={isBusy} onClick={() => void save()}>
            {words.save}
          </Button>
        </>
      }
    >
      {(complaint ?? said) && (
        <Notice tone={complaint ? 'attention' : 'plain'} urgent>
          {complaint ?? said}
        </Notice>
      )}
      <fieldset className={css['section']}>
        <legend className={choices['label']}>{words.levels}</legend>
        <div className={css['counts']}>
          {vneidLevels.map((level) => (
            <LineField
              key={level}
              label={words.level[level]}
              fault={isTried && !isCount(levels[level]) ? words.countWrong : undefined}
            >
              {(ties) => (
                <input
                  {...ties}
                  name={`count-${level}`}
                  inputMode="numeric"
                  autoComplete="off"
                  maxLength={3}
                  value={levels[level]}
                  onChange={({ target }) => setLevels({ ...levels, [level]: target.value })}
                />
              )}
            </LineField>
          ))}
        </div>
      </fieldset>
      <section className={css['section']}>
        <h2>{words.people}</h2>
        <p className={css['muted']}>{words.invite}</p>
        {people.length === 0 && <Nothing>{words.nobody}</Nothing>}
        {people.map((person) => (
          <PersonFields
            key={person.key}
            person={person}
            fault={isTried ? findPersonFault(person) : undefined}
            onChange={(changes) => change(person.key, changes)}
            onRemove={() => setPeople(people.filter(({ key }) => key !== person.key))}
          />
        ))}
        {people.length < mostPeople && (
          <Button icon="plus" onClick={add}>
            {words.add}
          </Button>
        )}
      </section>
    </Page>
  );
}

interface PersonFieldsProps {
  readonly person: PersonDraft;
  readonly fault: string | undefined;
  readonly onChange: (changes: Partial<PersonDraft>) => void;
  readonly onRemove: () => void;
}

function PersonFields({ person, fault, onChange, onRemove }: PersonFieldsProps) {
  const { key, name, birthYear, phone, step } = person;
  return (
    <fieldset className={css['person']}>
      <legend>{name.trim() === '' ? words.add : name}</legend>
      {fault && (
        <Notice tone="attention" urgent>
          {fault}
        </Notice>
      )}
      <TextLine label={words.name} name={`name-${key}`} value={name} onChange={(value) => onChange({ name: value })} />
      <TextLine
        label={words.birthYear}
        name={`year-${key}`}
        inputMode="numeric"
        value={birthYear}
        onChange={(value) => onChange({ birthYear: value })}
      />
      <TextLine
        label={words.phone}
        name={`phone-${key}`}
        type="tel"
        value={phone}
        onChange={(value) => onChange({ phone: value })}
      />
      <div className={choices['choices']} role="group" aria-label={words.step}>
        {steps.map((each) => (
          <label key={each} className={choices['choice']}>
            <input
              type="radio"
              name={`step-${key}`}
              checked={step === each}
              onChange={() => onChange({ step: each })}
            />
            {words.steps[each]}
          </label>
        ))}
      </div>
      <Button kind="quiet" onClick={onRemove}>
        {words.remove}
      </Button>
    </fieldset>
  );
}
