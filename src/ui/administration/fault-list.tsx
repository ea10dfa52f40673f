/** Everything wrong with an uploaded file: where, what stands there, and what to do. It takes the focus when it appears. */

import { useEffect, useRef } from 'react';
import type { FormFault } from '../../core/definition/form-fault.ts';
import type { SheetNote } from '../../core/definition/xlsform-fault.ts';
import type { CheckAnswer } from '../../core/reception/publishing.ts';
import { formFaultSentence } from '../texts/vi/form-faults.ts';
import { faults as texts } from '../texts/vi/publishing.ts';
import { sheetNoteSentence } from '../texts/vi/xlsform-faults.ts';
import css from './publishing.module.css';

const mostShown = 200;
const longestLine = 160;

interface Row {
  readonly place: string;
  readonly sentence: string;
  /** What stands in that line of the file. */
  readonly there?: string;
}

interface FaultListProps {
  readonly answer: Extract<CheckAnswer, { isPublishable: false }>;
  /** The uploaded JSON, to show its lines. */
  readonly text?: string | undefined;
}

export function FaultList({ answer, text }: FaultListProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [answer]);
  const rows = rowsOf(answer, text);
  return (
    <section className={css['faults']} aria-labelledby="faults-title">
      <h2 id="faults-title" ref={heading} tabIndex={-1}>
        {texts.title(rows.length)}
      </h2>
      <p>{texts.lead}</p>
      <FaultRows rows={rows} />
    </section>
  );
}

/** What of a sheet was not taken over as it stands; nothing that must be mended. */
export function SheetNotes({ notes }: { readonly notes: readonly SheetNote[] }) {
  if (notes.length === 0) return null;
  return (
    <details className={css['notes']}>
      <summary>{texts.notes(notes.length)}</summary>
      <FaultRows rows={notes.map(sheetRow)} />
    </details>
  );
}

function FaultRows({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <>
      <ol>
        {rows.slice(0, mostShown).map(({ place, sentence, there }, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- two faults of one place may say the same
          <li key={at}>
            <b>{place}</b> <span>{sentence}</span>
            {there !== undefined && (
              <p>
                {texts.there} <code>{there}</code>
              </p>
            )}
          </li>
        ))}
      </ol>
      {rows.length > mostShown && <p>{texts.more(rows.length - mostShown)}</p>}
    </>
  );
}

function rowsOf(answer: FaultListProps['answer'], text: string | undefined): readonly Row[] {
  if (answer.kind === 'xlsx') return [...answer.faults.map(sheetRow), ...answer.procedureFaults.map(placeRow)];
  const lines = (text ?? '').split('\n');
  return answer.faults.map((fault) => {
    const there = lines[fault.line - 1]?.trim().slice(0, longestLine);
    return { place: texts.line(fault.line), sentence: formFaultSentence(fault), ...(there && { there }) };
  });
}

function sheetRow(note: SheetNote): Row {
  const place = note.sheet === '' ? texts.wholeFile : texts.row(note.sheet, note.row, note.column);
  return { place, sentence: sheetNoteSentence(note), ...(note.detail !== undefined && { there: note.detail }) };
}

function placeRow(fault: FormFault): Row {
  return { place: fault.place === '' ? texts.wholeFile : texts.place(fault.place), sentence: formFaultSentence(fault) };
}
