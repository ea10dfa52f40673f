import css from './relay.module.css';

/** How far something is that takes longer than a moment. A screen reader hears what it is, and may ask how far. */
export function ShareProgress({ share, words }: { readonly share: number; readonly words: string }) {
  const percent = Math.round(share * 100);
  return (
    <div className={css['progress']}>
      <p role="status">{words}</p>
      <progress value={percent} max={100} aria-label={words}>
        {percent} %
      </progress>
    </div>
  );
}
