import type { ReactNode } from 'react';
import { LineField } from '../parts/line-field.tsx';
import { Notice } from '../parts/notice.tsx';
import css from './table-file.module.css';

export interface TableColumnsTexts {
  readonly title: string;
  readonly remembered: string;
  readonly proposed: string;
  readonly absent: string;
  readonly unnamed: (at: number) => string;
}

interface TableColumnsProps<Field extends string> {
  readonly texts: TableColumnsTexts;
  readonly fields: readonly Field[];
  readonly names: { readonly [field in Field]: string };
  /** The heads of the table, in its order. */
  readonly heads: readonly string[];
  /** Which column, counted from 0, holds what. */
  readonly columns: { readonly [field in Field]?: number };
  readonly isRemembered: boolean;
  /** What has to be chosen first. */
  readonly complaint: string | undefined;
  readonly isOpen: boolean;
  readonly onChange: (columns: { readonly [field in Field]?: number }) => void;
  /** Other fields, before the columns. */
  readonly children?: ReactNode;
}

/** Which column of a table holds what: proposed or remembered, and open to change. A column serves once. */
export function TableColumns<Field extends string>(props: TableColumnsProps<Field>) {
  const { texts, fields, names, heads, columns, isRemembered, complaint, isOpen, onChange, children } = props;

  function choose(field: Field, value: string): void {
    const others = Object.entries(columns).filter(([name, at]) => name !== field && String(at) !== value);
    const chosen = { ...Object.fromEntries(others), ...(value !== '' && { [field]: Number(value) }) };
    onChange(chosen as { readonly [each in Field]?: number });
  }

  return (
    <details className={css['card']} open={isOpen}>
      <summary>
        <b>{texts.title}</b> <span className={css['muted']}>{isRemembered ? texts.remembered : texts.proposed}</span>
      </summary>
      {complaint !== undefined && <Notice tone="attention">{complaint}</Notice>}
      <div className={css['fields']}>
        {children}
        {fields.map((field) => (
          <LineField key={field} label={names[field]}>
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
