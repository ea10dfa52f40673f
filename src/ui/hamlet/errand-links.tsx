/** What a visit to this hamlet is for besides its doors: one tap each. Nothing where there is nothing to do. */

import { formatLocalCode } from '../../core/dossier/local-code.ts';
import type { KnownHamlet } from '../../core/hamlet-ports.ts';
import { findHamletErrands } from '../../core/visit/hamlet-errands.ts';
import { ButtonLink } from '../parts/button.tsx';
import { errands as texts, results, supplements } from '../texts/vi/results.ts';
import css from './hamlet.module.css';
import { hamletPath } from './hamlet-path.ts';
import { resultsPath } from './result-path.ts';

export function ErrandLinks({ known, today }: { readonly known: KnownHamlet; readonly today: string }) {
  const { hamlet, pack, settled } = known;
  if (!pack) return null;
  const errands = findHamletErrands(pack, settled, today);
  return (
    <div className={css['section']}>
      {errands.results.length > 0 && (
        <ButtonLink icon="paper" to={resultsPath(hamlet)}>
          {results.toResults(errands.results.length)}
        </ButtonLink>
      )}
      {errands.supplements.length > 0 && (
        <ButtonLink icon="camera" to={`${hamletPath(hamlet)}/bo-sung`}>
          {supplements.toSupplements(errands.supplements.length)}
        </ButtonLink>
      )}
      {errands.boxes.map(({ personName, deviceName, unsent }) => (
        <p key={`${personName} ${deviceName}`} className={css['muted']}>
          {texts.box(personName, deviceName, unsent)}
        </p>
      ))}
      {errands.envelopes.length > 0 && (
        <section>
          <h2>
            {texts.envelopesTitle} ({errands.envelopes.length})
          </h2>
          <ul className={css['lines']}>
            {errands.envelopes.map(({ code, state, holders, applicantNames }) => (
              <li key={code}>
                {[formatLocalCode(code), ...applicantNames, texts.envelopeStates[state](holders.join(', '))].join(', ')}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
