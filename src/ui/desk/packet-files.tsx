/** Nhận gói từ tệp: packets that came by hand go to the gateway as their phones would send them; each file gets its own word. */

import { useState } from 'react';
import type { Result } from '../../core/result.ts';
import { shortPid } from '../../core/delivery/log-entry.ts';
import type { CarriedPacket } from '../../core/screen-ports.ts';
import { useDevice } from '../parts/device-context.tsx';
import { Icon } from '../parts/icon.tsx';
import { Notice } from '../parts/notice.tsx';
import { custody } from '../texts/vi/custody.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import css from './custody-page.module.css';

const texts = custody.file;
/** The text and 39 pages of at most 8 MB, and as text a third more. */
const largestBytes = 440 * 1024 * 1024;

interface Handed {
  readonly fileName: string;
  readonly isWhole: boolean;
  readonly words: string;
}

export function PacketFiles({ onDelivered }: { readonly onDelivered: () => void }) {
  const device = useDevice();
  const [isSending, setSending] = useState(false);
  const [handed, setHanded] = useState<readonly Handed[]>([]);

  async function handIn(files: readonly File[]): Promise<void> {
    setSending(true);
    setHanded([]);
    for (const file of files) {
      const lines = await handInOne(file);
      setHanded((before) => [...before, ...lines]);
    }
    setSending(false);
    onDelivered();
  }

  async function handInOne(file: File): Promise<readonly Handed[]> {
    const { name: fileName } = file;
    if (file.size > largestBytes) return [{ fileName, isWhole: false, words: texts.tooLarge }];
    const answer: Result<readonly CarriedPacket[]> = await device.deliverPacketFile(
      new Uint8Array(await file.arrayBuffer()),
    );
    if (!answer.ok) {
      const words = answer.problem.code === 'bundle-malformed' ? texts.notPacket : problemSentence(answer.problem);
      return [{ fileName, isWhole: false, words }];
    }
    return answer.value.map((packet) => ({
      fileName: `${fileName}, ${texts.packet(shortPid(packet.pid))}`,
      isWhole: packet.isComplete,
      words: wordsOf(packet),
    }));
  }

  return (
    <section className={css['files']} aria-label={texts.title}>
      <h2>{texts.title}</h2>
      <p>{texts.lead}</p>
      <label>
        <Icon name="box" size={20} />
        {texts.choose}
        <input
          type="file"
          accept=".gocua,.txt,application/octet-stream,text/plain"
          multiple
          disabled={isSending}
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])];
            // The same file may be chosen again after a break.
            event.currentTarget.value = '';
            if (files.length > 0) void handIn(files);
          }}
        />
      </label>
      {isSending && <p role="status">{texts.sending}</p>}
      {handed.length > 0 && (
        <ul>
          {handed.map(({ fileName, isWhole, words }) => (
            <li key={fileName}>
              <Notice tone={isWhole ? 'done' : 'attention'} urgent>
                <b>{fileName}</b>
                <p>{words}</p>
              </Notice>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function wordsOf({ isComplete, isForReview, partsHeld, partsAll, problem }: CarriedPacket): string {
  if (isComplete) return isForReview ? texts.review : texts.whole;
  return [problem && problemSentence(problem), texts.partly(partsHeld, partsAll)].filter(Boolean).join(' ');
}
