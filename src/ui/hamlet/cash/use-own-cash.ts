/** The cash of whoever carries this phone, and the way to write another step of it. */

import { useCallback, useState } from 'react';
import type { CashBody, CashHolder } from '../../../core/money/cash.ts';
import { formatCashNumber, shortOfDevice } from '../../../core/money/cash.ts';
import { findOwnCash } from '../../../core/money/own-cash.ts';
import type { OwnCash } from '../../../core/money/own-cash.ts';
import { StorageFailure } from '../../../core/storage-failure.ts';
import { useDevice } from '../../parts/device-context.tsx';
import { outcomeSentence } from '../../parts/outcome-sentence.ts';
import { prompt } from '../../state/calm-reader.ts';
import { useDeviceState } from '../../state/device-state.ts';
import { useWatched } from '../../state/use-watched.ts';
import { problemSentence } from '../../texts/vi/problems.ts';
import { returnNumber, takeNumber } from './cash-numbers.ts';

export interface OwnCashInHand {
  /** Absent while it is read. */
  readonly cash: OwnCash | undefined;
  /** Of this device. */
  readonly holder: CashHolder;
  /** Where help is given, by name; empty: the team has none. */
  readonly hamlets: readonly string[];
  /** A step with the next number of this device. Absent: nothing was written, and `complaint` says why. */
  write<Body extends CashBody>(
    make: (number: string, running: number) => Body | Promise<Body>,
    hamlet?: string,
  ): Promise<Body | undefined>;
  /** A step that has no number. */
  writePlain(body: CashBody): Promise<boolean>;
  /** Asks the gateway for the packs again: what officials confirmed comes with them. */
  refresh(): Promise<void>;
  readonly complaint: string | undefined;
  readonly isBusy: boolean;
}

export function useOwnCash(): OwnCashInHand {
  const device = useDevice();
  const enrolled = useDeviceState((state) => state.enrolled);
  const deviceId = enrolled?.deviceId ?? '';
  const name = enrolled?.personName ?? '';
  const commune = enrolled?.commune?.name ?? '';
  const [complaint, setComplaint] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const load = useCallback(async () => {
    const hamlets = (await device.hamlets.list()).map(({ hamlet }) => hamlet);
    // What an official without a hamlet notes is noted at the commune.
    const opened = await Promise.all([...hamlets, commune].filter(Boolean).map((each) => device.hamlets.open(each)));
    const known = opened.map((each) => {
      if (!each.ok) throw new StorageFailure(each.problem);
      return each.value;
    });
    return { hamlets, cash: findOwnCash(known, { deviceId, short: shortOfDevice(deviceId), name }) };
  }, [device, deviceId, name, commune]);
  const loaded = useWatched(load, ['notes'], prompt);
  const holder: CashHolder = { deviceId, short: shortOfDevice(deviceId), name };
  const place = loaded?.hamlets[0] ?? commune;

  async function note(body: CashBody, hamlet: string): Promise<boolean> {
    const written = await device.hamlets.write(hamlet, [body]);
    if (!written.ok) setComplaint(problemSentence(written.problem));
    return written.ok;
  }

  async function busily<T>(work: () => Promise<T>): Promise<T> {
    setBusy(true);
    setComplaint(undefined);
    try {
      return await work();
    } finally {
      setBusy(false);
    }
  }

  return {
    cash: loaded?.cash,
    holder,
    hamlets: loaded?.hamlets ?? [],
    complaint,
    isBusy,
    write: (make, hamlet = place) =>
      busily(async () => {
        const running = takeNumber(deviceId, loaded?.cash.lastRunning ?? 0);
        const body = await make(formatCashNumber(holder.short, running), running);
        if (await note(body, hamlet)) return body;
        returnNumber(deviceId, running);
        return undefined;
      }),
    writePlain: (body) => busily(() => note(body, place)),
    refresh: () =>
      busily(async () => {
        for (const hamlet of loaded?.hamlets ?? []) {
          const outcome = await device.hamlets.fetchPack(hamlet);
          if (outcome.kind !== 'done') return setComplaint(outcomeSentence(outcome, 'look'));
        }
      }),
  };
}
