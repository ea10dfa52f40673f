import { Icon } from '../parts/icon.tsx';
import { procedures as texts } from '../texts/vi/procedures.ts';
import css from './procedure-finder.module.css';

/** Marks a procedure to have it at hand, or takes the mark off. */
export function StarButton({
  name,
  isOn,
  words,
  onPress,
}: {
  readonly name: string;
  readonly isOn: boolean;
  /** Said beside the star where there is room. */
  readonly words?: string;
  readonly onPress: () => void;
}) {
  return (
    <button
      type="button"
      className={css['star']}
      aria-pressed={isOn}
      aria-label={words === undefined ? texts.starOf(name) : undefined}
      onClick={onPress}
    >
      <Icon name="star" />
      {words}
    </button>
  );
}
