/** Whose an open task is; the team's leader gives it to somebody, or back to all, without coverage. */

import { useCallback, useState } from 'react';
import type { KnownHamlet } from '../../core/hamlet-ports.ts';
import { subjectOf } from '../../core/notes/note.ts';
import type { NoteBody } from '../../core/notes/note.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { LineField } from '../parts/line-field.tsx';
import { StateChip } from '../parts/notice.tsx';
import { useWatched } from '../state/use-watched.ts';
import { handover } from '../texts/vi/handover.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import css from './handover.module.css';
import { taskWords } from './task-words.ts';

const { task: texts } = handover;

interface TaskLineProps {
  readonly dossierId: string;
  readonly known: KnownHamlet | undefined;
}

export function TaskLine({ dossierId, known }: TaskLineProps) {
  const device = useDevice();
  const load = useCallback(async () => (await device.statuses.find(dossierId))?.task ?? null, [device, dossierId]);
  const task = useWatched(load, ['statuses']);
  const team = known?.pack?.team;
  const written = known?.settled.get(subjectOf({ body: { type: 'task', dossierId } }))?.body;
  const given = written?.type === 'task' ? written : undefined;
  const name = team?.find(({ personId }) => personId === given?.personId)?.name;
  return (
    <>
      {given ? (
        <StateChip tone="waiting">{name === undefined ? texts.writtenTeam : texts.written(name)}</StateChip>
      ) : (
        task && <StateChip tone={task.of === 'you' ? 'attention' : 'plain'}>{taskWords(task)}</StateChip>
      )}
      {team && known && <GiveTask dossierId={dossierId} hamlet={known.hamlet} team={team} />}
    </>
  );
}

interface GiveTaskProps {
  readonly dossierId: string;
  readonly hamlet: string;
  readonly team: NonNullable<NonNullable<KnownHamlet['pack']>['team']>;
}

function GiveTask({ dossierId, hamlet, team }: GiveTaskProps) {
  const device = useDevice();
  const [chosen, setChosen] = useState('');
  const [complaint, setComplaint] = useState<string>();
  async function give(): Promise<void> {
    const body: NoteBody = { type: 'task', dossierId, ...(chosen !== '' && { personId: chosen }) };
    const done = await device.hamlets.write(hamlet, [body]);
    setComplaint(done.ok ? undefined : problemSentence(done.problem));
  }
  return (
    <details>
      <summary>{texts.give}</summary>
      <div className={css['field']}>
        <LineField label={texts.to} fault={complaint}>
          {(ties) => (
            <select {...ties} value={chosen} onChange={(event) => setChosen(event.target.value)}>
              <option value="">{texts.wholeTeam}</option>
              {team.map(({ personId, name }) => (
                <option key={personId} value={personId}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </LineField>
        <Button onClick={() => void give()}>{texts.giveDo}</Button>
      </div>
    </details>
  );
}
