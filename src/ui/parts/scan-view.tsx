/**
 * The scanner on a page: camera with torch and zoom where it has them, a still photo, or pasted text. It hands on texts and
 * knows nothing of what they mean; `onText` answers with a sentence when the text is not what the page needs.
 */

import { useCallback, useEffect, useRef, useState } from 'react';
import type { ScannerSession } from '../../core/screen-ports.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import { scan as texts } from '../texts/vi/scan.ts';
import { Button } from './button.tsx';
import { useDevice } from './device-context.tsx';
import { Icon } from './icon.tsx';
import { Notice } from './notice.tsx';
import { useIsKiosk } from '../state/use-is-kiosk.ts';
import css from './scan-view.module.css';
import { useScannedText } from './scanned-text.ts';
import { TorchButton } from './torch-button.tsx';
import { useCamera } from './use-camera.ts';

interface ScanViewProps {
  /** Called for every text read; the sentence it answers is shown and scanning goes on. */
  readonly onText: (text: string) => string | undefined | Promise<string | undefined>;
  readonly aim?: string;
}

export function ScanView({ onText, aim = texts.aim }: ScanViewProps) {
  const device = useDevice();
  const handler = useRef(onText);
  const [complaint, setComplaint] = useState<string>();
  const [isReading, setReading] = useState(false);
  const [pasted, setPasted] = useState('');

  useEffect(() => {
    handler.current = onText;
  }, [onText]);

  const start = useCallback(
    (place: HTMLElement) =>
      device.scanner.start(place, (text) => {
        void Promise.resolve(handler.current(text)).then(setComplaint);
      }),
    [device],
  );
  // In a hall a dialog of the system would lead out, and the scanner that types is the first way.
  const isKiosk = useIsKiosk();
  const { frame, session } = useCamera(start, (problem) => setComplaint(problemSentence(problem)));
  useScannedText(onText, setComplaint);

  async function readPhoto(file: File | undefined): Promise<void> {
    if (!file) return;
    setReading(true);
    const found = await device.scanner.readPicture(file);
    setReading(false);
    let sentence: string | undefined = texts.photoNothing;
    for (const text of found) {
      sentence = await onText(text);
      if (sentence === undefined) break;
    }
    setComplaint(sentence);
  }

  return (
    <div className={css['scan']}>
      <div ref={frame} className={css['frame']}>
        {!session && !complaint && <p>{texts.starting}</p>}
        {session && <p>{aim}</p>}
      </div>
      {session && <CameraControls session={session} />}
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      {!isKiosk && (
        <>
          <label className={css['file']}>
            <Icon name="camera" /> {isReading ? texts.reading : texts.photo}
            <input
              type="file"
              accept="image/*"
              onChange={(event) => {
                void readPhoto(event.target.files?.[0]);
                event.target.value = '';
              }}
            />
          </label>
          <details className={css['paste']}>
            <summary>{texts.paste}</summary>
            <form
              onSubmit={(event) => {
                event.preventDefault();
                void Promise.resolve(onText(pasted)).then(setComplaint);
              }}
            >
              <label>
                {texts.pasteLabel}
                <textarea
                  rows={3}
                  autoComplete="off"
                  spellCheck={false}
                  value={pasted}
                  onChange={(event) => setPasted(event.target.value)}
                />
              </label>
              <Button type="submit" disabled={pasted.trim() === ''}>
                {texts.pasteUse}
              </Button>
            </form>
          </details>
        </>
      )}
    </div>
  );
}

function CameraControls({ session }: { readonly session: ScannerSession }) {
  const [factor, setFactor] = useState(session.zoom?.min ?? 1);
  if (!session.torch && !session.zoom) return null;
  return (
    <div className={css['controls']}>
      <TorchButton session={session} />
      {session.zoom && (
        <label>
          {texts.zoom}
          <input
            type="range"
            min={session.zoom.min}
            max={session.zoom.max}
            step="0.1"
            value={factor}
            onChange={(event) => {
              const next = Number(event.target.value);
              setFactor(next);
              void session.zoom?.set(next);
            }}
          />
        </label>
      )}
    </div>
  );
}
