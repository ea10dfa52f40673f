import { officialStatuses, statusKey } from '../../core/reception/official-status.ts';
import { LineField } from '../parts/line-field.tsx';
import { statusImport } from '../texts/vi/connectors.ts';
import css from './table-file.module.css';

const texts = statusImport.words;

interface StatusWordsFormProps {
  readonly unknown: readonly string[];
  readonly onExplain: (words: { readonly [key: string]: string }) => void;
}

/** The commune's own words for a status, each to be explained once. */
export function StatusWordsForm({ unknown, onExplain }: StatusWordsFormProps) {
  return (
    <section className={css['card']}>
      <h2>{texts.title}</h2>
      <p className={css['muted']}>{texts.lead}</p>
      <div className={css['fields']}>
        {unknown.map((text) => (
          <LineField key={text} label={text}>
            {(ties) => (
              <select {...ties} value="" onChange={(event) => onExplain({ [statusKey(text)]: event.target.value })}>
                <option value="">{texts.leave}</option>
                {officialStatuses.map(({ code, label }) => (
                  <option key={code} value={code}>
                    {code}. {label}
                  </option>
                ))}
              </select>
            )}
          </LineField>
        ))}
      </div>
    </section>
  );
}
