/** A definition before it is published: what to know, what changes, and how the phone will show it. */

import type {
  Difference,
  FactDifference,
  ProcedureComparison,
  ProcedurePreview,
} from '../../core/reception/publishing.ts';
import { Notice } from '../parts/notice.tsx';
import table from '../parts/office-table.module.css';
import { fieldNames, preview as texts } from '../texts/vi/publishing.ts';
import { PhonePreview } from './phone-preview.tsx';
import css from './publishing.module.css';
import { dayWords } from './validity-words.tsx';

export function ProcedurePreviewParts({ preview }: { readonly preview: ProcedurePreview }) {
  const { procedure, warnings, comparison } = preview;
  return (
    <div className={css['columns']}>
      <div className={css['column']}>
        {warnings.map((warning) => (
          <Notice key={warning} tone="waiting" icon="alert">
            {texts.warnings[warning]}
          </Notice>
        ))}
        <section className={css['card']} aria-labelledby="changes-title">
          <h2 id="changes-title">{comparison ? texts.changes(comparison.version) : texts.isNew}</h2>
          {comparison && <Changes comparison={comparison} />}
        </section>
      </div>
      <PhonePreview procedure={procedure} />
    </div>
  );
}

function Changes({ comparison: { questions, papers, facts } }: { readonly comparison: ProcedureComparison }) {
  if (questions.length + papers.length + facts.length === 0) return <p>{texts.noChanges}</p>;
  return (
    <>
      <Differences title={texts.questions} rows={questions} />
      <Differences title={texts.papers} rows={papers} />
      {facts.length > 0 && <Facts rows={facts} />}
    </>
  );
}

function Differences({ title, rows }: { readonly title: string; readonly rows: readonly Difference[] }) {
  if (rows.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className={css['changes']}>
        {rows.map(({ id, label, kind, fields }) => (
          <li key={id}>
            <span data-kind={kind}>{texts.kinds[kind]}</span> {label}{' '}
            {fields && <small>{texts.changedFields(fields.map(fieldName).join(', '))}</small>}
          </li>
        ))}
      </ul>
    </>
  );
}

function Facts({ rows }: { readonly rows: readonly FactDifference[] }) {
  return (
    <div className={table['wide']}>
      <table className={table['table']}>
        <caption>{texts.facts}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.fact}</th>
            <th scope="col">{texts.before}</th>
            <th scope="col">{texts.after}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, before, after }) => (
            <tr key={name}>
              <th scope="row">{fieldName(name)}</th>
              {before === undefined && after === undefined ? (
                <td colSpan={2}>{texts.kinds.changed}</td>
              ) : (
                <>
                  <td>{words(before)}</td>
                  <td>{words(after)}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A day as people write it; nothing is said to be nothing. */
function words(value: string | undefined): string {
  if (!value) return texts.nothing;
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? dayWords(value) : value;
}

/** `form.print` and `print` are the same word; a field without one is named as the definition names it. */
function fieldName(name: string): string {
  return fieldNames[name] ?? fieldNames[name.replace(/^form\./, '')] ?? name;
}
