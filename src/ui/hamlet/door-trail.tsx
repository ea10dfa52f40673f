/** What was noted at a door, newest first, and by whom. */

import type { KnownHamlet } from '../../core/hamlet-ports.ts';
import { listTraces } from '../../core/household/door-trail.ts';
import type { DoorTrace } from '../../core/household/door-trail.ts';
import { dayWords } from '../../core/visit/visit-text.ts';
import { formatMoment } from '../parts/format.ts';
import { Nothing } from '../parts/nothing.tsx';
import { hamlet as texts } from '../texts/vi/hamlet.ts';
import css from './hamlet.module.css';

const words = texts.household;

export function DoorTrail({ known, householdId }: { readonly known: KnownHamlet; readonly householdId: string }) {
  const told = new Set((known.pack?.notes ?? []).map(({ noteId }) => noteId));
  const own = known.notes.filter(({ noteId }) => !told.has(noteId));
  const traces = listTraces(known.pack?.trail ?? [], own, householdId, words.ownName);
  return (
    <section className={css['section']}>
      <h2>{words.trail}</h2>
      {traces.length === 0 && <Nothing>{words.noTrail}</Nothing>}
      <ol className={css['trail']}>
        {traces.map((trace) => (
          <li key={trace.noteId}>
            <p>{traceWords(trace)}</p>
            {trace.remark && <p>{trace.remark}</p>}
            <p className={css['muted']}>{words.by(trace.writer, momentWords(trace.at))}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function traceWords({ type, outcome, comeBackOn }: DoorTrace): string {
  if (type !== 'door') return words.traceOf[type];
  if (outcome === 'come-back' && comeBackOn) return texts.comeBackOn(dayWords(comeBackOn));
  return words.outcomes[outcome ?? 'not-knocked'];
}

/** A clock that no calendar has is told as it was written. */
function momentWords(at: string): string {
  return Number.isNaN(Date.parse(at)) ? at : formatMoment(at);
}
