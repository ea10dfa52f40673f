/** People and teams of the commune as one choice. */

import type { PadList } from '../../../core/handover/desk-handover.ts';
import { deskHandover } from '../../texts/vi/desk-handover.ts';

export type GivenTo = { readonly kind: 'person' | 'team'; readonly id: string };

/** Teams first: a task or a pad is theirs before it is somebody's. */
export function GivenToOptions({ people, teams }: Pick<PadList, 'people' | 'teams'>) {
  return (
    <>
      {teams.length > 0 && (
        <optgroup label={deskHandover.teams}>
          {teams.map(({ teamId, name }) => (
            <option key={teamId} value={`team ${teamId}`}>
              {name}
            </option>
          ))}
        </optgroup>
      )}
      <optgroup label={deskHandover.people}>
        {people.map(({ personId, name }) => (
          <option key={personId} value={`person ${personId}`}>
            {name}
          </option>
        ))}
      </optgroup>
    </>
  );
}

/** What an option's value stands for; absent: the first, which is nobody. */
export function findGivenTo(value: string): GivenTo | undefined {
  const [kind, id] = value.split(' ');
  return id !== undefined && (kind === 'person' || kind === 'team') ? { kind, id } : undefined;
}
