/** The envelopes of this person as this phone knows them, and the way to write a hand-over down. */

import { useCallback, useState } from 'react';
import type { EnvelopesHere } from '../../core/handover/held-envelopes.ts';
import { findEnvelopesHere } from '../../core/handover/held-envelopes.ts';
import type { NoteBody } from '../../core/notes/note.ts';
import type { Note } from '../../core/notes/note.ts';
import type { Device, EnrolledDevice } from '../../core/screen-ports.ts';
import { StorageFailure } from '../../core/storage-failure.ts';
import { useDevice } from '../parts/device-context.tsx';
import { prompt } from '../state/calm-reader.ts';
import { useWatched } from '../state/use-watched.ts';
import { problemSentence } from '../texts/vi/problems.ts';

interface EnvelopesKnown extends EnvelopesHere {
  readonly me: EnrolledDevice;
  /** Where what is noted about no hamlet in particular stands. */
  readonly fallbackHamlet: string;
  /** Own notes that could not be read. */
  readonly torn: number;
}

export interface EnvelopesInHand {
  /** Absent while it is read. */
  readonly known: EnvelopesKnown | undefined;
  /** False: nothing was written, and `complaint` says why. */
  note(hamlet: string, body: NoteBody): Promise<boolean>;
  readonly complaint: string | undefined;
  readonly isBusy: boolean;
}

export function useEnvelopes(): EnvelopesInHand {
  const device = useDevice();
  const [complaint, setComplaint] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const load = useCallback(() => loadEnvelopes(device), [device]);
  const known = useWatched(load, ['notes', 'drafts', 'statuses'], prompt);
  return {
    known,
    complaint,
    isBusy,
    async note(hamlet, body) {
      setBusy(true);
      setComplaint(undefined);
      const written = await device.hamlets.write(hamlet, [body]);
      setBusy(false);
      if (!written.ok) setComplaint(problemSentence(written.problem));
      return written.ok;
    },
  };
}

async function loadEnvelopes(device: Device): Promise<EnvelopesKnown> {
  const me = await device.enrolment.current();
  if (!me) throw new StorageFailure({ code: 'not-enrolled' });
  const { drafts } = await device.drafts.list();
  const statuses = await device.statuses.list();
  const own = (await device.hamlets.list()).map(({ hamlet }) => hamlet);
  const fallbackHamlet = own[0] ?? me.commune?.name ?? me.personName;
  // What an official noted for a hamlet of no team of his stands under the commune's name.
  const places = new Set([...own, fallbackHamlet, ...(me.commune ? [me.commune.name] : [])]);
  for (const { place } of drafts) if (place.hamlet !== undefined) places.add(place.hamlet);
  const notes: Note[] = [];
  let torn = 0;
  for (const hamlet of places) {
    const opened = await device.hamlets.open(hamlet);
    if (!opened.ok) throw new StorageFailure(opened.problem);
    notes.push(...opened.value.notes);
    torn += opened.value.torn;
  }
  const here = findEnvelopesHere({ deviceId: me.deviceId, drafts, statuses, notes });
  return { ...here, me, fallbackHamlet, torn };
}
