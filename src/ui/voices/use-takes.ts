/** Recordings that wait on this device: sent when there is a network, told until they are. */

import { useCallback, useEffect, useState } from 'react';
import type { Take } from '../../core/voice/voice-ports.ts';
import { useDevice } from '../parts/device-context.tsx';
import { problemSentence } from '../texts/vi/problems.ts';

interface Takes {
  readonly waiting: readonly Take[];
  /** Why one was refused for good, or why nothing goes. */
  readonly complaint: string | undefined;
  readonly isSending: boolean;
  keep(take: Omit<Take, 'takeId'>): Promise<boolean>;
  send(): Promise<void>;
}

/** `onSent`: something arrived at the gateway. */
export function useTakes(onSent: () => void): Takes {
  const device = useDevice();
  const [waiting, setWaiting] = useState<readonly Take[]>([]);
  const [complaint, setComplaint] = useState<string>();
  const [isSending, setSending] = useState(false);

  const send = useCallback(async () => {
    const before = (await device.voices.takes()).length;
    if (before === 0) return setWaiting([]);
    setSending(true);
    const sent = await device.voices.sendTakes();
    const left = await device.voices.takes();
    setSending(false);
    setWaiting(left);
    const isOffline = !sent.ok && ['offline', 'busy'].includes(sent.problem.code);
    setComplaint(sent.ok || isOffline ? undefined : problemSentence(sent.problem));
    if (left.length < before) onSent();
  }, [device, onSent]);

  useEffect(() => {
    void send();
    const listener = () => void send();
    globalThis.addEventListener('online', listener);
    return () => globalThis.removeEventListener('online', listener);
  }, [send]);

  async function keep(take: Omit<Take, 'takeId'>): Promise<boolean> {
    const kept = await device.voices.keepTake(take);
    if (!kept.ok) {
      setComplaint(problemSentence(kept.problem));
      return false;
    }
    setWaiting(await device.voices.takes());
    void send();
    return true;
  }

  return { waiting, complaint, isSending, keep, send };
}
