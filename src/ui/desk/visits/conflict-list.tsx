/** What does not fit among the visits shown, each in a sentence: the commune decides whether it stays. */

import type { DeskVisits } from '../../../core/visit/desk-visits.ts';
import { findVisitConflicts } from '../../../core/visit/find-visit-conflicts.ts';
import type { VisitConflict } from '../../../core/visit/find-visit-conflicts.ts';
import type { Visit } from '../../../core/visit/list-visits.ts';
import { dayWords, hamletName } from '../../../core/visit/visit-text.ts';
import { Notice } from '../../parts/notice.tsx';
import { visits as texts } from '../../texts/vi/visits.ts';
import css from './visits.module.css';

const mostShown = 20;

export function ConflictList({ visits, page }: { readonly visits: readonly Visit[]; readonly page: DeskVisits }) {
  const sentences = [...new Set(findVisitConflicts(visits, page).map(sentence))];
  if (sentences.length === 0) return null;
  return (
    <Notice tone="waiting" icon="alert">
      <b>{texts.conflicts(sentences.length)}</b>
      <ul className={css['conflicts']}>
        {sentences.slice(0, mostShown).map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </Notice>
  );
}

function sentence(conflict: VisitConflict): string {
  const words = texts.conflict;
  const [visit, other] = conflict.visits;
  const [where, day] = [hamletName(visit.hamlet), dayWords(visit.date)];
  switch (conflict.kind) {
    case 'person-twice':
      return words['person-twice'](conflict.name, where, hamletName(other?.hamlet ?? ''), day);
    case 'hamlet-twice':
      return words['hamlet-twice'](where, day);
    case 'holiday':
      return words.holiday(where, day, conflict.name);
    case 'point-closed':
      return words['point-closed'](conflict.name, dayWords(conflict.closedOn), day);
    case 'person-gone':
      return words['person-gone'](conflict.name, dayWords(conflict.lastDay), day);
  }
}
