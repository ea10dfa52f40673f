/**
 * Listening to what stands on a screen: in the resident's language where it was recorded, else in Vietnamese, and saying so. Before
 * the first sound of a sitting it asks whether others are near.
 */

import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { isVoiceLanguage } from '../../core/voice/clip.ts';
import type { VoiceLanguage } from '../../core/voice/clip.ts';
import { planSpeech } from '../../core/voice/plan-speech.ts';
import type { Speech, SpokenPiece } from '../../core/voice/plan-speech.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { useIsKiosk } from '../state/use-is-kiosk.ts';
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
  /** Says each new screen by itself, until somebody stops it. */
  readonly isAloud: boolean;
  readonly onAloud: (isAloud: boolean) => void;
  /** No helper is beside the screen who could read it out. */
  readonly isAlone?: boolean;
}

export default function Listen(props: ListenProps) {
  const { of, pieces, language: wanted, onLanguage, isAloud, onAloud } = props;
  const instead = props.isAlone ? texts.withoutHelper : texts;
  const device = useDevice();
  const known = useVoices();
  const nearby = useNearby(of);
  const [isAsked, setAsked] = useState(false);
  /** Counts how often it was to be said again. */
  const [turn, setTurn] = useState(0);
  const [isSounding, setSounding] = useState(false);
  /** What was begun to be said last. */
  const [heard, setHeard] = useState<Speech>();
  const place = useRef<HTMLDivElement>(null);
  const [wishes, setWishes] = useState(0);
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
    if (!isAloud || !mayHear || !speech) return undefined;
    let isCurrent = true;
    setHeard(speech);
    setSounding(true);
    void playSpeech(device, speech.steps, { voice, volume }).finally(() => isCurrent && setSounding(false));
    return () => {
      isCurrent = false;
      setSounding(false);
      stopSpeech();
    };
  }, [device, isAloud, mayHear, speech, turn, voice, volume]);
  // The button that was pressed goes: whoever works by keys or by ear stands at what came in its place.
  useEffect(() => {
    const next = wishes > 0 && place.current?.querySelector<HTMLElement>('[role=group], button');
    if (!next) return;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: next.matches('[role=group]') ? 'start' : 'nearest' });
  }, [wishes]);

  if (!known || !speech) return <div className={css['listen']} />;
  const canSpeak = speech.steps.length > 0;

  function hear(): void {
    if (mayHear) {
      setTurn(turn + 1);
      return onAloud(true);
    }
    setAsked(true);
    setWishes(wishes + 1);
  }
  function stop(): void {
    if (!isSounding) return;
    onAloud(false);
    setWishes(wishes + 1);
  }
  function answer(choice: Nearby): void {
    setNearby(of, choice);
    setAsked(false);
    onAloud(choice !== 'eyes');
    setWishes(wishes + 1);
  }
  const word = nearby === 'eyes' ? texts.hearAloud : isAloud || heard === speech ? texts.again : texts.speak;

  return (
    <div ref={place} className={css['listen']}>
      {isAsked ? (
        <AskNearby onAnswer={answer} />
      ) : (
        <div className={css['row']}>
          {canSpeak ? (
            <Button icon="speak" onClick={hear}>
              {word}
            </Button>
          ) : (
            <p>{instead.noVoice}</p>
          )}
          {canSpeak && isAloud && (
            // Nothing goes away by itself: at the end of what is said there is nothing to stop.
            <Button aria-disabled={!isSounding} onClick={stop}>
              {texts.stop}
            </Button>
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
        {canSpeak && speech.unsaid.length > 0 && <p>{instead.unsaid}</p>}
      </div>
    </div>
  );
}

function AskNearby({ onAnswer }: { readonly onAnswer: (nearby: Nearby) => void }) {
  const titleId = useId();
  // A PC in a hall is held to nobody's ear.
  const answers = useIsKiosk() ? (['alone', 'eyes'] as const) : (['alone', 'ear', 'eyes'] as const);
  return (
    <div role="group" tabIndex={-1} aria-labelledby={titleId} className={css['near']}>
      <b id={titleId}>{texts.near}</b>
      {answers.map((choice) => (
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
