import type { RosterColumns, RosterField, RosterPreview } from '../../../core/household/roster-import.ts';
import { rosterFields } from '../../../core/household/roster-import.ts';
import { LineField } from '../../parts/line-field.tsx';
import { Notice } from '../../parts/notice.tsx';
import { households } from '../../texts/vi/households.ts';
import css from './households.module.css';

const texts = households.import;

interface RosterColumnsFormProps {
  readonly preview: RosterPreview;
  readonly hamlet: string | undefined;
  readonly onChange: (columns: RosterColumns) => void;
  readonly onHamlet: (hamlet: string) => void;
}

/** Which column holds what, and of which hamlet lines are that name none. Stands open where one that is needed is missing. */
export function RosterColumnsForm({ preview, hamlet, onChange, onHamlet }: RosterColumnsFormProps) {
  const { columns, heads, hamlets, isRemembered } = preview;
  const lacksHead = columns.headName === undefined;

  function choose(field: RosterField, value: string): void {
    const others = Object.entries(columns).filter(([name, at]) => name !== field && String(at) !== value);
    onChange({ ...Object.fromEntries(others), ...(value !== '' && { [field]: Number(value) }) });
  }

  return (
    <details className={css['card']} open={lacksHead || columns.hamlet === undefined}>
      <summary>
        <b>{texts.columns}</b> <span className={css['muted']}>{isRemembered ? texts.remembered : texts.proposed}</span>
      </summary>
      {lacksHead && <Notice tone="attention">{texts.headMissing}</Notice>}
      <div className={css['fields']}>
        <LineField label={texts.hamletForAll} hint={texts.hamletForAllHint}>
          {(ties) => (
            <select {...ties} value={hamlet ?? ''} onChange={(event) => onHamlet(event.target.value)}>
              <option value="">{texts.hamletNone}</option>
              {hamlets.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </LineField>
        {rosterFields.map((field) => (
          <LineField key={field} label={households.fields[field]}>
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
