/**
 * Accepting many at once, or entering the numbers of many that were received away from the desk: a table with one number each
 * (typed, scanned one after the other, or pasted as a column), or the commune's own. Each is accepted by the ordinary rules on its own; what was refused stays in the table with its reason and the
 * number that was typed.
 */

import { useEffect, useRef, useState } from 'react';
import type { ClipboardEvent, FormEvent, KeyboardEvent } from 'react';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import { problemCodes } from '../../core/problem.ts';
import type { DeskRow } from '../../core/reception/desk.ts';
import type { AcceptanceAnswer, AcceptanceRequest } from '../../core/reception/desk-life.ts';
import { parseOfficialNumber } from '../../core/reception/official-number.ts';
import { awaitsNumber } from '../../core/reception/spot-reception.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import table from '../parts/office-table.module.css';
import { outcomeSentence } from '../parts/outcome-sentence.ts';
import type { FailedOutcome } from '../parts/outcome-sentence.ts';
import { useKeys } from '../parts/use-keys.ts';
import { bulkNumbers } from '../texts/vi/bulk-numbers.ts';
import { bulk as texts } from '../texts/vi/desk-life.ts';
import { office } from '../texts/vi/office.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import css from './bulk-accept.module.css';
import columns from './desk-columns.module.css';
import { RowMarks } from './row-marks.tsx';

interface BulkAcceptProps {
  readonly rows: readonly DeskRow[];
  /** The queue as it is now: a row that changed meanwhile is taken from there. */
  readonly newest: readonly DeskRow[] | undefined;
  readonly ownNumbers: boolean;
  readonly onRemove: (dossierIds: readonly string[]) => void;
  readonly onAccepted: () => void;
  readonly onClose: () => void;
}

