import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { hamlet as texts } from '../texts/vi/hamlet.ts';
import { PackProgress } from './pack-progress.tsx';
import { usePackFetch } from './use-pack-fetch.ts';

/** No pack, or one that could not be read: what is seen is this phone's own only. */
export function MissingPack({ hamlet }: { readonly hamlet: string }) {
  const { share, complaint, fetchPack } = usePackFetch();
  return (
    <Notice tone="waiting">
      <p>{texts.pack.missing}</p>
      {complaint && <p role="alert">{complaint}</p>}
      {share === undefined ? (
        <Button onClick={() => void fetchPack(hamlet)}>{texts.pack.fetch}</Button>
      ) : (
        <PackProgress share={share} />
      )}
    </Notice>
  );
}
