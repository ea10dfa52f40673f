import { useCallback, useState } from 'react';
import type { ExportedFile } from '../../core/screen-ports.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatBytes } from '../parts/format.ts';
import { Notice } from '../parts/notice.tsx';
import { canShareBundles } from '../parts/save-bundle.ts';
import { useWatched } from '../state/use-watched.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import { carrying as texts } from '../texts/vi/relay.ts';
import { HandedFiles, NextFile } from './handed-files.tsx';
import css from './relay.module.css';
import { useHanding } from './use-handing.ts';

/** What this phone carries for others: how many, how large, how far. Nothing else is known here. */
export function CarriedLoadFacts() {
  const device = useDevice();
  const load = useCallback(() => device.relay.carried(), [device]);
  const carried = useWatched(load, ['deliveries', 'link']);
  const [isSending, setSending] = useState(false);
  const [receipts, setReceipts] = useState<ExportedFile>();
  const [complaint, setComplaint] = useState<string>();
  if (!carried) return null;
  const waiting = carried.packets - carried.delivered;

  async function sendNow(): Promise<void> {
    setSending(true);
    await device.nudge().finally(() => setSending(false));
  }

  async function packReceipts(): Promise<void> {
    const packed = await device.relay.packReceipts();
    setComplaint(packed.ok ? undefined : problemSentence(packed.problem));
    if (packed.ok) setReceipts(packed.value);
  }

  return (
    <section className={css['load']} aria-labelledby="carried-load">
      <h2 id="carried-load">{texts.load}</h2>
      {carried.packets === 0 ? (
        <p>{texts.loadNone}</p>
      ) : (
        <>
          <p className={css['count']}>{texts.loadCount(carried.packets, formatBytes(carried.bytes))}</p>
          <div role="status">
            {carried.delivered > 0 && (
              <p>{waiting > 0 ? texts.loadDelivered(carried.delivered) : texts.loadAllDelivered}</p>
            )}
            {waiting > 0 && <p>{isSending ? texts.sending : texts.loadWaiting(waiting)}</p>}
          </div>
          {complaint && (
            <Notice tone="attention" urgent>
              {complaint}
            </Notice>
          )}
          {waiting > 0 && (
            <Button icon="up" disabled={isSending} onClick={() => void sendNow()}>
              {texts.sendNow}
            </Button>
          )}
          {carried.delivered > 0 && !receipts && <Button onClick={() => void packReceipts()}>{texts.receipts}</Button>}
          {receipts && <Receipts key={receipts.fileName} file={receipts} />}
        </>
      )}
    </section>
  );
}

function Receipts({ file }: { readonly file: ExportedFile }) {
  const [isSharing] = useState(canShareBundles);
  const [files] = useState([file]);
  const handing = useHanding(files);
  return (
    <>
      <p>{texts.receiptsLead}</p>
      <HandedFiles handing={handing} isSharing={isSharing} />
      <NextFile handing={handing} isSharing={isSharing} />
    </>
  );
}
