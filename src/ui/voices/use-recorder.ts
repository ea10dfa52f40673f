/** The microphone, one recording at a time; it is let go as soon as a recording ends, so that the phone's sign of it goes out. */

import { useCallback, useEffect, useRef, useState } from 'react';
import { mostClipMs } from '../../core/voice/clip.ts';

/** Opus where it can be; Safari has AAC. */
const kinds = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'];
/** A voice is clear at this rate: a sentence of ten seconds takes 40 KB. */
const bitsPerSecond = 32_000;

export type RecorderTrouble = 'denied' | 'noMicrophone';

export interface Recorder {
  readonly isRecording: boolean;
  readonly seconds: number;
  readonly trouble: RecorderTrouble | undefined;
  /** `onRecorded` hears the recording when it has ended, by a press or by its longest time. */
  start(onRecorded: (audio: Blob) => void): Promise<void>;
  stop(): void;
}

export function useRecorder(): Recorder {
  const [seconds, setSeconds] = useState(0);
  const [isRecording, setRecording] = useState(false);
  const [trouble, setTrouble] = useState<RecorderTrouble>();
  const running = useRef<MediaRecorder | undefined>(undefined);

  const stop = useCallback(() => {
    if (running.current?.state === 'recording') running.current.stop();
  }, []);

  useEffect(() => {
    if (!isRecording) return undefined;
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, [isRecording]);
  useEffect(() => {
    if (seconds * 1000 >= mostClipMs - 1000) stop();
  }, [seconds, stop]);
  useEffect(() => stop, [stop]);

  async function start(onRecorded: (audio: Blob) => void): Promise<void> {
    setTrouble(undefined);
    const kind = 'MediaRecorder' in globalThis ? kinds.find((one) => MediaRecorder.isTypeSupported(one)) : undefined;
    if (kind === undefined) return setTrouble('noMicrophone');
    let stream: MediaStream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, noiseSuppression: true } });
    } catch (thrown) {
      return setTrouble((thrown as DOMException).name === 'NotAllowedError' ? 'denied' : 'noMicrophone');
    }
    const recorder = new MediaRecorder(stream, { mimeType: kind, audioBitsPerSecond: bitsPerSecond });
    const pieces: Blob[] = [];
    recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data));
    recorder.addEventListener('stop', () => {
      for (const track of stream.getTracks()) track.stop();
      setRecording(false);
      onRecorded(new Blob(pieces, { type: kind.split(';')[0]! }));
    });
    running.current = recorder;
    recorder.start();
    setSeconds(0);
    setRecording(true);
  }

  return { isRecording, seconds, trouble, start, stop };
}
