/** The slip, or the state of a dossier, to Zalo and the like: through the share sheet, else copied or saved. */

import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { saveOneOf } from '../parts/save-file.ts';
import { share as texts, shared } from '../texts/vi/door.ts';
import css from './share.module.css';
import { shareText } from './share-text.ts';
import { sharedText, sharedWords } from './share-words.ts';
import type { SharedDossier } from './share-words.ts';

export default function ShareDossier({ dossier }: { readonly dossier: SharedDossier }) {
  const { practice } = useDevice();
  const [word, setWord] = useState<string>();
  const [toCopy, setToCopy] = useState<string>();
  const isSlip = dossier.slipToken !== undefined;
  const words = sharedWords(dossier, location.origin);
  // Nothing of practice leaves the phone, not even as a picture.
  if (practice) return null;

  async function sendText(): Promise<void> {
    const text = sharedText(words);
    const outcome = await shareText(text);
    setToCopy(outcome === 'failed' ? text : undefined);
    setWord(outcome === 'copied' ? texts.copied : outcome === 'failed' ? texts.copyFailed : undefined);
  }

  async function sendPicture(): Promise<void> {
    const { drawShare } = await import('./share-picture.ts');
    const file = await drawShare(words, isSlip ? shared.fileName : shared.statusFileName);
    if (!file) return sendText();
    setToCopy(undefined);
    setWord((await saveOneOf(file)) && navigator.canShare === undefined ? texts.saved : undefined);
  }

  return (
    <section className={css['share']}>
      <h2>{isSlip ? texts.title : texts.statusTitle}</h2>
      <p>{isSlip ? texts.lead : texts.statusLead}</p>
      <div className={css['ways']}>
        <Button icon="up" onClick={() => void sendText()}>
          {texts.text}
        </Button>
        <Button icon="paper" onClick={() => void sendPicture()}>
          {texts.picture}
        </Button>
      </div>
      {word && <p role="status">{word}</p>}
      {toCopy && <p className={css['copy']}>{toCopy}</p>}
    </section>
  );
}
