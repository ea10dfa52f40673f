/** The list on paper or as Excel, and invitations for the people chosen. */

import { useState } from 'react';
import type { VneidPick, VneidSlips, VneidVisit } from '../../../core/household/desk-households.ts';
import type { Outcome } from '../../../core/ports.ts';
import { BlobLinks } from '../../parts/blob-links.tsx';
import { Button } from '../../parts/button.tsx';
import { useDevice } from '../../parts/device-context.tsx';
import { Notice } from '../../parts/notice.tsx';
import { outcomeSentence } from '../../parts/outcome-sentence.ts';
import { saveFile } from '../../parts/save-file.ts';
import { vneid as texts } from '../../texts/vi/vneid.ts';
import { dayText } from './day-text.ts';
import css from './households.module.css';

interface VneidFilesProps {
  readonly hamlet: string;
  readonly step: string;
  readonly visits: readonly VneidVisit[];
  readonly chosen: readonly VneidPick[];
}

export function VneidFiles({ hamlet, step, visits, chosen }: VneidFilesProps) {
  const device = useDevice();
  const [wanted, setWanted] = useState('');
  const [paper, setPaper] = useState<'A5' | 'A6'>('A6');
  const [isBusy, setBusy] = useState(false);
  const [made, setMade] = useState<{ readonly blob: Blob; readonly name: string }>();
  const [complaint, setComplaint] = useState<string>();
  // A day that was taken out meanwhile is no choice any more.
  const visitId = visits.some((visit) => visit.visitId === wanted) ? wanted : '';

  async function make(ask: () => Promise<Outcome<unknown>>, take: (blob: Blob) => Promise<void> | void): Promise<void> {
    setBusy(true);
    setComplaint(undefined);
    setMade(undefined);
    const outcome = await ask();
    setBusy(false);
    if (outcome.kind === 'done') await take(outcome.value as Blob);
    else setComplaint(outcomeSentence(outcome, 'look'));
  }
  const query = new URLSearchParams(
    Object.entries({ hamlet, step, visitId }).filter(([, value]) => value !== ''),
  ).toString();
  const print = () =>
    make(
      () => device.office.download('GET', `/desk/vneid/print?${query}`),
      (blob) => setMade({ blob, name: texts.pdfName }),
    );
  const takeXlsx = () =>
    make(
      () => device.office.download('GET', `/desk/vneid/xlsx?${query}`),
      async (blob) => void (await saveFile(texts.xlsxName, new Uint8Array(await blob.arrayBuffer()), blob.type)),
    );
  const invited: VneidSlips = { visitId, paper, people: chosen };
  const printSlips = () =>
    make(
      () => device.office.download('POST', '/desk/vneid/slips', invited),
      (blob) => setMade({ blob, name: texts.slipsName }),
    );

  return (
    <section className={css['card']}>
      <div className={css['row']}>
        <label className={css['row']}>
          {texts.forVisit}
          <select value={visitId} onChange={(event) => setWanted(event.target.value)}>
            <option value="">{texts.noVisit}</option>
            {visits.map((visit) => (
              <option key={visit.visitId} value={visit.visitId}>
                {texts.visit(visit.hamlet, dayText(visit.on), visit.from, visit.to, visit.place)}
              </option>
            ))}
          </select>
        </label>
        <Button icon="paper" disabled={isBusy} onClick={() => void print()}>
          {texts.print}
        </Button>
        <Button disabled={isBusy} onClick={() => void takeXlsx()}>
          {texts.xlsx}
        </Button>
      </div>
      {chosen.length > 0 && (
        <div className={css['row']}>
          <label className={css['row']}>
            {texts.slipsPaper}
            <select value={paper} onChange={(event) => setPaper(event.target.value === 'A5' ? 'A5' : 'A6')}>
              {(['A6', 'A5'] as const).map((each) => (
                <option key={each} value={each}>
                  {texts.papers[each]}
                </option>
              ))}
            </select>
          </label>
          <Button icon="paper" disabled={isBusy || visitId === ''} onClick={() => void printSlips()}>
            {texts.slips}
          </Button>
          {visitId === '' && <small>{texts.slipsNeedVisit}</small>}
        </div>
      )}
      {isBusy && <p role="status">{texts.making}</p>}
      {made && (
        <Notice tone="done" urgent>
          <p>{texts.made}</p>
          <BlobLinks blob={made.blob} fileName={made.name} />
        </Notice>
      )}
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
    </section>
  );
}
