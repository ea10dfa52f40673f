import { formatLocalCode } from '../../core/dossier/local-code.ts';
import css from './handover.module.css';

interface EnvelopeTicksProps {
  readonly legend: string;
  readonly envelopes: readonly { readonly code: string; readonly detail?: string }[];
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (ticked: ReadonlySet<string>) => void;
}

/** Envelopes by their codes, each to be ticked with a thumb. */
export function EnvelopeTicks({ legend, envelopes, ticked, onTick }: EnvelopeTicksProps) {
  return (
    <fieldset className={css['ticks']}>
      <legend>{legend}</legend>
      {envelopes.map(({ code, detail }) => (
        <label key={code}>
          <input
            type="checkbox"
            checked={ticked.has(code)}
            onChange={(event) => {
              const next = new Set(ticked);
              if (event.target.checked) next.add(code);
              else next.delete(code);
              onTick(next);
            }}
          />
          <span>
            <b className={css['code']}>{formatLocalCode(code)}</b>
            {detail && <small>{detail}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
