/** The hamlet of the address, as it is known here now, and the way to note something in it. */

import { useCallback, useState } from 'react';
import { useParams } from 'react-router';
import type { KnownHamlet } from '../../core/hamlet-ports.ts';
import type { NoteBody } from '../../core/notes/note.ts';
import { StorageFailure } from '../../core/storage-failure.ts';
import { useDevice } from '../parts/device-context.tsx';
import { prompt } from '../state/calm-reader.ts';
import { useWatched } from '../state/use-watched.ts';
import { problemSentence } from '../texts/vi/problems.ts';

export interface HamletInHand {
  readonly hamlet: string;
  /** Absent while it is read. */
  readonly known: KnownHamlet | undefined;
  /** `YYYY-MM-DD`, by the phone's clock. */
  readonly today: string;
  /** False: nothing was written, and `complaint` says why. */
  note(bodies: readonly NoteBody[]): Promise<boolean>;
  readonly complaint: string | undefined;
  readonly isBusy: boolean;
}

export function useHamlet(): HamletInHand {
  const device = useDevice();
  const { hamlet = '' } = useParams();
  const [complaint, setComplaint] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const load = useCallback(async () => {
    const opened = await device.hamlets.open(hamlet);
    if (!opened.ok) throw new StorageFailure(opened.problem);
    return opened.value;
  }, [device, hamlet]);
  // What the next tap undoes is what this one wrote.
  const known = useWatched(load, ['notes'], prompt);
  return {
    hamlet,
    known,
    today: device.clock.nowIso().slice(0, 10),
    complaint,
    isBusy,
    async note(bodies) {
      setBusy(true);
      setComplaint(undefined);
      const written = await device.hamlets.write(hamlet, bodies);
      setBusy(false);
      if (!written.ok) setComplaint(problemSentence(written.problem));
      return written.ok;
    },
  };
}
