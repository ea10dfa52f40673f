import { LineField } from '../parts/line-field.tsx';
import { person as texts } from '../texts/vi/office-people.ts';

export interface Span {
  readonly from: string;
  readonly to: string;
}

interface DaySpanProps {
  readonly span: Span;
  readonly fault: string | undefined;
  /** Begins the names of both fields. */
  readonly name: string;
  readonly onChange: (span: Span) => void;
}

/** Both days given, in their order, and the last one not over. */
export function isSpanWrong({ from, to }: Span, today: string): boolean {
  return from === '' || to === '' || from > to || to < today;
}

/** From one day to the end of another. */
export function DaySpan({ span, fault, name, onChange }: DaySpanProps) {
  return (
    <>
      <LineField label={texts.from}>
        {(ties) => (
          <input
            {...ties}
            type="date"
            name={`${name}-from`}
            value={span.from}
            onChange={(event) => onChange({ ...span, from: event.target.value })}
          />
        )}
      </LineField>
      <LineField label={texts.to} fault={fault}>
        {(ties) => (
          <input
            {...ties}
            type="date"
            name={`${name}-to`}
            value={span.to}
            onChange={(event) => onChange({ ...span, to: event.target.value })}
          />
        )}
      </LineField>
    </>
  );
}
