import { Button } from '../parts/button.tsx';
import css from './administration.module.css';

interface PagerProps {
  readonly from: number;
  readonly size: number;
  readonly total: number;
  readonly onTurn: (from: number) => void;
  readonly words: {
    readonly before: string;
    readonly after: string;
    shown(from: number, to: number, total: number): string;
  };
}

/** Which rows of how many, and the way to the others; nothing where all are on one page. */
export function Pager({ from, size, total, onTurn, words }: PagerProps) {
  if (total <= size) return null;
  return (
    <p className={css['pager']}>
      <Button disabled={from === 0} onClick={() => onTurn(Math.max(0, from - size))}>
        {words.before}
      </Button>
      <span role="status">{words.shown(from + 1, Math.min(from + size, total), total)}</span>
      <Button disabled={from + size >= total} onClick={() => onTurn(from + size)}>
        {words.after}
      </Button>
    </p>
  );
}
