import { formatLocalCode } from '../../core/dossier/local-code.ts';
import type { EnvelopeAnswer } from '../../core/reception/desk.ts';
import { formatTime } from '../parts/format.ts';
import { envelopes as texts } from '../texts/vi/desk-actions.ts';
import css from '../parts/office-table.module.css';

export interface EnvelopeDone {
  readonly answer: EnvelopeAnswer;
  readonly originals: boolean;
  readonly ink: boolean;
  readonly at: string;
}

/** What was recorded in this sitting, newest first, to tick off against the pile. */
export function EnvelopesDone({ done }: { readonly done: readonly EnvelopeDone[] }) {
  if (done.length === 0) return null;
  return (
    <div className={css['wide']}>
      <table className={css['table']}>
        <caption>{texts.done}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.columns.code}</th>
            <th scope="col">{texts.columns.dossiers}</th>
            <th scope="col">{texts.columns.recorded}</th>
            <th scope="col">{texts.columns.time}</th>
          </tr>
        </thead>
        <tbody>
          {done.map(({ answer, originals, ink, at }) => (
            <tr key={`${answer.code} ${at}`}>
              <td>{formatLocalCode(answer.code)}</td>
              <td>{answer.dossiers.map((row) => `${row.applicantName} – ${row.procedureName}`).join('; ')}</td>
              <td>{[originals && texts.doneOriginals, ink && texts.doneInk].filter(Boolean).join(', ')}</td>
              <td>{formatTime(at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
