/** /quay/ho/vneid: who wants level 2, for the police's mobile team: steps for many at once, list, invitations, days. */

import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { mostVneidPicks } from '../../../core/household/desk-households.ts';
import type { VneidHousehold, VneidList, VneidRow, VneidSteps } from '../../../core/household/desk-households.ts';
import type { VneidStep } from '../../../core/household/household.ts';
import { vneidSteps } from '../../../core/household/parse-household.ts';
import { Button } from '../../parts/button.tsx';
import { useDevice } from '../../parts/device-context.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { Notice, StateChip } from '../../parts/notice.tsx';
import { OfficePage } from '../../parts/office-frame.tsx';
import choices from '../../parts/choice-chips.module.css';
import table from '../../parts/office-table.module.css';
import { OfficeTrouble } from '../../parts/office-trouble.tsx';
import type { FailedOutcome } from '../../parts/outcome-sentence.ts';
import { useOffice } from '../../parts/use-office.ts';
import { vneid as texts } from '../../texts/vi/vneid.ts';
import { dayText } from './day-text.ts';
import css from './households.module.css';
import { VneidFiles } from './vneid-files.tsx';
import { VneidVisits } from './vneid-visits.tsx';

const keyOf = ({ householdId, position, name }: VneidRow) => `${householdId} ${position} ${name}`;

