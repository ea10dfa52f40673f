import { useCallback, useEffect, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Icon } from '../parts/icon.tsx';
import { Notice } from '../parts/notice.tsx';
import { useFileChoice } from '../parts/use-file-choice.ts';
import { useDeviceState } from '../state/device-state.ts';
import { shownWho, whoAmI as texts } from '../texts/vi/door.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import { pressPortrait } from './who-am-i-press.ts';
import css from './who-am-i.module.css';

/** The picture, and the ways to have another; while the phone is locked there is none to see. */
export function WhoAmIPortrait({ name }: { readonly name: string }) {
  const device = useDevice();
  const isOpen = useDeviceState((state) => state.vault === 'open');
  const [url, setUrl] = useState<string>();
  const [complaint, setComplaint] = useState<string>();
  const [round, setRound] = useState(0);

  useEffect(() => {
    let made: string | undefined;
    let isLeft = false;
    void device.door.findPortrait().then((picture) => {
      if (isLeft) return;
      made = picture && URL.createObjectURL(picture as Blob);
      setUrl(made);
    });
    return () => {
      isLeft = true;
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [device, isOpen, round]);

  const keep = useCallback(
    async (file: File | undefined) => {
      setComplaint(undefined);
      const pressed = file && (await pressPortrait(file));
      if (file && !pressed) return setComplaint(texts.photoBad);
      const kept = await device.door.keepPortrait(pressed);
      if (!kept.ok) setComplaint(problemSentence(kept.problem));
      setRound((before) => before + 1);
    },
    [device],
  );
  const choice = useFileChoice((file) => void keep(file));

  return (
    <div className={css['portrait']}>
      {url === undefined ? (
        <span className={css['empty']}>
          <Icon name="person" size={72} />
          {isOpen ? shownWho.noPhoto : shownWho.photoLocked}
        </span>
      ) : (
        <img src={url} alt={shownWho.photoAlt(name)} />
      )}
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      {isOpen && (
        <details>
          <summary>{url === undefined ? texts.takePhoto : texts.otherPhoto}</summary>
          <p>{texts.photoLead}</p>
          <input {...choice.input} accept="image/*" aria-label={texts.takePhoto} />
          <Button icon="camera" onClick={choice.choose}>
            {texts.takePhoto}
          </Button>
          {url !== undefined && (
            <Button kind="quiet" onClick={() => void keep(undefined)}>
              {texts.dropPhoto}
            </Button>
          )}
        </details>
      )}
    </div>
  );
}
