import type { EnrolledDevice } from '../../core/screen-ports.ts';
import type { PublicCommune } from '../../core/visit/poster-page.ts';
import { posters as texts } from '../texts/vi/posters.ts';
import css from './posters.module.css';

interface CommuneCardProps {
  readonly commune: PublicCommune | undefined;
  readonly enrolled: EnrolledDevice | undefined;
  /** The commune that the poster is of; absent: it does not say. */
  readonly wanted: string | undefined;
}

/** Where to go and whom to call; an enrolled phone knows its own commune without asking. */
export function CommuneCard({ commune, enrolled, wanted }: CommuneCardProps) {
  const isOwn = enrolled?.commune !== undefined && (wanted === undefined || enrolled.commune.code === wanted);
  const shown = commune ?? (isOwn ? { ...enrolled.commune, receptionPoints: enrolled.receptionPoints } : undefined);
  if (!shown) return null;
  const { name = '', telephone, receptionPoints } = shown;
  return (
    <section className={css['commune']}>
      <h2>{texts.commune(name)}</h2>
      {receptionPoints.length > 0 && (
        <ul>
          {receptionPoints.map((point) => (
            <li key={point.receptionPointId}>
              <b>{point.name}</b>
              <br />
              {point.address}
            </li>
          ))}
        </ul>
      )}
      {telephone !== undefined && (
        <>
          <a className={css['call']} href={`tel:${telephone.replace(/[^\d+]/g, '')}`}>
            {texts.call(telephone)}
          </a>
          <p>{texts.callLead}</p>
        </>
      )}
    </section>
  );
}
