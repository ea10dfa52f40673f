import { formatMoment } from '../parts/format.ts';
import { actions } from '../texts/vi/desk-actions.ts';
import { life } from '../texts/vi/desk-life.ts';
import { dossier as texts } from '../texts/vi/desk.ts';
import type { AnswerRow, AnswerSection } from './answer-sections.ts';
import css from './dossier-view.module.css';
import { findingSentence } from './finding-sentence.ts';
import type { SupplementDraft } from './use-supplement-draft.ts';

interface AnswerTableProps {
  readonly section: AnswerSection;
  readonly picks?: SupplementDraft;
  /** Begins to put an answer right, where that may be done now. */
  readonly onCorrect?: ((questionId: string) => void) | undefined;
}

/** One section of the declaration: item number, its printed words, the answer. */
export function AnswerTable({ section, picks, onCorrect }: AnswerTableProps) {
  return (
    <table className={css['answers']}>
      <caption>{section.title}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.item}</th>
          <th scope="col">{texts.answer}</th>
        </tr>
      </thead>
      <tbody>
        {section.rows.map((row) => (
          <AnswerLine key={row.id} row={row} onCorrect={onCorrect} {...(picks && { picks })} />
        ))}
      </tbody>
    </table>
  );
}

type AnswerLineProps = Pick<AnswerTableProps, 'picks' | 'onCorrect'> & { readonly row: AnswerRow };

function AnswerLine({ row, picks, onCorrect }: AnswerLineProps) {
  const { askId } = row;
  const isPicked = askId !== undefined && picks?.has('answer', askId);
  if (row.heading) {
    return (
      <tr className={css['repeat']}>
        <th scope="rowgroup" colSpan={2}>
          {row.label}
        </th>
      </tr>
    );
  }
  return (
    <tr data-depth={row.depth || undefined} data-found={row.findings.length > 0 || undefined}>
      <th scope="row">
        {row.item && <span className={css['item']}>{row.item}</span>}
        {row.label}
      </th>
      <td>
        {picks && askId !== undefined && (
          <button
            type="button"
            className={css['pick']}
            aria-pressed={isPicked}
            aria-label={actions.pickOf(row.label)}
            onClick={() => picks.toggle({ kind: 'answer', id: askId })}
          >
            {isPicked ? actions.picked : actions.pick}
          </button>
        )}
        {!picks && onCorrect && askId !== undefined && (
          <button
            type="button"
            className={`${css['pick']} ${css['correct']}`}
            aria-label={life.correctThis(row.label)}
            onClick={() => onCorrect(askId)}
          >
            {life.correctShort}
          </button>
        )}
        {row.text ? (
          <span className={css['text']}>{row.text}</span>
        ) : (
          <span className={css['muted']}>{texts.unanswered}</span>
        )}
        {!row.text && row.required && <em>{texts.required}</em>}
        {row.sensitive && <em>{texts.sensitive}</em>}
        {row.unverified && <em title={texts.unverifiedWhy(row.unverified)}>{texts.unverified}</em>}
        {row.findings.map((code) => (
          <strong key={code}>{findingSentence(code)}</strong>
        ))}
        {row.corrections?.map((correction) => (
          <span key={correction.at} className={css['correction']}>
            <del>{correction.before || texts.unanswered}</del>
            <small>
              {life.correctionBy(correction.by, formatMoment(correction.at))}: {correction.reason}
            </small>
          </span>
        ))}
      </td>
    </tr>
  );
}
