import type { FoundProcedure } from '../../core/search/found-procedure.ts';
import { MarkedText } from '../parts/marked-text.tsx';
import css from './procedure-finder.module.css';

/** The plain short name first; the official one below it, where it is another. */
export function FoundNames({ found }: { readonly found: FoundProcedure }) {
  const { name, shortName, nameParts, shortNameParts } = found;
  return (
    <span className={css['names']}>
      <b>
        <MarkedText parts={shortNameParts} />
      </b>
      {name !== shortName && (
        <small>
          <MarkedText parts={nameParts} />
        </small>
      )}
    </span>
  );
}
