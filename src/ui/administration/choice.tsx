import css from './administration.module.css';

interface ChoiceProps {
  readonly label: string;
  readonly any: string;
  readonly value: string | null;
  readonly onChoose: (value: string) => void;
  /** Value and words. */
  readonly children: readonly (readonly [string, string])[];
}

/** One thing to sift a list by, or any. */
export function Choice({ label, any, value, onChoose, children }: ChoiceProps) {
  return (
    <select
      className={css['choice']}
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChoose(event.target.value)}
    >
      <option value="">{any}</option>
      {children.map(([key, words]) => (
        <option key={key} value={key}>
          {words}
        </option>
      ))}
    </select>
  );
}
