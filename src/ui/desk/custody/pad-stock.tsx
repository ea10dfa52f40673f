/** What is left of printed pads: by hamlet, and pad by pad with who has it; lost ones are blocked, found ones opened again. */

import { useState } from 'react';
import type { PadChange, PadList, SheetChange } from '../../../core/handover/desk-handover.ts';
import type { Pad } from '../../../core/handover/pad.ts';
import { parseSheetCode } from '../../../core/dossier/sheet-code.ts';
import { Button } from '../../parts/button.tsx';
import { useDevice } from '../../parts/device-context.tsx';
import { formatDay } from '../../parts/format.ts';
import { LineField } from '../../parts/line-field.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { Notice, StateChip } from '../../parts/notice.tsx';
import table from '../../parts/office-table.module.css';
import { OfficeTrouble } from '../../parts/office-trouble.tsx';
import { outcomeSentence } from '../../parts/outcome-sentence.ts';
import type { FailedOutcome } from '../../parts/outcome-sentence.ts';
import type { OfficeAnswer } from '../../parts/use-office.ts';
import { deskHandover } from '../../texts/vi/desk-handover.ts';
import { problemSentence } from '../../texts/vi/problems.ts';
import pages from '../desk-pages.module.css';
import css from './custody.module.css';
import { GivenToOptions, findGivenTo } from './given-to.tsx';

const { stock: texts } = deskHandover;

export function PadStock({ list }: { readonly list: OfficeAnswer<PadList> }) {
  const device = useDevice();
  const [isBusy, setBusy] = useState(false);
  const [complaint, setComplaint] = useState<string>();
  const { value } = list;

  /** Whether it was done. */
  async function change(path: string, body: PadChange | SheetChange): Promise<boolean> {
    setBusy(true);
    setComplaint(undefined);
    const outcome = await device.office.call<PadList>('POST', path, body);
    setBusy(false);
    if (outcome.kind === 'done') list.replace(outcome.value.body);
    else setComplaint(trouble(outcome));
    return outcome.kind === 'done';
  }

  if (list.trouble && !value) return <OfficeTrouble trouble={list.trouble} onRetry={() => void list.reload()} />;
  if (!value) return null;
  return (
    <>
      <section className={css['part']}>
        <h2>{texts.title}</h2>
        <p>{texts.lead}</p>
        {value.pads.length === 0 && <Nothing>{texts.none}</Nothing>}
        <ul className={css['stock']}>
          {value.stock.map(({ hamlet, givenLeft, deskLeft, isLow }) => (
            <li key={hamlet ?? ''}>
              <b>{hamlet ?? texts.anywhere}</b>
              <span>{texts.left(givenLeft)}</span>
              {deskLeft > 0 && <small>{texts.atDesk(deskLeft)}</small>}
              {isLow && <StateChip tone="attention">{texts.low}</StateChip>}
            </li>
          ))}
        </ul>
      </section>
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      {value.pads.length > 0 && (
        <section className={css['part']}>
          <h2>{texts.padsTitle}</h2>
          <div className={table['wide']}>
            <table className={table['table']} aria-label={texts.padsTitle}>
              <thead>
                <tr>
                  {Object.values(texts.columns).map((label) => (
                    <th key={label} scope="col">
                      {label}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {value.pads.map((pad) => (
                  <PadLine key={pad.padId} pad={pad} list={value} isBusy={isBusy} onChange={change} />
                ))}
              </tbody>
            </table>
          </div>
          <SheetForm isBusy={isBusy} onChange={(body) => change('/desk/sheets', body)} />
        </section>
      )}
    </>
  );
}

interface PadLineProps {
  readonly pad: Pad;
  readonly list: PadList;
  readonly isBusy: boolean;
  readonly onChange: (path: string, body: PadChange) => Promise<boolean>;
}

function PadLine({ pad, list, isBusy, onChange }: PadLineProps) {
  const [isAsking, setAsking] = useState(false);
  const path = `/desk/pads/${pad.padId}`;
  const { givenTo, number, used, spoiled, lost, left } = pad;
  const isKnown =
    givenTo &&
    (givenTo.kind === 'team'
      ? list.teams.some(({ teamId }) => teamId === givenTo.id)
      : list.people.some(({ personId }) => personId === givenTo.id));
  return (
    <tr>
      <th scope="row">
        {number ?? '–'}
        <small>{texts.printedOn(formatDay(pad.printedAt))}</small>
      </th>
      <td>{pad.hamlet ?? texts.anywhere}</td>
      <td className={css['cell']}>
        <select
          aria-label={texts.give(number)}
          disabled={isBusy}
          value={givenTo ? `${givenTo.kind} ${givenTo.id}` : ''}
          onChange={(event) => void onChange(path, { givenTo: findGivenTo(event.target.value) ?? null })}
        >
          <option value="">{texts.atDeskOption}</option>
          {givenTo && !isKnown && <option value={`${givenTo.kind} ${givenTo.id}`}>{givenTo.name}</option>}
          <GivenToOptions people={list.people} teams={list.teams} />
        </select>
      </td>
      <td>
        {used} / {spoiled} / {lost}
      </td>
      <td>
        <b>{left}</b>
      </td>
      <td>
        {left > 0 && !isAsking && (
          <Button kind="quiet" disabled={isBusy} onClick={() => setAsking(true)}>
            {texts.lost}
          </Button>
        )}
        {isAsking && (
          <>
            <p>{texts.lostSure}</p>
            <Button
              kind="danger"
              disabled={isBusy}
              onClick={() => void onChange(path, { isLost: true }).then(() => setAsking(false))}
            >
              {texts.lost}
            </Button>
          </>
        )}
        {lost > 0 && (
          <Button kind="quiet" disabled={isBusy} onClick={() => void onChange(path, { isLost: false })}>
            {texts.found}
          </Button>
        )}
      </td>
    </tr>
  );
}

function SheetForm({
  isBusy,
  onChange,
}: {
  readonly isBusy: boolean;
  readonly onChange: (body: SheetChange) => Promise<boolean>;
}) {
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string>();
  const [isDone, setDone] = useState(false);

  async function mark(what: SheetChange['fault']): Promise<void> {
    const sheet = parseSheetCode(typed);
    setDone(false);
    setFault(sheet.ok ? undefined : problemSentence(sheet.problem));
    if (!sheet.ok || !(await onChange({ code: sheet.value.code, fault: what }))) return;
    setTyped('');
    setDone(true);
  }

  return (
    <form className={pages['card']} noValidate onSubmit={(event) => event.preventDefault()}>
      <LineField label={`${texts.sheet}: ${texts.sheetCode}`} fault={fault}>
        {(ties) => (
          <input
            {...ties}
            name="sheet"
            inputMode="numeric"
            autoComplete="off"
            maxLength={500}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </LineField>
      {isDone && <Notice tone="done">{texts.sheetDone}</Notice>}
      <p className={css['buttons']}>
        <Button disabled={isBusy} onClick={() => void mark('spoiled')}>
          {texts.spoiledDo}
        </Button>
        <Button disabled={isBusy} onClick={() => void mark('lost')}>
          {texts.lostDo}
        </Button>
        <Button kind="quiet" disabled={isBusy} onClick={() => void mark(null)}>
          {texts.goodDo}
        </Button>
      </p>
    </form>
  );
}

function trouble(outcome: FailedOutcome): string {
  const code = outcome.kind === 'refused' ? outcome.problem.code : undefined;
  if (code === 'not-found') return texts.sheetUnknown;
  return code === 'action-not-possible' ? texts.sheetUsed : outcomeSentence(outcome);
}
