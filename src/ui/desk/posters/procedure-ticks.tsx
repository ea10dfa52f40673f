import { useState } from 'react';
import { LineField } from '../../parts/line-field.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { useFoundProcedures } from '../../state/use-found-procedures.ts';
import { posterDesk as texts } from '../../texts/vi/posters.ts';
import css from './posters-page.module.css';

interface ProcedureTicksProps {
  readonly chosen: readonly string[];
  readonly onChange: (codes: readonly string[]) => void;
}

const mostShown = 60;

/** Procedures that have a page of their own, found by typing; what is ticked stays on top. */
export function ProcedureTicks({ chosen, onChange }: ProcedureTicksProps) {
  const [query, setQuery] = useState('');
  const ticked = useFoundProcedures('', { codes: chosen }) ?? [];
  const found = useFoundProcedures(query, {})?.filter(({ isDetailed }) => isDetailed);
  const others = (found ?? []).filter(({ code }) => !chosen.includes(code)).slice(0, mostShown);
  return (
    <fieldset className={css['procedures']}>
      <legend>{texts.procedures}</legend>
      <LineField label={texts.search} hint={texts.proceduresHint}>
        {(ties) => (
          <input
            {...ties}
            type="search"
            name="procedure"
            autoComplete="off"
            value={query}
            onChange={(event) => setQuery(event.target.value.normalize('NFC'))}
          />
        )}
      </LineField>
      {chosen.length > 0 && <p role="status">{texts.chosen(chosen.length)}</p>}
      {found && others.length + ticked.length === 0 && <Nothing>{texts.none}</Nothing>}
      <ul>
        {[...ticked, ...others].map(({ code, shortName }) => (
          <li key={code}>
            <label>
              <input
                type="checkbox"
                checked={chosen.includes(code)}
                onChange={({ target }) =>
                  onChange(target.checked ? [...chosen, code] : chosen.filter((other) => other !== code))
                }
              />
              {shortName} <small>{code}</small>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
