/** What there is to record: the app's own sentences, and those of each procedure that the catalogue of this device has a form for. */

import { useEffect, useState } from 'react';
import type { Procedure } from '../../core/procedure/procedure.ts';
import type { VoiceSentence } from '../../core/voice/clip.ts';
import { procedureSentences } from '../../core/voice/sentences.ts';
import { useDevice } from '../parts/device-context.tsx';
import { appSentences } from './app-sentences.ts';

export const commonGroup = 'chung';

export interface SentenceGroup {
  /** `chung`, or a procedure's code. */
  readonly id: string;
  /** Absent: the app's own. */
  readonly name?: string;
  readonly sentences: readonly VoiceSentence[];
}

/** The app's own first, then the procedures that are asked for most. Absent until the catalogue was read. */
export function useSentences(): readonly SentenceGroup[] | undefined {
  const device = useDevice();
  const [groups, setGroups] = useState<readonly SentenceGroup[]>();
  useEffect(() => {
    let isCurrent = true;
    const read = async (): Promise<void> => {
      const directory = await device.catalogue.directory();
      const found = await Promise.all(directory.map(({ code }) => device.catalogue.findProcedure(code)));
      const withForm = found.filter((one): one is Procedure => one?.form !== undefined);
      withForm.sort((a, b) => a.priority - b.priority || a.shortName.localeCompare(b.shortName, 'vi'));
      const ofProcedures = withForm.map((procedure) => ({
        id: procedure.code,
        name: procedure.shortName,
        sentences: procedureSentences(procedure),
      }));
      if (isCurrent) setGroups([{ id: commonGroup, sentences: appSentences() }, ...ofProcedures]);
    };
    void read();
    return () => {
      isCurrent = false;
    };
  }, [device]);
  return groups;
}
