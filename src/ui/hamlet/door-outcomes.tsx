/** What happened at the door: one tap each, a day more for a promise to come back. A mistake is followed, never deleted. */

import { useState } from 'react';
import type { DoorBody, DoorOutcome } from '../../core/household/household.ts';
import { undoKnock } from '../../core/household/round.ts';
import type { RoundDoor } from '../../core/household/round.ts';
import { compareNotes } from '../../core/notes/note.ts';
import type { Note, NoteBody } from '../../core/notes/note.ts';
import { findDayNumber, isoOfDayNumber } from '../../core/calendar/calendar-date.ts';
import { isDay } from '../../core/visit/ready-to-go.ts';
import { isSameHamlet } from '../../core/visit/visit-errands.ts';
import { dayWords } from '../../core/visit/visit-text.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { TextLine } from '../parts/text-line.tsx';
import { useVisitsAhead } from '../field/visits-ahead.ts';
import { hamlet as texts } from '../texts/vi/hamlet.ts';
import css from './hamlet.module.css';
import { doorIcons } from './door-words.ts';
import type { HamletInHand } from './use-hamlet.ts';
import { fullDayWords } from '../parts/visit-words.ts';

const words = texts.household;
const outcomes = ['helped', 'not-home', 'declined', 'come-back'] as const;
const longestRemark = 500;

interface DoorOutcomesProps {
  readonly inHand: HamletInHand;
  readonly door: RoundDoor;
  readonly onWrite: (bodies: readonly NoteBody[], said: string, undo?: readonly NoteBody[]) => Promise<void>;
}

export function DoorOutcomes({ inHand, door, onWrite }: DoorOutcomesProps) {
  const { known, today, isBusy } = inHand;
  const { householdId } = door.household;
  const [remark, setRemark] = useState('');
  const [asksDay, setAsksDay] = useState(false);
  const trimmed = remark.trim();
  const isTooLong = trimmed.length > longestRemark;

  async function write(outcome: DoorOutcome, comeBackOn?: string): Promise<void> {
    if (isTooLong) return;
    setAsksDay(false);
    const body: DoorBody = {
      type: 'door',
      householdId,
      outcome,
      ...(comeBackOn !== undefined && { comeBackOn }),
      ...(trimmed !== '' && { remark: trimmed }),
    };
    const said = comeBackOn === undefined ? words.outcomes[outcome] : texts.comeBackOn(dayWords(comeBackOn));
    await onWrite([body], words.written(said), [undoKnock(householdId, door.door)]);
    setRemark('');
  }

  return (
    <section className={css['section']}>
      <h2>{words.whatNow}</h2>
      <TextLine label={words.remarkFor} hint={words.remarkHint} name="remark" value={remark} onChange={setRemark} />
      {isTooLong && (
        <Notice tone="attention" urgent>
          {texts.form.tooLong(longestRemark)}
        </Notice>
      )}
      <div className={css['outcomes']}>
        {outcomes.map((outcome) => (
          <Button
            key={outcome}
            icon={doorIcons[outcome]}
            disabled={isBusy || isTooLong}
            aria-pressed={door.state === outcome}
            {...(outcome === 'come-back' && { 'aria-expanded': asksDay })}
            onClick={() => (outcome === 'come-back' ? setAsksDay(!asksDay) : void write(outcome))}
          >
            {words.outcomes[outcome]}
          </Button>
        ))}
      </div>
      {asksDay && (
        <DayChoice
          hamlet={inHand.hamlet}
          today={today}
          isBusy={isBusy}
          onChoose={(day) => void write('come-back', day)}
        />
      )}
      {door.state !== 'to-knock' && (
        <Button
          kind="quiet"
          disabled={isBusy}
          onClick={() => void onWrite([undoKnock(householdId, findBefore(known?.notes ?? [], door))], words.undone)}
        >
          {words.mistake}
        </Button>
      )}
    </section>
  );
}

/** What held at this door before the note that holds now, as far as this phone knows. */
function findBefore(notes: readonly Note[], { household, door }: RoundDoor): Note<DoorBody> | undefined {
  const isAtDoor = (note: Note): note is Note<DoorBody> =>
    note.body.type === 'door' && note.body.householdId === household.householdId;
  const knocks = notes.filter(isAtDoor).sort(compareNotes);
  return knocks[knocks.findIndex(({ noteId }) => noteId === door?.noteId) - 1];
}

interface DayChoiceProps {
  readonly hamlet: string;
  readonly today: string;
  readonly isBusy: boolean;
  readonly onChoose: (day: string) => void;
}

function DayChoice({ hamlet, today, isBusy, onChoose }: DayChoiceProps) {
  const ahead = useVisitsAhead();
  const [day, setDay] = useState('');
  const [isTried, setTried] = useState(false);
  const tomorrow = isoOfDayNumber((findDayNumber(today) ?? 0) + 1);
  const visits = [...(ahead?.mine ?? []), ...(ahead?.others ?? [])];
  const next = visits.find((visit) => visit.date > today && isSameHamlet(visit.hamlet, hamlet))?.date;
  const isRight = isDay(day) && day >= today;
  return (
    <fieldset className={css['section']}>
      <legend>{words.comeBackTitle}</legend>
      {next !== undefined && next !== tomorrow && (
        <Button disabled={isBusy} onClick={() => onChoose(next)}>
          {words.nextVisit(fullDayWords(next))}
        </Button>
      )}
      <Button disabled={isBusy} onClick={() => onChoose(tomorrow)}>
        {`${words.tomorrow} ${dayWords(tomorrow)}`}
      </Button>
      <label className={css['line']}>
        {words.otherDay}
        <input type="date" min={today} value={day} onChange={({ target }) => setDay(target.value)} />
      </label>
      {isTried && !isRight && (
        <Notice tone="attention" urgent>
          {words.dayMissing}
        </Notice>
      )}
      <Button disabled={isBusy} onClick={() => (isRight ? onChoose(day) : setTried(true))}>
        {words.setDay}
      </Button>
    </fieldset>
  );
}
