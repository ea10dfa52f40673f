/**
 * The next visit's pack: whose declaration still waits for a signature by hand, hamlet by hamlet, and one PDF of those that
 * are ticked.
 */

import { useState } from 'react';
import type { AwaitingInk, DeclarationPack, DeskRow } from '../../core/reception/desk.ts';
import { BlobLinks } from '../parts/blob-links.tsx';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Loading } from '../parts/loading.tsx';
import { Notice } from '../parts/notice.tsx';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import { outcomeSentence } from '../parts/outcome-sentence.ts';
import { useOffice } from '../parts/use-office.ts';
import { inkPack as texts } from '../texts/vi/desk-actions.ts';
import css from './desk-pages.module.css';

/** As many as the office makes in one file. */
const mostDeclared = 100;

export function InkPack() {
  const device = useDevice();
  const waiting = useOffice<AwaitingInk>('/desk/declarations');
  const rows = waiting.value?.rows ?? [];
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [isBusy, setBusy] = useState(false);
  const [complaint, setComplaint] = useState<string>();
  const [made, setMade] = useState<{ readonly blob: Blob; readonly count: number }>();
  const chosen = rows.filter(({ dossierId }) => ticked.has(dossierId));

  function tick(some: readonly DeskRow[], isOn: boolean): void {
    const next = new Set(ticked);
    for (const { dossierId } of some) {
      if (isOn) next.add(dossierId);
      else next.delete(dossierId);
    }
    setTicked(next);
    setMade(undefined);
  }

  async function make(): Promise<void> {
    setBusy(true);
    setComplaint(undefined);
    const pack: DeclarationPack = { dossierIds: chosen.map(({ dossierId }) => dossierId) };
    const outcome = await device.office.download('POST', '/desk/declarations', pack);
    setBusy(false);
    if (outcome.kind === 'done') setMade({ blob: outcome.value as Blob, count: chosen.length });
    else setComplaint(outcomeSentence(outcome));
  }

  return (
    <section className={css['card']} aria-labelledby="ink-pack">
      <h2 id="ink-pack">{texts.title}</h2>
      <p>{texts.lead}</p>
      {waiting.trouble && (
        <OfficeTrouble
          trouble={waiting.trouble}
          isOld={waiting.value !== undefined}
          onRetry={() => void waiting.reload()}
        />
      )}
      {waiting.value === undefined && waiting.isLoading && <Loading />}
      {waiting.value && rows.length === 0 && <Notice tone="done">{texts.none}</Notice>}
      {hamletsOf(rows).map(([hamlet, members]) => (
        <fieldset key={hamlet} className={css['ticks']}>
          <legend>{hamlet || texts.noHamlet}</legend>
          {members.length > 1 && (
            <label>
              <input
                type="checkbox"
                checked={members.every(({ dossierId }) => ticked.has(dossierId))}
                onChange={(event) => tick(members, event.target.checked)}
              />
              <b>{texts.all(members.length)}</b>
            </label>
          )}
          {members.map((row) => (
            <label key={row.dossierId}>
              <input
                type="checkbox"
                name={row.dossierId}
                checked={ticked.has(row.dossierId)}
                onChange={(event) => tick([row], event.target.checked)}
              />
              <span>
                <b>{row.applicantName}</b> – {row.procedureName}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      {made && (
        <>
          <Notice tone="done" urgent>
            {texts.ready(made.count)}
          </Notice>
          <BlobLinks blob={made.blob} fileName={texts.fileName} />
        </>
      )}
      {rows.length > 0 && !made && (
        <p>
          <Button
            kind="primary"
            icon="paper"
            disabled={isBusy || chosen.length === 0 || chosen.length > mostDeclared}
            onClick={() => void make()}
          >
            {isBusy ? texts.making : texts.make(chosen.length)}
          </Button>
          {chosen.length > mostDeclared && <span role="status"> {texts.tooMany(mostDeclared)}</span>}
        </p>
      )}
    </section>
  );
}

/** The rows hamlet by hamlet, in the order they came. */
function hamletsOf(rows: readonly DeskRow[]): readonly (readonly [string, readonly DeskRow[]])[] {
  const hamlets = new Map<string, DeskRow[]>();
  for (const row of rows) {
    const hamlet = row.hamlet ?? '';
    hamlets.set(hamlet, [...(hamlets.get(hamlet) ?? []), row]);
  }
  return [...hamlets];
}
