import { Button } from '../parts/button.tsx';
import { useFileChoice } from '../parts/use-file-choice.ts';
import { statusImport as texts } from '../texts/vi/connectors.ts';
import css from './status-import.module.css';

interface StatusFileChoiceProps {
  readonly name: string | undefined;
  readonly rows: number | undefined;
  readonly isReading: boolean;
  readonly onFile: (file: File) => void;
  readonly onTemplate: () => void;
}

/** A file dropped or chosen; the same file may be chosen again after it was mended. */
export function StatusFileChoice({ name, rows, isReading, onFile, onTemplate }: StatusFileChoiceProps) {
  const choice = useFileChoice(onFile);
  return (
    <section className={css['drop']} {...choice.place}>
      <p className={css['line']}>
        <span>{texts.drop}</span>
        <Button kind={name === undefined ? 'primary' : 'secondary'} disabled={isReading} onClick={choice.choose}>
          {name === undefined ? texts.choose : texts.another}
        </Button>
        <small>{texts.limit}</small>
        <Button kind="quiet" onClick={onTemplate}>
          {texts.template}
        </Button>
      </p>
      <input {...choice.input} aria-label={texts.choose} accept=".xlsx,.csv,.txt" />
      <p role="status">
        {name !== undefined && isReading && texts.reading(name)}
        {name !== undefined && !isReading && rows !== undefined && texts.file(name, rows)}
      </p>
    </section>
  );
}
