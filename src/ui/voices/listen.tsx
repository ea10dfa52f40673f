/**
 * Listening to what stands on a screen: in the resident's language where it was recorded, else in Vietnamese, and saying so. Before
 * the first sound of a sitting it asks whether others are near.
 */

import { useEffect, useId, useMemo, useState } from 'react';
import { isVoiceLanguage } from '../../core/voice/clip.ts';
import type { VoiceLanguage } from '../../core/voice/clip.ts';
import { planSpeech } from '../../core/voice/plan-speech.ts';
import type { SpokenPiece } from '../../core/voice/plan-speech.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { languageNames, listening as texts } from '../texts/vi/voices.ts';
import css from './listen.module.css';
import { setNearby, useNearby } from './nearby.ts';
import type { Nearby } from './nearby.ts';
import { playSpeech, quietVolume, stopSpeech } from './play-speech.ts';
import { useVoices } from './use-voices.ts';

interface ListenProps {
  /** In which sitting: what was said about others near holds for all of it. */
  readonly of: string;
  readonly pieces: readonly SpokenPiece[];
  /** Of the consent, or chosen before; anything that nobody records is Vietnamese. */
  readonly language: string;
  readonly onLanguage?: (language: VoiceLanguage) => void;
  /** Says each new screen by itself. */
  readonly isAloud: boolean;
  readonly onAloud: (isAloud: boolean) => void;
}

export default function Listen({ of, pieces, language: wanted, onLanguage, isAloud, onAloud }: ListenProps) {
  const device = useDevice();
  const known = useVoices();
  const nearby = useNearby(of);
  const [isAsked, setAsked] = useState(false);
  const language: VoiceLanguage = isVoiceLanguage(wanted) ? wanted : 'vi';
  const speech = useMemo(
    () =>
      known &&
      planSpeech(pieces, {
        language,
        findClip: known.find(language),
        findVietnamese: known.find('vi'),
        hasVoice: known.voice !== undefined,
      }),
    [known, language, pieces],
  );
  const voice = known?.voice;
  const volume = nearby === 'ear' ? quietVolume : 1;
  const mayHear = nearby === 'alone' || nearby === 'ear';
  useEffect(() => {
    if (isAloud && mayHear && speech) void playSpeech(device, speech.steps, { voice, volume });
    return stopSpeech;
  }, [device, isAloud, mayHear, speech, voice, volume]);

  if (!known || !speech) return <div className={css['listen']} />;
  const canSpeak = speech.steps.length > 0;

  function press(): void {
    if (isAloud) return onAloud(false);
    if (mayHear) return onAloud(true);
    setAsked(true);
  }
  function answer(choice: Nearby): void {
    setNearby(of, choice);
    setAsked(false);
    onAloud(choice !== 'eyes');
  }

  return (
    <div className={css['listen']}>
      {isAsked ? (
        <AskNearby onAnswer={answer} />
      ) : (
        <div className={css['row']}>
          {canSpeak ? (
            <Button icon="speak" onClick={press}>
              {isAloud ? texts.stop : nearby === 'eyes' ? texts.hearAloud : texts.speak}
            </Button>
          ) : (
            <p>{texts.noVoice}</p>
          )}
          {onLanguage && known.languages.length > 0 && (
            <Languages known={known.languages} language={language} onLanguage={onLanguage} />
          )}
        </div>
      )}
      <div role="status">
        {nearby === 'eyes' && <p>{texts.eyesOnly}</p>}
        {nearby === 'ear' && isAloud && <p>{texts.earHint}</p>}
        {canSpeak && speech.missingCount > 0 && speech.ownCount === 0 && (
          <p>{texts.notAtAll(languageNames[language])}</p>
        )}
        {canSpeak && speech.missingCount > 0 && speech.ownCount > 0 && speech.unsaid.length === 0 && (
          <p>{texts.partly(languageNames[language])}</p>
        )}
        {canSpeak && speech.unsaid.length > 0 && <p>{texts.unsaid}</p>}
      </div>
    </div>
  );
}

function AskNearby({ onAnswer }: { readonly onAnswer: (nearby: Nearby) => void }) {
  const titleId = useId();
  return (
    <div role="group" aria-labelledby={titleId} className={css['near']}>
      <b id={titleId}>{texts.near}</b>
      {(['alone', 'ear', 'eyes'] as const).map((choice) => (
        <Button key={choice} wide icon={choice === 'eyes' ? 'person' : 'speak'} onClick={() => onAnswer(choice)}>
          {texts[choice]}
        </Button>
      ))}
    </div>
  );
}

interface LanguagesProps {
  readonly known: readonly VoiceLanguage[];
  readonly language: VoiceLanguage;
  readonly onLanguage: (language: VoiceLanguage) => void;
}

/** Vietnamese is always there; a language that was chosen stays named although its pack is not here. */
function Languages({ known, language, onLanguage }: LanguagesProps) {
  const offered = [...new Set<VoiceLanguage>(['vi', ...known, language])];
  return (
    <label className={css['language']}>
      {texts.language}
      <select value={language} onChange={({ target }) => isVoiceLanguage(target.value) && onLanguage(target.value)}>
        {offered.map((one) => (
          <option key={one} value={one}>
            {languageNames[one]}
          </option>
        ))}
      </select>
    </label>
  );
}
