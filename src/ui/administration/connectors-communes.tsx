import type { CommuneRow } from '../../core/reception/administration.ts';
import { Button } from '../parts/button.tsx';
import { connectors } from '../texts/vi/connectors.ts';
import css from './connectors.module.css';

const texts = connectors.form;

interface CommuneTicksProps {
  readonly communes: readonly CommuneRow[];
  readonly chosen: readonly string[];
  readonly onChange: (codes: readonly string[]) => void;
}

/** Which of the opened communes use it. */
export function CommuneTicks({ communes, chosen, onChange }: CommuneTicksProps) {
  const tick = (code: string, isOn: boolean) =>
    onChange(isOn ? [...chosen, code] : chosen.filter((each) => each !== code));
  return (
    <fieldset className={css['communes']}>
      <legend>{texts.communes}</legend>
      <p className={css['muted']}>{communes.length === 0 ? texts.noCommunes : texts.communesHint}</p>
      {communes.length > 3 && (
        <p className={css['buttons']}>
          <Button kind="quiet" onClick={() => onChange(communes.map(({ code }) => code))}>
            {texts.all}
          </Button>
          <Button kind="quiet" onClick={() => onChange([])}>
            {texts.noneOf}
          </Button>
        </p>
      )}
      <div>
        {communes.map(({ code, name }) => (
          <label key={code}>
            <input
              type="checkbox"
              checked={chosen.includes(code)}
              onChange={(event) => tick(code, event.target.checked)}
            />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
