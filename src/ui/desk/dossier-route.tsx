/** Where an accepted dossier lies now, and the way it took until there. */

import type { DeskDossier } from '../../core/reception/desk.ts';
import { formatMoment } from '../parts/format.ts';
import { route as texts } from '../texts/vi/desk-life.ts';
import css from './dossier-history.module.css';
import { holderWords } from './holder-words.ts';

export function DossierRoute({ dossier }: { readonly dossier: DeskDossier }) {
  const { route } = dossier;
  if (route.length === 0) return null;
  return (
    <section>
      <h3>{texts.title}</h3>
      <ol className={css['history']}>
        {[...route].reverse().map((step, index) => (
          <li key={`${step.since} ${index}`}>
            <time dateTime={step.since}>{formatMoment(step.since)}</time>
            <span>
              <b>{index === 0 ? texts.now(holderWords(step)) : holderWords(step)}</b>
              {' · '}
              {texts.by(step.by)}
              {step.note && <small>{step.note}</small>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
