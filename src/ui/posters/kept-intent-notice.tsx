import { useState } from 'react';
import { formatPosterPath } from '../../core/visit/poster-address.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { useFoundProcedures } from '../state/use-found-procedures.ts';
import { posters as texts } from '../texts/vi/posters.ts';
import { findIntent, forgetIntent } from './kept-intent.ts';
import css from '../install/install.module.css';

/** On home: a poster was scanned here and nothing came of it yet. */
export default function KeptIntentNotice() {
  const [intent, setIntent] = useState(findIntent);
  const codes = intent?.code === undefined ? undefined : { codes: [intent.code] };
  const [row] = useFoundProcedures('', codes) ?? [];
  if (!intent) return null;
  return (
    <Notice icon="scan">
      <b>{texts.resume}</b>
      <p>{[row?.shortName ?? intent.code, intent.hamlet].filter(Boolean).join(' · ')}</p>
      <div className={css['ways']}>
        <ButtonLink to={formatPosterPath(intent)}>{texts.resumeOpen}</ButtonLink>
        <Button
          kind="quiet"
          onClick={() => {
            forgetIntent();
            setIntent(undefined);
          }}
        >
          {texts.resumeDrop}
        </Button>
      </div>
    </Notice>
  );
}
