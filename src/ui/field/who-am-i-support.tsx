import { useCallback, useState } from 'react';
import { shortPid } from '../../core/delivery/log-entry.ts';
import type { EnrolledDevice } from '../../core/screen-ports.ts';
import button from '../parts/button.module.css';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { inOwnDialog } from '../parts/own-dialog.ts';
import { saveOneOf } from '../parts/save-file.ts';
import { isShareable } from '../parts/share-file.ts';
import { useWatched } from '../state/use-watched.ts';
import { deliveryLog } from '../texts/vi/delivery-log.ts';
import { shownWho, whoAmI as texts } from '../texts/vi/door.ts';
import { logText } from './log-lines.ts';
import css from './share.module.css';

/** One tap to whoever helps: the log, which names nobody, into the share sheet; and the telephone beside it. */
export function WhoAmISupport({ enrolled }: { readonly enrolled: EnrolledDevice }) {
  const device = useDevice();
  const [word, setWord] = useState<string>();
  // Read before the tap, because a share sheet opens only directly under it.
  const load = useCallback(
    async () => ({ hotline: await device.door.findHotline(), entries: await device.deliveryLog.list() }),
    [device],
  );
  const known = useWatched(load, ['deliveries']);
  const telephone = known?.hotline ?? enrolled.commune?.telephone;

  async function send(): Promise<void> {
    const facts = [deliveryLog.app(device.appUpdate.version), deliveryLog.machine(shortPid(enrolled.deviceId))];
    const bytes = new TextEncoder().encode(`\uFEFF${logText(known?.entries ?? [], facts)}`);
    const file = new File([bytes], deliveryLog.fileName, { type: 'text/plain' });
    const text = shownWho.supportText(enrolled.personName, enrolled.commune?.name ?? '');
    try {
      if (isShareable(file)) await inOwnDialog(() => navigator.share({ files: [file], text }));
      else await saveOneOf(file);
      setWord(texts.supportSent);
    } catch {
      // The sheet was closed: nothing went, and nothing is said.
      setWord(undefined);
    }
  }

  return (
    <section className={css['share']}>
      <h2>{texts.support}</h2>
      <p>{texts.supportLead}</p>
      <div className={css['ways']}>
        <Button icon="up" disabled={known === undefined} onClick={() => void send()}>
          {texts.supportShare}
        </Button>
        {telephone !== undefined && (
          <a className={`${button['button']} ${button['secondary']}`} href={`tel:${telephone.replace(/[^\d+]/g, '')}`}>
            <span>{texts.supportCall(telephone)}</span>
          </a>
        )}
      </div>
      {word && <p role="status">{word}</p>}
    </section>
  );
}
