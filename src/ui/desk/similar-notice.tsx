/** Perhaps the same request twice: same resident, same procedure, near in time. Both can be looked at side by side. */

import { Suspense, lazy, useState } from 'react';
import { Link } from 'react-router';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import type { DeskDossier } from '../../core/reception/desk.ts';
import { Button } from '../parts/button.tsx';
import { formatDay } from '../parts/format.ts';
import { Notice } from '../parts/notice.tsx';
import { desk } from '../texts/vi/desk.ts';
import { similar as texts } from '../texts/vi/desk-life.ts';

const CompareDossiers = lazy(() => import('./compare-dossiers.tsx'));

export function SimilarNotice({ dossier }: { readonly dossier: DeskDossier }) {
  const [compared, setCompared] = useState<string>();
  if (dossier.similar.length === 0) return null;
  return (
    <Notice tone="waiting" icon="search">
      <b>{texts.title}</b>
      <ul>
        {dossier.similar.map((other) => (
          <li key={other.dossierId}>
            <Link to={`/quay/ho-so/${other.dossierId}`}>{formatLocalCode(other.localCode)}</Link>
            {` · ${desk.states[other.state]} · ${texts.arrived(formatDay(other.arrivedAt))}`}
            {other.officialNumber && ` · ${other.officialNumber}`}{' '}
            <Button kind="quiet" onClick={() => setCompared(other.dossierId)}>
              {texts.compare}
            </Button>
          </li>
        ))}
      </ul>
      {compared !== undefined && (
        <Suspense fallback={null}>
          <CompareDossiers dossier={dossier} otherId={compared} onClose={() => setCompared(undefined)} />
        </Suspense>
      )}
    </Notice>
  );
}
