/** One sentence: its Vietnamese, the microphone, and what was just said. */

import { useEffect, useState } from 'react';
import type { RecordingRow } from '../../core/voice/recording-rows.ts';
import { mostClipMs } from '../../core/voice/clip.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { findLocalVoice, readAloud } from '../parts/read-aloud.ts';
import { recording as texts } from '../texts/vi/voice-recording.ts';
import { hearRecording } from './hear-recording.ts';
import { measureAudio } from './measure-audio.ts';
import { playRecording, stopSpeech } from './play-speech.ts';
import { useRecorder } from './use-recorder.ts';
import css from './voices.module.css';

interface RecordSentenceProps {
  readonly row: RecordingRow;
  /** Kept here and on its way. */
  readonly isTaken: boolean;
  /** False: there was no room. */
  readonly onKeep: (audio: Blob, lengthMs: number) => Promise<boolean>;
}

type Trouble = 'silent' | 'unreadable' | 'tooLong';
/** As long as half a page: it is read rather than glanced at. */
const longText = 140;

export function RecordSentence({ row, isTaken, onKeep }: RecordSentenceProps) {
  const device = useDevice();
  const [voice, setVoice] = useState<SpeechSynthesisVoice | 'none'>();
  const [take, setTake] = useState<{ readonly audio: Blob; readonly lengthMs: number }>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [isBusy, setBusy] = useState(false);
  const recorder = useRecorder();
  useEffect(() => {
    void findLocalVoice().then((found) => setVoice(found ?? 'none'));
    return stopSpeech;
  }, []);

  async function look(audio: Blob): Promise<void> {
    const measured = await measureAudio(audio);
    if (!measured) return setTrouble('unreadable');
    if (measured.lengthMs > mostClipMs) return setTrouble('tooLong');
    if (measured.isSilent) return setTrouble('silent');
    setTake({ audio, lengthMs: measured.lengthMs });
    // Hearing oneself is what tells whether it was good.
    void playRecording(audio);
  }

  async function record(): Promise<void> {
    stopSpeech();
    setTake(undefined);
    setTrouble(undefined);
    await recorder.start((audio) => void look(audio));
  }

  async function keep(): Promise<void> {
    if (!take) return;
    setBusy(true);
    stopSpeech();
    if (await onKeep(take.audio, take.lengthMs)) setTake(undefined);
    setBusy(false);
  }

  const { recording } = row;
  return (
    <section className={css['card']}>
      <p className={css['sentence']} data-long={row.text.length > longText || undefined} lang="vi">
        {row.text}
      </p>
      {voice === 'none' ? (
        <p>{texts.noVietnamese}</p>
      ) : (
        <Button
          icon="speak"
          disabled={!voice || recorder.isRecording}
          onClick={() => voice && void readAloud(row.text, voice)}
        >
          {texts.hearVietnamese}
        </Button>
      )}
      {(recorder.trouble ?? trouble) && (
        <Notice tone="attention" urgent>
          {texts[recorder.trouble ?? trouble ?? 'unreadable']}
        </Notice>
      )}
      {recorder.isRecording ? (
        <>
          <p className={css['now']} role="timer">
            {texts.recording(recorder.seconds)}
          </p>
          <Button kind="primary" wide icon="check" onClick={recorder.stop}>
            {texts.stop}
          </Button>
        </>
      ) : take ? (
        <>
          <Button kind="primary" wide icon="check" disabled={isBusy} onClick={() => void keep()}>
            {texts.keep}
          </Button>
          <div className={css['row']}>
            <Button icon="speak" onClick={() => void playRecording(take.audio)}>
              {texts.listen}
            </Button>
            <Button icon="rotate" onClick={() => void record()}>
              {texts.again}
            </Button>
          </div>
        </>
      ) : (
        <>
          <Button kind="primary" wide icon="record" onClick={() => void record()}>
            {recording || isTaken ? texts.again : texts.start}
          </Button>
          {recording && (
            <Button icon="speak" onClick={() => void hearRecording(device, recording)}>
              {texts.hearOld}
            </Button>
          )}
        </>
      )}
    </section>
  );
}
