import { Button } from '../parts/button.tsx';
import { useFileChoice } from '../parts/use-file-choice.ts';
import css from './table-file.module.css';

export interface TableFileTexts {
  readonly drop: string;
  readonly choose: string;
  readonly another: string;
  readonly limit: string;
  readonly template: string;
  readonly reading: (name: string) => string;
  readonly file: (name: string, rows: number) => string;
}

interface TableFileChoiceProps {
  readonly texts: TableFileTexts;
  readonly name: string | undefined;
  readonly rows: number | undefined;
  readonly isReading: boolean;
  readonly onFile: (file: File) => void;
  readonly onTemplate: () => void;
}

/** A table, Excel or CSV, dropped or chosen; the same file may be chosen again after it was mended. */
export function TableFileChoice({ texts, name, rows, isReading, onFile, onTemplate }: TableFileChoiceProps) {
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
