/** Whose open tasks are, as a phone is told: its own person's, its team's, or somebody else's. */

import type { DossierTask } from '../../core/handover/task.ts';
import { isSameHamlet } from '../../core/visit/visit-errands.ts';
import type { GatewayContext } from '../context.ts';
import type { DossierContent } from '../store/dossier-content.ts';

interface TaskReader {
  readonly personId: string;
  readonly communeCode: string;
}

/** Of statuses, those that ask for something. */
export async function readOpenTasks(
  context: Pick<GatewayContext, 'db'>,
  reader: TaskReader,
  dossiers: readonly {
    readonly row: { readonly dossier_id: string; readonly state: string };
    readonly openContent: () => DossierContent;
  }[],
): Promise<ReadonlyMap<string, DossierTask>> {
  const open = dossiers.filter(({ row }) => row.state === 'supplement');
  const tasks = open.map(({ row, openContent }) => ({
    dossierId: row.dossier_id,
    hamlet: openContent().text.place.hamlet,
  }));
  return await readTasks(context, reader, tasks);
}

interface OpenTask {
  readonly dossierId: string;
  readonly hamlet?: string | undefined;
}

/** By dossier. Without an assignment a task is the team's of its hamlet; without a hamlet, everybody's. */
async function readTasks(
  { db }: Pick<GatewayContext, 'db'>,
  { personId, communeCode }: TaskReader,
  tasks: readonly OpenTask[],
): Promise<ReadonlyMap<string, DossierTask>> {
  if (tasks.length === 0) return new Map();
  const ids = tasks.map(({ dossierId }) => dossierId);
  const given = await db
    .selectFrom('task_assignments')
    .leftJoin('people', 'people.person_id', 'task_assignments.person_id')
    .leftJoin('teams', 'teams.team_id', 'task_assignments.team_id')
    .select(['dossier_id', 'task_assignments.person_id', 'task_assignments.team_id'])
    .select(['people.name as person_name', 'teams.name as team_name'])
    .where('dossier_id', 'in', ids)
    .execute();
  const owners = new Map(given.map((row) => [row.dossier_id, row]));
  const own = await db
    .selectFrom('people')
    .innerJoin('teams', 'teams.team_id', 'people.team_id')
    .select(['teams.team_id', 'teams.hamlets', 'teams.closed_on'])
    .where('people.person_id', '=', personId)
    .where('teams.commune_code', '=', communeCode)
    .executeTakeFirst();
  const team = own?.closed_on === null ? own : undefined;
  return new Map(
    tasks.map(({ dossierId, hamlet }): readonly [string, DossierTask] => {
      const owner = owners.get(dossierId);
      const place = hamlet === undefined ? {} : { hamlet };
      if (owner?.person_id) {
        const name = owner.person_name ?? '';
        return [dossierId, { ...place, of: owner.person_id === personId ? 'you' : 'other', name }];
      }
      if (owner?.team_id) {
        return [
          dossierId,
          { ...place, of: owner.team_id === team?.team_id ? 'team' : 'other', name: owner.team_name ?? '' },
        ];
      }
      const isHere = hamlet === undefined || !team || team.hamlets.some((each) => isSameHamlet(each, hamlet));
      return [dossierId, { ...place, of: isHere ? 'team' : 'other' }];
    }),
  );
}
