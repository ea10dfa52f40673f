import { actions as texts } from '../../texts/vi/desk-actions.ts';
import css from './action-form.module.css';

interface ReadyWordsProps {
  readonly words: readonly string[];
  /** For whom or what, where several stand on one page. */
  readonly of?: string;
  readonly onChoose: (sentence: string) => void;
}

/** Whole sentences to begin from; what is chosen stays open to change. */
export function ReadyWords({ words, of, onChoose }: ReadyWordsProps) {
  return (
    <select
      className={css['ready']}
      aria-label={of === undefined ? texts.ready : `${texts.ready}: ${of}`}
      value=""
      onChange={(event) => onChoose(event.target.value)}
    >
      <option value="" disabled>
        {texts.readyChoose}
      </option>
      {words.map((sentence) => (
        <option key={sentence} value={sentence}>
          {sentence}
        </option>
      ))}
    </select>
  );
}
