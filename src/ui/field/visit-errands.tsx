/** What this phone knows to do at a visit; needs an open vault. Nothing where there is nothing to do. */

import { countErrands } from '../../core/visit/visit-errands.ts';
import { StateChip } from '../parts/notice.tsx';
import { useDossiers } from '../state/use-dossiers.ts';
import { lich as texts } from '../texts/vi/visits.ts';

/** As many as the home screen reads for its lists, and those of a long round. */
const mostRead = 200;

export function VisitErrands({ hamlet }: { readonly hamlet: string }) {
  const dossiers = useDossiers(mostRead);
  if (!dossiers) return null;
  const known = dossiers.rows.map(({ draft, status }) => ({
    ...(draft?.place.hamlet !== undefined && { hamlet: draft.place.hamlet }),
    ...(status && { state: status.state }),
  }));
  const { supplements, results } = countErrands(known, hamlet);
  return (
    <>
      {supplements > 0 && <StateChip tone="attention">{texts.supplements(supplements)}</StateChip>}{' '}
      {results > 0 && <StateChip tone="done">{texts.results(results)}</StateChip>}
    </>
  );
}
