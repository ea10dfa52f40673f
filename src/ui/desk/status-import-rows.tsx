/** The lines of a status file in three groups: what would be written, what is wrong and why, and what stays as it is. */

import { useState } from 'react';
import { Link } from 'react-router';
import type { StatusRow } from '../../core/reception/status-import.ts';
import { StateChip } from '../parts/notice.tsx';
import choices from '../parts/choice-chips.module.css';
import table from '../parts/office-table.module.css';
import { formatPartialDate } from '../parts/format.ts';
import { spokenLocale } from '../texts/use-language.ts';
import { statusImport as texts } from '../texts/vi/connectors.ts';
import { desk } from '../texts/vi/desk.ts';
import { officeTones } from './office-tone.ts';
import css from './table-file.module.css';

type Group = keyof typeof texts.groups;
const groups: readonly Group[] = ['change', 'fault', 'rest'];
const mostShown = 300;

function groupOf({ verdict }: StatusRow): Group {
  if (verdict === 'change') return 'change';
  return verdict === 'same' || verdict === 'older' ? 'rest' : 'fault';
}

interface StatusRowTableProps {
  readonly rows: readonly StatusRow[];
  /** Lines that are not to be applied. */
  readonly left: ReadonlySet<number>;
  readonly onLeave: (left: ReadonlySet<number>) => void;
}

export function StatusRowTable({ rows, left, onLeave }: StatusRowTableProps) {
  const [wanted, setWanted] = useState<Group>();
  const sizes = { change: 0, fault: 0, rest: 0 };
  for (const row of rows) sizes[groupOf(row)] += 1;
  const group = wanted ?? groups.find((each) => sizes[each] > 0) ?? 'change';
  const inGroup = rows.filter((row) => groupOf(row) === group);
  const shown = inGroup.slice(0, mostShown);
  const isWhole = inGroup.every(({ line }) => !left.has(line));

  function leave(line: number, isLeft: boolean): void {
    const next = new Set(left);
    if (isLeft) next.add(line);
    else next.delete(line);
    onLeave(next);
  }

  return (
    <>
      <div className={choices['chips']} role="group" aria-label={texts.title}>
        {groups.map((each) => (
          <button key={each} type="button" aria-pressed={each === group} onClick={() => setWanted(each)}>
            {texts.groups[each]} <b>{sizes[each].toLocaleString(spokenLocale())}</b>
          </button>
        ))}
      </div>
      {inGroup.length === 0 ? (
        <p role="status">{texts.empty[group]}</p>
      ) : (
        <div className={table['wide']}>
          <table className={table['table']} aria-label={texts.groups[group]}>
            <thead>
              <tr>
                {group === 'change' && (
                  <th scope="col">
                    <input
                      type="checkbox"
                      aria-label={texts.chooseAll}
                      checked={isWhole}
                      onChange={() => onLeave(isWhole ? new Set(inGroup.map(({ line }) => line)) : new Set())}
                    />
                  </th>
                )}
                <th scope="col">{texts.table.line}</th>
                <th scope="col">{texts.table.number}</th>
                <th scope="col">{texts.table.said}</th>
                <th scope="col">{texts.table.at}</th>
                <th scope="col">{group === 'change' ? texts.table.becomes : texts.table.why}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={row.line}>
                  {group === 'change' && (
                    <td>
                      <input
                        type="checkbox"
                        aria-label={texts.chooseLine(row.line)}
                        checked={!left.has(row.line)}
                        onChange={(event) => leave(row.line, !event.target.checked)}
                      />
                    </td>
                  )}
                  <td>{row.line}</td>
                  <td>
                    {row.dossierId === undefined ? (
                      row.number
                    ) : (
                      <Link to={`/quay/ho-so/${row.dossierId}`}>{row.number}</Link>
                    )}
                  </td>
                  <td>
                    {row.statusText}
                    {row.note !== undefined && <small>{row.note}</small>}
                  </td>
                  <td>{row.at !== undefined && formatPartialDate({ iso: row.at.slice(0, 10), precision: 'day' })}</td>
                  <td>
                    <Outcome row={row} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {inGroup.length > shown.length && <p>{texts.moreRows(inGroup.length - shown.length)}</p>}
    </>
  );
}

function Outcome({ row }: { readonly row: StatusRow }) {
  const { verdict, from, to } = row;
  if (from === undefined) return <>{texts.verdicts[verdict]}</>;
  return (
    <>
      <span className={css['move']}>
        <StateChip tone={officeTones[from]}>{desk.states[from]}</StateChip>
        {to !== undefined && (
          <>
            <span aria-hidden="true">→</span>
            <StateChip tone={officeTones[to]}>{desk.states[to]}</StateChip>
          </>
        )}
      </span>
      {verdict !== 'change' && <small>{texts.verdicts[verdict]}</small>}
    </>
  );
}
