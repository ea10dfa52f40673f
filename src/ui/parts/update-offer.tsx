import { useCallback, useState } from 'react';
import { useDeviceState } from '../state/device-state.ts';
import { useWatched } from '../state/use-watched.ts';
import { useLanguage } from '../texts/use-language.ts';
import { update as texts } from '../texts/vi/app-state.ts';
import { Button } from './button.tsx';
import { useDevice } from './device-context.tsx';
import { Notice } from './notice.tsx';

/** A new version waits for a yes. Shown only between two doors, never inside a form. */
export default function UpdateOffer() {
  const device = useDevice();
  const windows = useDeviceState((state) => state.windows);
  const language = useLanguage((state) => state.language);
  const [isChanging, setChanging] = useState(false);
  const load = useCallback(async () => ({ news: await device.appUpdate.news() }), [device]);
  const news = useWatched(load, ['update'])?.news;
  function change(): void {
    setChanging(true);
    // It ends with the page opened anew; only a bug comes back.
    void device.appUpdate.apply().finally(() => setChanging(false));
  }
  return (
    <Notice tone="moving">
      <b>{texts.waiting}</b>
      {news && <p>{texts.news(news[language])}</p>}
      <p>{texts.safe}</p>
      {windows > 1 && <p>{texts.otherWindows}</p>}
      <Button disabled={isChanging} onClick={change}>
        {isChanging ? texts.changing : texts.now}
      </Button>
    </Notice>
  );
}
