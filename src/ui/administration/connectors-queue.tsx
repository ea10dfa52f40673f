/** Dossiers on their way to the one-stop system, those that need a person on top; the same table for province and desk. */

import { useState } from 'react';
import { Link } from 'react-router';
import type { ForwardFailure, ForwardingList, ForwardingRow } from '../../core/reception/connectors.ts';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatMoment } from '../parts/format.ts';
import { Loading } from '../parts/loading.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { Notice, StateChip } from '../parts/notice.tsx';
import table from '../parts/office-table.module.css';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import type { FailedOutcome } from '../parts/outcome-sentence.ts';
import type { OfficeAnswer } from '../parts/use-office.ts';
import { spokenLocale } from '../texts/use-language.ts';
import { failures, forwarding as texts } from '../texts/vi/connectors.ts';
import css from './connectors.module.css';

const tones = { waiting: 'waiting', dead: 'attention', done: 'done' } as const;
const mostRows = 300;

export function ForwardingQueue({ list }: { readonly list: OfficeAnswer<ForwardingList> }) {
  const device = useDevice();
  const [trouble, setTrouble] = useState<FailedOutcome>();
  const [retried, setRetried] = useState(false);
  const { value } = list;

  async function retry({ forwardingId }: ForwardingRow): Promise<void> {
    setTrouble(undefined);
    setRetried(false);
    const outcome = await device.office.call<ForwardingRow>('POST', `/admin/forwardings/${forwardingId}/retry`, {});
    if (outcome.kind !== 'done') setTrouble(outcome);
    else setRetried(true);
    await list.reload();
  }

  return (
    <>
      {list.trouble && (
        <OfficeTrouble trouble={list.trouble} isOld={value !== undefined} onRetry={() => void list.reload()} />
      )}
      {trouble && <OfficeTrouble trouble={trouble} wish="act" />}
      {retried && (
        <Notice tone="done" urgent>
          {texts.retried}
        </Notice>
      )}
      {value === undefined && list.isLoading && <Loading />}
      {value?.rows.length === 0 && <Nothing>{texts.none}</Nothing>}
      {value && value.rows.length > 0 && (
        <>
          <p className={css['figures']}>
            {(['dead', 'waiting', 'done'] as const).map((state) => (
              <span key={state}>
                {texts.counts[state]} <b>{value.counts[state].toLocaleString(spokenLocale())}</b>
              </span>
            ))}
          </p>
          <QueueTable rows={value.rows} onRetry={(row) => void retry(row)} />
          {value.rows.length >= mostRows && <p>{texts.more(mostRows)}</p>}
        </>
      )}
    </>
  );
}

interface QueueTableProps {
  readonly rows: readonly ForwardingRow[];
  readonly onRetry: (row: ForwardingRow) => void;
}

function QueueTable({ rows, onRetry }: QueueTableProps) {
  const isOwn = rows.some((row) => row.localCode !== undefined);
  const { dossier, commune, state, why, queued, act } = texts.columns;
  return (
    <div className={table['wide']}>
      <table className={table['table']} aria-label={texts.queue}>
        <thead>
          <tr>
            {[dossier, ...(isOwn ? [] : [commune]), state, why, queued, act].map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.forwardingId}>
              <td className={css['keep']}>
                <DossierName row={row} />
              </td>
              {!isOwn && <td className={css['keep']}>{row.communeName}</td>}
              <td>
                <StateChip tone={tones[row.state]}>{texts.states[row.state]}</StateChip>
                {row.attempts > 0 && row.state !== 'done' && <small>{texts.attempts(row.attempts)}</small>}
              </td>
              <td>
                {row.state !== 'done' && row.lastError !== undefined && <p>{failureWords(row.lastError)}</p>}
                {row.state === 'dead' && <small>{texts.gaveUp}</small>}
                {row.state === 'waiting' && row.nextTryAt && <small>{texts.next(formatMoment(row.nextTryAt))}</small>}
                {row.state === 'done' && row.doneAt && <small>{texts.doneAt(formatMoment(row.doneAt))}</small>}
              </td>
              <td>{formatMoment(row.queuedAt)}</td>
              <td className={table['acts']}>
                {(row.state === 'dead' || (row.state === 'waiting' && row.attempts > 0)) && (
                  <Button aria-label={texts.retryOf(nameOf(row))} onClick={() => onRetry(row)}>
                    {texts.retry}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The province sees that there is one, not whose. */
function DossierName({ row }: { readonly row: ForwardingRow }) {
  if (row.localCode === undefined) return <code>{row.dossierId.slice(0, 8)}</code>;
  return (
    <>
      <Link to={`/quay/ho-so/${row.dossierId}`}>{row.officialNumber ?? formatLocalCode(row.localCode)}</Link>
      <small>{formatLocalCode(row.localCode)}</small>
    </>
  );
}

function nameOf({ officialNumber, localCode, dossierId }: ForwardingRow): string {
  return officialNumber ?? (localCode === undefined ? dossierId.slice(0, 8) : formatLocalCode(localCode));
}

/** A code that an older page does not know stands for itself. */
export function failureWords(code: string): string {
  return failures[code as ForwardFailure] ?? code;
}
