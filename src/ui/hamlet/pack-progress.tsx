import { hamlet as texts } from '../texts/vi/hamlet.ts';
import css from './hamlet.module.css';

export function PackProgress({ share }: { readonly share: number }) {
  return (
    <label className={css['progress']}>
      {texts.pack.fetching}
      <progress value={share} max={1}>
        {Math.round(share * 100)} %
      </progress>
    </label>
  );
}
