import { useState } from 'react';
import { retryDelivery } from '../../core/delivery/retry-delivery.ts';
import type { Problem } from '../../core/problem.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { saveFile } from '../parts/save-file.ts';
import { dossiers as texts } from '../texts/vi/dossiers.ts';
import { problemSentence } from '../texts/vi/problems.ts';

/** Cần xem lại: the reason in plain words, another try, and the packet as a file to carry to the desk by hand. */
export function DeliveryTrouble({ pid, problem }: { readonly pid: string; readonly problem: Problem }) {
  const device = useDevice();
  const [word, setWord] = useState<string>();

  async function retry(): Promise<void> {
    await retryDelivery(device, pid);
    await device.nudge();
  }

  async function exportPacket(): Promise<void> {
    const packet = await device.exportPacket(pid);
    if (!packet.ok) return setWord(problemSentence(packet.problem));
    const { fileName, bytes } = packet.value;
    if (await saveFile(fileName, bytes, 'application/octet-stream')) setWord(texts.exported);
  }

  return (
    <Notice tone="attention">
      <b>{texts.attentionTitle}</b>
      <p>{problemSentence(problem)}</p>
      {word && <p role="status">{word}</p>}
      <Button onClick={() => void retry()}>{texts.retry}</Button>{' '}
      <Button onClick={() => void exportPacket()}>{texts.exportPacket}</Button>
    </Notice>
  );
}
