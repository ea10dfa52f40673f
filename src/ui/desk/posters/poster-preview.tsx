import { Suspense, lazy, useCallback } from 'react';
import { findInForce } from '../../../core/procedure/find-in-force.ts';
import { formatPosterAddress, formatTypedAddress } from '../../../core/visit/poster-address.ts';
import { posterWords } from '../../../core/visit/poster.ts';
import type { PosterPaper } from '../../../core/visit/poster.ts';
import { useDevice } from '../../parts/device-context.tsx';
import { useDeviceState } from '../../state/device-state.ts';
import { useWatched } from '../../state/use-watched.ts';
import { posterDesk as texts } from '../../texts/vi/posters.ts';
import css from './posters-page.module.css';

const QrCode = lazy(() => import('../../parts/qr-code.tsx'));

interface PosterPreviewProps {
  readonly code: string | undefined;
  readonly hamlet: string | undefined;
  readonly paper: PosterPaper;
}

/** The first page, with the very words and the very code that will be printed. */
export function PosterPreview({ code, hamlet, paper }: PosterPreviewProps) {
  const device = useDevice();
  const commune = useDeviceState((state) => state.enrolled?.commune);
  const load = useCallback(
    async () => ({ procedure: code === undefined ? undefined : await findInForce(device, code) }),
    [device, code],
  );
  const procedure = useWatched(load, ['catalogue'])?.procedure;
  if (!commune || (code !== undefined && !procedure)) return null;
  const address = { ...(code !== undefined && { code }), commune: commune.code, ...(hamlet && { hamlet }) };
  const words = posterWords(
    {
      ...(procedure && { procedure }),
      ...(hamlet && { hamlet }),
      communeName: commune.name,
      ...(commune.telephone !== undefined && { telephone: commune.telephone }),
    },
    paper,
  );
  const text = formatPosterAddress(location.origin, address);
  return (
    <section className={css['preview']} aria-label={texts.preview}>
      <h2>{texts.preview}</h2>
      <div className={css['sheet']} data-paper={paper}>
        <p className={css['office']}>{words.office.toLocaleUpperCase('vi')}</p>
        <p className={css['title']}>{words.title}</p>
        {words.hamlet && <b>{words.hamlet}</b>}
        <p>{words.sentence}</p>
        <div className={css['qr']}>
          <Suspense fallback={null}>
            <QrCode text={text} label={texts.previewAlt(text)} />
          </Suspense>
        </div>
        <small>
          {texts.type} {formatTypedAddress(location.origin, address)}
        </small>
        <div className={css['bring']}>
          <b>{texts.bring}</b>
          <ul>
            {words.bring.map((thing) => (
              <li key={thing}>{thing}</li>
            ))}
          </ul>
        </div>
        {words.call && (
          <p>
            {texts.callCommune} <b className={css['title']}>{words.call}</b>
          </p>
        )}
      </div>
    </section>
  );
}
