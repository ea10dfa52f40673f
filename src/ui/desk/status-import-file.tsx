import { useRef, useState } from 'react';
import type { DragEvent } from 'react';
import { Button } from '../parts/button.tsx';
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
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    if (dropped) onFile(dropped);
  }

  return (
    <section
      className={css['drop']}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p className={css['line']}>
        <span>{texts.drop}</span>
        <Button
          kind={name === undefined ? 'primary' : 'secondary'}
          disabled={isReading}
          onClick={() => input.current?.click()}
        >
          {name === undefined ? texts.choose : texts.another}
        </Button>
        <small>{texts.limit}</small>
        <Button kind="quiet" onClick={onTemplate}>
          {texts.template}
        </Button>
      </p>
      <input
        ref={input}
        hidden
        type="file"
        aria-label={texts.choose}
        accept=".xlsx,.csv,.txt"
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          event.target.value = '';
          if (chosen) onFile(chosen);
        }}
      />
      <p role="status">
        {name !== undefined && isReading && texts.reading(name)}
        {name !== undefined && !isReading && rows !== undefined && texts.file(name, rows)}
      </p>
    </section>
  );
}
