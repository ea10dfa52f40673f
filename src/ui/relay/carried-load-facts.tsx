import { useCallback, useEffect, useRef, useState } from 'react';
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
  /** Sent by another thread, it may be told to this page late: whoever sends from here looks again. */
  const [round, setRound] = useState(0);
  // oxlint-disable-next-line react/exhaustive-deps -- another round is another question
  const load = useCallback(() => device.relay.carried(), [device, round]);
  const carried = useWatched(load, ['deliveries', 'link']);
  const [isSending, setSending] = useState(false);
  const [receipts, setReceipts] = useState<ExportedFile>();
  const [complaint, setComplaint] = useState<string>();
  if (!carried) return null;
  const { packets: waiting, bytes, delivered } = carried;

  async function sendNow(): Promise<void> {
    setSending(true);
    try {
      await device.nudge();
    } finally {
      setSending(false);
      setRound((before) => before + 1);
    }
  }

  async function packReceipts(): Promise<void> {
    const packed = await device.relay.packReceipts();
    setComplaint(packed.ok ? undefined : problemSentence(packed.problem));
    if (packed.ok) setReceipts(packed.value);
  }

  return (
    <section className={css['load']} aria-labelledby="carried-load">
      <h2 id="carried-load">{texts.load}</h2>
      {waiting + delivered === 0 && <p>{texts.loadNone}</p>}
      {waiting > 0 && <p className={css['count']}>{texts.loadCount(waiting, formatBytes(bytes))}</p>}
      <div role="status">
        {waiting > 0 && <p>{isSending ? texts.sending : texts.loadWaiting}</p>}
        {delivered > 0 && <p>{texts.loadDelivered(delivered)}</p>}
      </div>
      {waiting > 0 && (
        <Button icon="up" disabled={isSending} onClick={() => void sendNow()}>
          {texts.sendNow}
        </Button>
      )}
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      {delivered > 0 && !receipts && <Button onClick={() => void packReceipts()}>{texts.receipts}</Button>}
      {receipts && <Receipts key={receipts.fileName} file={receipts} />}
    </section>
  );
}

function Receipts({ file }: { readonly file: ExportedFile }) {
  const [isSharing] = useState(canShareBundles);
  const [files] = useState([file]);
  const handing = useHanding(files);
  const lead = useRef<HTMLParagraphElement>(null);
  // The button that asked for this is gone.
  useEffect(() => lead.current?.focus(), []);
  return (
    <>
      <p ref={lead} tabIndex={-1}>
        {texts.receiptsLead}
      </p>
      <HandedFiles handing={handing} isSharing={isSharing} />
      <NextFile handing={handing} isSharing={isSharing} />
    </>
  );
}
