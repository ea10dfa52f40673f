/** A rule of the schedule, or one extra visit: where, when, who goes, what is received. */

import { useId, useState } from 'react';
import type { FormEvent } from 'react';
import { findDayNumber, weekdayOf } from '../../../core/calendar/calendar-date.ts';
import type { DeskVisits } from '../../../core/visit/desk-visits.ts';
import type { VisitPerson, VisitRepeat, VisitRule } from '../../../core/visit/schedule.ts';
import { dayWords } from '../../../core/visit/visit-text.ts';
import { Button } from '../../parts/button.tsx';
import { LineField } from '../../parts/line-field.tsx';
import { visits } from '../../texts/vi/visits.ts';
import css from './visits.module.css';
import { visitDays } from '../../texts/vi/visit-days.ts';

const texts = visits.form;
/** Monday first. */
const week = [1, 2, 3, 4, 5, 6, 0];

interface VisitFormProps {
  readonly page: DeskVisits;
  /** Absent: a new one. */
  readonly rule?: VisitRule;
  /** One visit on a day, and no rule. */
  readonly isExtra?: boolean;
  readonly day: string;
  readonly isBusy: boolean;
  readonly onSave: (body: object) => Promise<void>;
  readonly onClose: () => void;
  readonly onStop?: () => Promise<void>;
}