export default function BulkAccept({ rows, newest, ownNumbers, onRemove, onAccepted, onClose }: BulkAcceptProps) {
  const device = useDevice();
  const [isOwn, setOwn] = useState(ownNumbers);
  const [numbers, setNumbers] = useState<{ readonly [dossierId: string]: string }>({});
  const [refused, setRefused] = useState<{ readonly [dossierId: string]: string }>({});
  const [accepted, setAccepted] = useState<readonly DeskRow[]>([]);
  /** Those among them that only lacked their number. */
  const [numbered, setNumbered] = useState<readonly DeskRow[]>([]);
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<FailedOutcome>();
  const heading = useRef<HTMLHeadingElement>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useKeys({ Escape: onClose });

  const entries = rows.map((row) => newest?.find(({ dossierId }) => dossierId === row.dossierId) ?? row);
  const received = entries.filter(awaitsNumber);
  // An empty table is what is left of the one before.
  const isEntry =
    entries.length > 0 ? received.length === entries.length : numbered.length > 0 && accepted.length === 0;
  const words = isEntry ? bulkNumbers : texts;
  const faultOf = (row: DeskRow): string | undefined => {
    if (isOwn || row.officialNumber !== undefined) return undefined;
    const typed = numbers[row.dossierId] ?? '';
    const parsed = parseOfficialNumber(typed);
    if (!parsed.ok) return typed.trim() === '' ? texts.numberMissing : problemSentence(parsed.problem);
    const isTwice = rows.some(
      ({ dossierId }) => dossierId !== row.dossierId && sameNumber(numbers[dossierId], parsed.value),
    );
    return isTwice ? texts.numberTwice : undefined;
  };

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    setTrouble(undefined);
    if (entries.length === 0 || entries.some((row) => faultOf(row) !== undefined)) return;
    setBusy(true);
    const request: AcceptanceRequest = {
      dossiers: entries.map((row) => {
        const parsed = parseOfficialNumber(numbers[row.dossierId]);
        const number =
          row.officialNumber !== undefined
            ? {}
            : isOwn
              ? { ownNumber: true as const }
              : parsed.ok && { officialNumber: parsed.value };
        return { dossierId: row.dossierId, etag: row.etag, ...number };
      }),
    };
    const outcome = await device.office.call<AcceptanceAnswer>('POST', '/desk/acceptances', request);
    setBusy(false);
    if (outcome.kind !== 'done') return setTrouble(outcome);
    const { accepted: done, refused: left } = outcome.value.body;
    const wasReceived = ({ dossierId }: DeskRow) => received.some((row) => row.dossierId === dossierId);
    setNumbered((before) => [...before, ...done.filter(wasReceived)]);
    setAccepted((before) => [...before, ...done.filter((row) => !wasReceived(row))]);
    setRefused(Object.fromEntries(left.map(({ dossierId, code }) => [dossierId, reasonOf(code, words.changed)])));
    setTried(false);
    onRemove(done.map(({ dossierId }) => dossierId));
    onAccepted();
  }

  /** A column copied from a spreadsheet fills this field and those below it. */
  function paste(event: ClipboardEvent, index: number): void {
    const lines = event.clipboardData
      .getData('text')
      .split(/[\r\n\t;]+/)
      .map((line) => line.trim());
    const found = lines.filter((line) => line !== '');
    if (found.length < 2) return;
    event.preventDefault();
    const filled = entries.slice(index).flatMap((row, at) => {
      const number = found[at];
      return number === undefined ? [] : [[row.dossierId, number] as const];
    });
    setNumbers((before) => ({ ...before, ...Object.fromEntries(filled) }));
  }

  /** A hand scanner ends with Enter: it goes on to the next field, and at the end to the button. */
  function goOn(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const fields = [...(form.current?.querySelectorAll<HTMLInputElement>('input[data-number]') ?? [])];
    const next = fields[fields.indexOf(event.currentTarget) + 1];
    (next ?? form.current?.querySelector<HTMLElement>('button[type=submit]'))?.focus();
  }

  return (
    <section className={`${columns['wide']} ${css['bulk']}`}>
      <h2 ref={heading} tabIndex={-1}>
        {words.title}
      </h2>
      <p className={css['lead']}>{isOwn ? words.leadOwn : words.lead}</p>
      {!isEntry && received.length > 0 && <p className={css['lead']}>{bulkNumbers.mixed(received.length)}</p>}
      {numbered.length > 0 && <DoneRows title={bulkNumbers.accepted(numbered.length)} rows={numbered} />}
      {accepted.length > 0 && <DoneRows title={texts.accepted(accepted.length)} rows={accepted} />}
      {entries.length === 0 ? (
        <p>
          <Button kind="primary" onClick={onClose}>
            {texts.close}
          </Button>
        </p>
      ) : (
        <form ref={form} noValidate onSubmit={(event) => void submit(event)}>
          {ownNumbers && (
            <p className={table['tools']}>
              <label>
                <input type="checkbox" checked={isOwn} onChange={(event) => setOwn(event.target.checked)} />
                {texts.own}
              </label>
            </p>
          )}
          <table className={table['table']} aria-label={words.title}>
            <thead>
              <tr>
                <th scope="col">{texts.columns.who}</th>
                <th scope="col">{texts.columns.procedure}</th>
                <th scope="col">{texts.columns.number}</th>
                <th scope="col">
                  <span className={columns['hidden']}>{texts.columns.take}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {entries.map((row, index) => {
                const fault = isTried ? faultOf(row) : undefined;
                const reason = refused[row.dossierId];
                const said = `so-${row.dossierId}`;
                return (
                  <tr key={row.dossierId}>
                    <td>
                      <b>{row.applicantName}</b>
                      <small>{[formatLocalCode(row.localCode), row.hamlet].filter(Boolean).join(' · ')}</small>
                    </td>
                    <td>
                      {row.procedureName}
                      <RowMarks row={row} />
                    </td>
                    <td className={css['number']}>
                      {row.officialNumber !== undefined ? (
                        texts.kept(row.officialNumber)
                      ) : isOwn ? (
                        texts.ownNext
                      ) : (
                        <input
                          data-number
                          aria-label={texts.numberOf(row.applicantName)}
                          aria-invalid={fault !== undefined || undefined}
                          aria-describedby={fault || reason ? said : undefined}
                          autoComplete="off"
                          autoCapitalize="characters"
                          spellCheck={false}
                          maxLength={120}
                          value={numbers[row.dossierId] ?? ''}
                          onChange={(event) => {
                            const { value } = event.target;
                            setNumbers((before) => ({ ...before, [row.dossierId]: value }));
                          }}
                          onPaste={(event) => paste(event, index)}
                          onKeyDown={goOn}
                        />
                      )}
                      {(fault ?? reason) && (
                        <small id={said} className={css['fault']}>
                          {fault ?? reason}
                        </small>
                      )}
                    </td>
                    <td className={table['acts']}>
                      <Button
                        kind="quiet"
                        aria-label={texts.takeOut(row.applicantName)}
                        onClick={() => onRemove([row.dossierId])}
                      >
                        {texts.takeOutShort}
                      </Button>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
          <div className={css['foot']}>
            {trouble && (
              <Notice tone={trouble.kind === 'refused' ? 'attention' : 'waiting'} urgent>
                {outcomeSentence(trouble)}
              </Notice>
            )}
            {Object.keys(refused).length > 0 && !trouble && (
              <Notice tone="attention" urgent>
                {words.someRefused(entries.filter((row) => refused[row.dossierId] !== undefined).length)}
              </Notice>
            )}
            <p>
              <Button onClick={onClose}>{texts.cancel}</Button>
              <Button kind="primary" type="submit" disabled={isBusy}>
                {isBusy ? texts.sending(entries.length) : words.go(entries.length)}
              </Button>
            </p>
          </div>
        </form>
      )}
    </section>
  );
}

function DoneRows({ title, rows }: { readonly title: string; readonly rows: readonly DeskRow[] }) {
  return (
    <Notice tone="done" urgent>
      <b>{title}</b>
      <ul>
        {rows.map((row) => (
          <li key={row.dossierId}>
            {row.applicantName}: {row.officialNumber}
            {row.sample && ` (${office.sample})`}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function sameNumber(typed: string | undefined, number: string): boolean {
  const parsed = parseOfficialNumber(typed);
  return parsed.ok && parsed.value === number;
}

function reasonOf(code: string, changed: string): string {
  const known = problemCodes.find((each) => each === code);
  return known === undefined ? code : known === 'changed-meanwhile' ? changed : problemSentence({ code: known });
}
