/** Báo qua ai: one tap to whoever passes the news on. The message says that there is news at the commune and nothing else. */

import { useState } from 'react';
import type { TellVia } from '../../core/dossier/dossier.ts';
import button from '../parts/button.module.css';
import { Button } from '../parts/button.tsx';
import { useDeviceState } from '../state/device-state.ts';
import { share as texts } from '../texts/vi/door.ts';
import css from './share.module.css';
import { shareText } from './share-text.ts';
import { newsText } from './share-words.ts';

interface ShareNewsProps {
  readonly localCode: string;
  readonly tellVia: TellVia;
}

export default function ShareNews({ localCode, tellVia }: ShareNewsProps) {
  const commune = useDeviceState((state) => state.enrolled?.commune);
  const [word, setWord] = useState<string>();
  const { way, phone, name } = tellVia;
  if (way === 'at-commune') return null;
  const text = newsText(localCode, commune);
  const who = name?.trim() || texts.tellWho[way];
  const number = (phone ?? '').replace(/[^\d+]/g, '');
  return (
    <section className={css['share']}>
      <h2>{texts.tellTitle}</h2>
      <p>{texts.tellLead}</p>
      <p className={css['copy']}>{text}</p>
      <div className={css['ways']}>
        {number !== '' && (
          <>
            <a
              className={`${button['button']} ${button['secondary']}`}
              href={`sms:${number}?body=${encodeURIComponent(text)}`}
            >
              <span>{texts.tellSms(who)}</span>
            </a>
            <a className={`${button['button']} ${button['secondary']}`} href={`tel:${number}`}>
              <span>{texts.tellCall(who)}</span>
            </a>
          </>
        )}
        <Button
          icon="up"
          onClick={() =>
            void shareText(text).then((outcome) => setWord(outcome === 'copied' ? texts.copied : undefined))
          }
        >
          {texts.tellShare}
        </Button>
      </div>
      {word && <p role="status">{word}</p>}
    </section>
  );
}
