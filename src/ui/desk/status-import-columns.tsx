import type { StatusColumns, StatusField, StatusPreview } from '../../core/reception/status-import.ts';
import { statusFields } from '../../core/reception/status-import.ts';
import { LineField } from '../parts/line-field.tsx';
import { Notice } from '../parts/notice.tsx';
import { statusImport } from '../texts/vi/connectors.ts';
import css from './status-import.module.css';

const texts = statusImport.columns;

interface StatusColumnsFormProps {
  readonly preview: StatusPreview;
  readonly onChange: (columns: StatusColumns) => void;
}

/** Which column holds what: proposed or remembered, and open to change. Stands open where one that is needed is missing. */
export function StatusColumnsForm({ preview, onChange }: StatusColumnsFormProps) {
  const { columns, heads, isRemembered } = preview;
  const isMissing = columns.number === undefined || columns.status === undefined;

  function choose(field: StatusField, value: string): void {
    const others = Object.entries(columns).filter(([name, at]) => name !== field && String(at) !== value);
    onChange({ ...Object.fromEntries(others), ...(value !== '' && { [field]: Number(value) }) });
  }

  return (
    <details className={css['card']} open={isMissing}>
      <summary>
        <b>{texts.title}</b> <span className={css['muted']}>{isRemembered ? texts.remembered : texts.proposed}</span>
      </summary>
      {isMissing && <Notice tone="attention">{texts.missing}</Notice>}
      <div className={css['fields']}>
        {statusFields.map((field) => (
          <LineField key={field} label={texts.fields[field]}>
            {(ties) => (
              <select
                {...ties}
                name={field}
                value={columns[field] === undefined ? '' : String(columns[field])}
                onChange={(event) => choose(field, event.target.value)}
              >
                <option value="">{texts.absent}</option>
                {heads.map((head, at) => (
                  <option key={`${at} ${head}`} value={at}>
                    {head === '' ? texts.unnamed(at + 1) : head}
                  </option>
                ))}
              </select>
            )}
          </LineField>
        ))}
      </div>
    </details>
  );
}