export function VisitForm({
  page,
  rule,
  isExtra = false,
  day: first,
  isBusy,
  onSave,
  onClose,
  onStop,
}: VisitFormProps) {
  const lists = useId();
  const [fields, setFields] = useState({
    hamlet: rule?.hamlet ?? '',
    place: rule?.place ?? '',
    from: rule?.from ?? '08:00',
    to: rule?.to ?? '11:00',
    weekday: String(rule?.weekday ?? weekdayOf(findDayNumber(first) ?? 0)),
    repeat: toChoice(rule?.repeat),
    day: first,
    validTo: rule?.validTo ?? '',
    validFrom: rule?.validFrom ?? first,
  });
  const [chosen, setChosen] = useState<readonly string[]>(rule?.people.flatMap(({ personId }) => personId ?? []) ?? []);
  const [guests, setGuests] = useState(guestsOf(rule));
  const [codes, setCodes] = useState<readonly string[] | undefined>(rule?.procedures);
  const [isTried, setTried] = useState(false);
  const set = (name: keyof typeof fields) => (event: { target: { value: string } }) =>
    setFields({ ...fields, [name]: event.target.value.normalize('NFC') });
  const faults: { readonly [name: string]: string | undefined } = {
    hamlet: fields.hamlet.trim() === '' ? texts.missing : undefined,
    place: fields.place.trim() === '' ? texts.missing : undefined,
    to: fields.from >= fields.to ? texts.times : undefined,
    day: isExtra && fields.day === '' ? texts.missing : undefined,
    validFrom: !isExtra && fields.validFrom === '' ? texts.missing : undefined,
    validTo: fields.validTo !== '' && fields.validTo < fields.validFrom ? texts.days : undefined,
    procedures: codes?.length === 0 ? texts.missing : undefined,
  };
  const shown = isTried ? faults : {};
  const point = page.points.find(({ name }) => name === fields.place.trim());

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (isBusy || Object.values(faults).some(Boolean)) return;
    const { hamlet, place, from, to, day, validFrom, validTo } = fields;
    const people: VisitPerson[] = [
      ...chosen.map((personId) => ({ personId, name: shownName(page, rule, personId) })),
      ...guests
        .split('\n')
        .map((name) => name.trim())
        .filter((name) => name !== '')
        .map((name) => ({ name })),
    ];
    const content = {
      hamlet,
      place,
      from,
      to,
      people,
      ...(codes && { procedures: codes }),
      ...(point && { receptionPointId: point.receptionPointId }),
    };
    const when = { weekday: Number(fields.weekday), repeat: toRepeat(fields.repeat), validFrom };
    await onSave(
      isExtra ? { kind: 'extra', on: day, ...content } : { ...content, ...when, ...(validTo !== '' && { validTo }) },
    );
  }

  const text = (name: 'hamlet' | 'place', list: string, hint?: string) => (
    <LineField label={texts[name]} fault={shown[name]} hint={hint}>
      {(ties) => <input {...ties} name={name} list={list} maxLength={120} value={fields[name]} onChange={set(name)} />}
    </LineField>
  );
  const plain = (name: 'from' | 'to' | 'day' | 'validFrom' | 'validTo', type: 'date' | 'time', hint?: string) => (
    <LineField
      label={texts[name]}
      fault={shown[name]}
      hint={type === 'date' && fields[name] !== '' ? dayWords(fields[name]) : hint}
    >
      {(ties) => <input {...ties} name={name} type={type} value={fields[name]} onChange={set(name)} />}
    </LineField>
  );

  return (
    <form className={css['form']} noValidate onSubmit={(event) => void save(event)}>
      <h2>{isExtra ? texts.extra : texts.rule}</h2>
      <datalist id={`${lists}-hamlets`}>
        {page.hamlets.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
      <datalist id={`${lists}-places`}>
        {page.points.map(({ receptionPointId, name }) => (
          <option key={receptionPointId} value={name}>
            {name}
          </option>
        ))}
      </datalist>
      <div className={css['fields']}>
        {text('hamlet', `${lists}-hamlets`)}
        {text('place', `${lists}-places`, texts.placeHint)}
        {isExtra ? (
          plain('day', 'date')
        ) : (
          <>
            <LineField label={texts.weekday}>
              {(ties) => (
                <select {...ties} name="weekday" value={fields.weekday} onChange={set('weekday')}>
                  {week.map((weekday) => (
                    <option key={weekday} value={weekday}>
                      {visitDays.weekday(weekday)}
                    </option>
                  ))}
                </select>
              )}
            </LineField>
            <LineField label={texts.repeat}>
              {(ties) => (
                <select {...ties} name="repeat" value={fields.repeat} onChange={set('repeat')}>
                  {['weekly', 'second-week', '1', '2', '3', '4', '5', '-1'].map((kind) => (
                    <option key={kind} value={kind}>
                      {texts.repeats[kind]}
                    </option>
                  ))}
                </select>
              )}
            </LineField>
          </>
        )}
        {plain('from', 'time')}
        {plain('to', 'time')}
        {!isExtra && plain('validFrom', 'date')}
        {!isExtra && plain('validTo', 'date', texts.validToHint)}
      </div>
      <fieldset className={css['choices']}>
        <legend>{texts.people}</legend>
        <small>{texts.peopleHint}</small>
        <div className={css['ticks']}>
          {page.people.map(({ personId, name }) => (
            <Tick key={personId} value={personId} chosen={chosen} onChange={setChosen}>
              {name}
            </Tick>
          ))}
        </div>
        <LineField label={texts.guests} hint={texts.guestsHint}>
          {(ties) => (
            <textarea
              {...ties}
              name="guests"
              rows={2}
              value={guests}
              onChange={(event) => setGuests(event.target.value.normalize('NFC'))}
            />
          )}
        </LineField>
      </fieldset>
      <fieldset className={css['choices']}>
        <legend>{texts.procedures}</legend>
        <div className={css['ticks']}>
          <label>
            <input type="radio" name="all" checked={codes === undefined} onChange={() => setCodes(undefined)} />
            {texts.all}
          </label>
          <label>
            <input type="radio" name="all" checked={codes !== undefined} onChange={() => setCodes(codes ?? [])} />
            {texts.some}
          </label>
        </div>
        {codes !== undefined && (
          <div className={css['ticks']}>
            {page.procedures.map(({ code, shortName }) => (
              <Tick key={code} value={code} chosen={codes} onChange={setCodes}>
                {shortName}
              </Tick>
            ))}
          </div>
        )}
        {shown['procedures'] && <small className={css['fault']}>{shown['procedures']}</small>}
      </fieldset>
      <div className={css['row']}>
        <Button kind="primary" type="submit" disabled={isBusy}>
          {visits.save}
        </Button>
        <Button onClick={onClose}>{visits.close}</Button>
        {onStop && (
          <Button kind="quiet" disabled={isBusy} onClick={() => void onStop()}>
            {visits.stop}
          </Button>
        )}
      </div>
    </form>
  );
}

interface TickProps {
  readonly value: string;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly children: string;
}

function Tick({ value, chosen, onChange, children }: TickProps) {
  const isChosen = chosen.includes(value);
  return (
    <label>
      <input
        type="checkbox"
        checked={isChosen}
        onChange={() => onChange(isChosen ? chosen.filter((each) => each !== value) : [...chosen, value])}
      />
      {children}
    </label>
  );
}

function guestsOf(rule: VisitRule | undefined): string {
  return (rule?.people ?? [])
    .filter(({ personId }) => personId === undefined)
    .map(({ name }) => name)
    .join('\n');
}

/** As it was shown before, so that a rank once written stays. */
function shownName(page: DeskVisits, rule: VisitRule | undefined, personId: string): string {
  const known = rule?.people.find((person) => person.personId === personId);
  return known?.name ?? page.people.find((person) => person.personId === personId)?.name ?? personId;
}

function toChoice(repeat: VisitRepeat | undefined): string {
  return repeat?.kind === 'month' ? String(repeat.turn) : (repeat?.kind ?? 'weekly');
}

function toRepeat(choice: string): object {
  return choice === 'weekly' || choice === 'second-week' ? { kind: choice } : { kind: 'month', turn: Number(choice) };
}