export default function VneidPage() {
  const [hamlet, setHamlet] = useState('');
  const page = useOffice<VneidList>(`/desk/vneid${hamlet === '' ? '' : `?hamlet=${encodeURIComponent(hamlet)}`}`);
  const { value, trouble } = page;
  const [step, setStep] = useState<VneidStep | 'all'>('all');
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const shown = useMemo(() => value?.rows.filter((row) => step === 'all' || row.step === step) ?? [], [value, step]);
  const chosen = shown.filter((row) => picked.has(keyOf(row)));
  const count = (each: VneidStep | 'all') =>
    value?.rows.filter((row) => each === 'all' || row.step === each).length ?? 0;

  return (
    <OfficePage title={texts.title} lead={texts.lead}>
      {trouble && <OfficeTrouble trouble={trouble} isOld={value !== undefined} onRetry={() => void page.reload()} />}
      {value === undefined && page.isLoading && <Loading />}
      {value && (
        <>
          <div className={table['tools']}>
            <label>
              {texts.hamlet}
              <select value={hamlet} onChange={(event) => setHamlet(event.target.value)}>
                <option value="">{texts.allHamlets}</option>
                {value.hamlets.map((name) => (
                  <option key={name} value={name}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            <div className={choices['chips']} role="group" aria-label={texts.stepLabel}>
              {(['all', ...vneidSteps] as const).map((each) => (
                <button key={each} type="button" aria-pressed={step === each} onClick={() => setStep(each)}>
                  {texts.counted(each === 'all' ? texts.all : texts.steps[each], count(each))}
                </button>
              ))}
            </div>
          </div>
          <p className={css['muted']}>
            {texts.levels(value.levels.none, value.levels['level-1'], value.levels['level-2'], value.levels.unknown)}
          </p>
          {value.rows.length === 0 && <Nothing>{texts.none}</Nothing>}
          {value.rows.length > 0 && shown.length === 0 && <Nothing>{texts.nobody}</Nothing>}
          {shown.length > 0 && <PeopleTable rows={shown} picked={picked} onPick={setPicked} />}
          <StepBar chosen={chosen} onDone={() => page.reload()} />
          <VneidVisits visits={value.visits} hamlets={value.hamlets} onChanged={() => void page.reload()} />
          <VneidFiles
            hamlet={hamlet}
            step={step === 'all' ? '' : step}
            visits={value.visits}
            chosen={chosen.map(({ householdId, position, name }) => ({ householdId, position, name }))}
          />
          {value.unasked.length > 0 && <Unasked households={value.unasked} />}
        </>
      )}
    </OfficePage>
  );
}

interface PeopleTableProps {
  readonly rows: readonly VneidRow[];
  readonly picked: ReadonlySet<string>;
  readonly onPick: (picked: ReadonlySet<string>) => void;
}

function PeopleTable({ rows, picked, onPick }: PeopleTableProps) {
  const isWhole = rows.every((row) => picked.has(keyOf(row)));
  function toggle(row: VneidRow): void {
    const next = new Set(picked);
    if (!next.delete(keyOf(row))) next.add(keyOf(row));
    onPick(next);
  }
  return (
    <div className={table['wide']}>
      <table className={table['table']} aria-label={texts.caption}>
        <thead>
          <tr>
            <th scope="col">
              <input
                type="checkbox"
                className={css['pick']}
                aria-label={texts.chooseAll}
                checked={isWhole}
                onChange={() => onPick(isWhole ? new Set() : new Set(rows.map(keyOf)))}
              />
            </th>
            {Object.entries(texts.table).map(([name, label]) => (
              <th key={name} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              <td>
                <input
                  type="checkbox"
                  className={css['pick']}
                  aria-label={texts.choose(row.name)}
                  checked={picked.has(keyOf(row))}
                  onChange={() => toggle(row)}
                />
              </td>
              <th scope="row" className={css['who']}>
                {row.name}
              </th>
              <td>{row.birthYear}</td>
              <td>{row.phone}</td>
              <td>
                <Link to={`/quay/ho/nha/${encodeURIComponent(row.householdId)}`}>{row.headName}</Link>
                <small>{[row.hamlet, row.whereabouts].filter(Boolean).join(', ')}</small>
              </td>
              <td>
                <StateChip tone={row.step === 'done' ? 'done' : row.step === 'refused' ? 'plain' : 'waiting'}>
                  {texts.steps[row.step]}
                </StateChip>
              </td>
              <td>
                {row.by}
                <small>{dayText(row.at)}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Sets the step of everybody chosen, and takes that back person by person. */
function StepBar({ chosen, onDone }: { readonly chosen: readonly VneidRow[]; readonly onDone: () => Promise<void> }) {
  const device = useDevice();
  const [step, setStep] = useState<VneidStep>('invited');
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<FailedOutcome>();
  const [before, setBefore] = useState<readonly VneidRow[]>([]);
  const [said, setSaid] = useState<string>();

  async function send(rows: readonly VneidRow[], to: VneidStep): Promise<boolean> {
    const people = rows.map(({ householdId, position, name }) => ({ householdId, position, name }));
    const body: VneidSteps = { step: to, people };
    const outcome = await device.office.call('POST', '/desk/vneid/steps', body);
    if (outcome.kind !== 'done') setTrouble(outcome);
    return outcome.kind === 'done';
  }

  async function set(): Promise<void> {
    setBusy(true);
    setTrouble(undefined);
    setSaid(undefined);
    const rows = chosen;
    if (await send(rows, step)) {
      setBefore(rows);
      setSaid(texts.setDone(rows.length));
    }
    await onDone();
    setBusy(false);
  }

  async function undo(): Promise<void> {
    setBusy(true);
    setTrouble(undefined);
    let isDone = true;
    for (const each of vneidSteps) {
      const rows = before.filter((row) => row.step === each);
      if (rows.length > 0) isDone = (await send(rows, each)) && isDone;
    }
    if (isDone) {
      setBefore([]);
      setSaid(texts.undone);
    }
    await onDone();
    setBusy(false);
  }

  return (
    <>
      {trouble && <OfficeTrouble trouble={trouble} wish="act" />}
      {said && (
        <Notice tone="done" urgent>
          <p>{said}</p>
          {before.length > 0 && (
            <Button kind="quiet" disabled={isBusy} onClick={() => void undo()}>
              {texts.undo}
            </Button>
          )}
        </Notice>
      )}
      {chosen.length > 0 && (
        <div className={css['apply']}>
          <b>{texts.chosen(chosen.length)}</b>
          <label className={css['row']}>
            {texts.setTo}
            <select
              value={step}
              onChange={(event) => {
                const wanted = vneidSteps.find((one) => one === event.target.value);
                if (wanted) setStep(wanted);
              }}
            >
              {vneidSteps.map((each) => (
                <option key={each} value={each}>
                  {texts.steps[each]}
                </option>
              ))}
            </select>
          </label>
          <Button kind="primary" disabled={isBusy || chosen.length > mostVneidPicks} onClick={() => void set()}>
            {texts.set}
          </Button>
          {chosen.length > mostVneidPicks && <span>{texts.tooMany(mostVneidPicks)}</span>}
        </div>
      )}
    </>
  );
}

const mostUnasked = 200;

function Unasked({ households }: { readonly households: readonly VneidHousehold[] }) {
  return (
    <details className={css['card']}>
      <summary>
        <b>{texts.counted(texts.unasked, households.length)}</b>
      </summary>
      <p className={css['muted']}>{texts.unaskedLead}</p>
      <ul className={css['plain']}>
        {households.slice(0, mostUnasked).map(({ householdId, headName, hamlet, whereabouts, phone, without }) => (
          <li key={householdId}>
            <Link to={`/quay/ho/nha/${encodeURIComponent(householdId)}`}>{headName}</Link>{' '}
            <span className={css['muted']}>
              {[hamlet, whereabouts, phone, without === undefined ? texts.wants : texts.without(without)]
                .filter(Boolean)
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
