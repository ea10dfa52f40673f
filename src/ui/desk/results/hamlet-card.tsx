/** The results of one hamlet: chosen row by row, packed for a visit, or brought back. */

import { useId, useState } from 'react';
import { formatLocalCode } from '../../../core/dossier/local-code.ts';
import type { HamletResults } from '../../../core/results/desk-results.ts';
import type { CarriedResult, ResultToHandOver } from '../../../core/results/result-to-hand-over.ts';
import { dayWords, hamletName } from '../../../core/visit/visit-text.ts';
import { Button } from '../../parts/button.tsx';
import { useDevice } from '../../parts/device-context.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { Notice } from '../../parts/notice.tsx';
import table from '../../parts/office-table.module.css';
import { deskResults as texts } from '../../texts/vi/desk-results.ts';
import { toDeskTime } from '../actions/desk-time.ts';
import { PrintButton } from '../print-button.tsx';
import type { ResultStep } from './result-step.ts';
import css from './results.module.css';
import { fullDayWords } from '../../parts/visit-words.ts';

interface HamletCardProps {
  readonly group: HamletResults;
  readonly isBusy: boolean;
  readonly onTake: (step: ResultStep) => Promise<boolean>;
}

export function HamletCard({ group, isBusy, onTake }: HamletCardProps) {
  const { hamlet, visits, results } = group;
  const device = useDevice();
  const listId = useId();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [visitId, setVisitId] = useState(visits[0]?.visitId ?? '');
  const [day, setDay] = useState('');
  const [typed, setTyped] = useState<string>();
  const [complaint, setComplaint] = useState<string>();
  const visit = visits.find((each) => each.visitId === visitId);
  const date = visit?.date ?? day;
  const carrier = typed ?? visit?.people[0] ?? '';
  const picked = results.filter(({ dossierId }) => chosen.has(dossierId));
  const carried = picked.filter((result) => result.carried);
  const today = toDeskTime(device.clock.nowIso()).slice(0, 10);
  const prints = [...new Set(results.flatMap((result) => result.carried?.date ?? []))].sort();

  const idsOf = (rows: readonly ResultToHandOver[]) => rows.map(({ dossierId }) => dossierId);

  async function take(step: ResultStep): Promise<void> {
    setComplaint(undefined);
    if (await onTake(step)) setChosen(new Set());
  }

  function pack(): void {
    if (picked.length === 0) return setComplaint(texts.chooseFirst);
    if (date === '') return setComplaint(texts.dayFirst);
    if (carrier.trim() === '') return setComplaint(texts.carrierFirst);
    const dossierIds = idsOf(picked);
    const where = { hamlet: hamlet === '' ? texts.noHamlet : hamlet, date, carrier: carrier.trim() };
    const body = { dossierIds, ...where, ...(visit && { visitId: visit.visitId }) };
    // Those that another visit had before cannot all go back to where each was in one step.
    const undo = carried.length === 0 ? ({ path: 'return', body: { dossierIds } } as const) : undefined;
    const done = texts.packed(dossierIds.length, carrier.trim());
    void take({ path: 'pack', body, done, ...(undo && { undo }) });
  }

  function bringBack(): void {
    const dossierIds = idsOf(carried);
    const before = onlyTrip(carried);
    const undo = before && ({ path: 'pack', body: { dossierIds, ...before } } as const);
    void take({ path: 'return', body: { dossierIds }, done: texts.returned(dossierIds.length), ...(undo && { undo }) });
  }

  const toggle = (ids: readonly string[], isOn: boolean) =>
    setChosen((before) => new Set([...before].filter((id) => isOn || !ids.includes(id)).concat(isOn ? ids : [])));

  return (
    <section className={css['card']} aria-label={hamlet === '' ? texts.noHamlet : hamletName(hamlet)}>
      <h2>
        {hamlet === '' ? texts.noHamlet : hamletName(hamlet)} <small>{texts.count(results.length)}</small>
      </h2>
      {visits.length === 0 && hamlet !== '' && <Nothing>{texts.noVisit}</Nothing>}
      <div className={table['wide']}>
        <table className={table['table']}>
          <thead>
            <tr>
              {texts.heads.map((head, index) => (
                <th key={head} scope="col">
                  {index === 0 ? (
                    <input
                      type="checkbox"
                      aria-label={texts.all}
                      checked={picked.length === results.length}
                      onChange={({ target }) => toggle(idsOf(results), target.checked)}
                    />
                  ) : (
                    head
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {results.map((result) => (
              <Row
                key={result.dossierId}
                result={result}
                isChosen={chosen.has(result.dossierId)}
                onChoose={(isOn) => toggle([result.dossierId], isOn)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div className={css['fields']}>
        <label>
          {texts.visit}
          <select
            value={visitId}
            onChange={({ target }) => {
              setVisitId(target.value);
              setTyped(undefined);
            }}
          >
            {visits.map(({ visitId: id, date: on, from, place }) => (
              <option key={id} value={id}>
                {texts.visitOption(fullDayWords(on), from, place)}
              </option>
            ))}
            <option value="">{texts.otherDay}</option>
          </select>
        </label>
        {!visit && (
          <label>
            {texts.day}
            <input type="date" min={today} value={day} onChange={({ target }) => setDay(target.value)} />
          </label>
        )}
        <label>
          {texts.carrier}
          <input
            list={listId}
            maxLength={200}
            autoComplete="off"
            value={carrier}
            onChange={({ target }) => setTyped(target.value)}
          />
          <datalist id={listId}>
            {visit?.people.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </datalist>
        </label>
      </div>
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      <div className={css['row']}>
        <Button kind="primary" icon="box" disabled={isBusy} onClick={pack}>
          {texts.pack(picked.length)}
        </Button>
        {carried.length > 0 && (
          <Button icon="back" disabled={isBusy} onClick={bringBack}>
            {texts.back(carried.length)}
          </Button>
        )}
        {prints.map((on) => (
          <PrintButton
            key={`${on} ${results.filter((result) => result.carried?.date === on).length}`}
            path={`/desk/results/list?hamlet=${encodeURIComponent(hamlet === '' ? texts.noHamlet : hamlet)}&date=${on}`}
            fileName={`ket-qua-mang-theo_${on}.pdf`}
            words={texts.print(dayWords(on))}
          />
        ))}
      </div>
    </section>
  );
}

interface RowProps {
  readonly result: ResultToHandOver;
  readonly isChosen: boolean;
  readonly onChoose: (isOn: boolean) => void;
}

function Row({ result, isChosen, onChoose }: RowProps) {
  const { applicantName, localCode, procedureName, summary, doneOn, carried, files, bring } = result;
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          aria-label={texts.choose(applicantName)}
          checked={isChosen}
          onChange={({ target }) => onChoose(target.checked)}
        />
      </td>
      <td>
        <b>{applicantName}</b>
        <br />
        <span className={css['code']}>{formatLocalCode(localCode)}</span>
      </td>
      <td>
        {procedureName}
        <br />
        <span className={css['muted']}>{summary}</span>
      </td>
      <td>{dayWords(doneOn)}</td>
      <td>
        {carried ? texts.carried(carried.carrier, dayWords(carried.date)) : texts.atDesk}
        {files > 0 && (
          <>
            <br />
            <span className={css['muted']}>{texts.files(files)}</span>
          </>
        )}
      </td>
      <td>{bring.join('; ')}</td>
    </tr>
  );
}

/** Where all of them were on their way to; absent: to several places. */
function onlyTrip(results: readonly ResultToHandOver[]): CarriedResult | undefined {
  const trips = new Set(results.map(({ carried }) => JSON.stringify(carried)));
  return trips.size === 1 ? results[0]?.carried : undefined;
}
