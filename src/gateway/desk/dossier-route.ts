/** The way of a dossier through the office: who gave it to whom, and when. */

import type { Kysely, Selectable, Transaction } from 'kysely';
import type { DeskOutcome } from '../../core/reception/desk-action.ts';
import type { HolderKind, RouteStep } from '../../core/reception/desk-life.ts';
import type { GatewayContext } from '../context.ts';
import type { DossierRouteStepsTable, DossiersTable } from '../store/desk-tables.ts';
import { openNote, sealNote } from '../store/dossier-content.ts';
import type { Database } from '../store/schema.ts';
import type { DeskCaller } from './desk-caller.ts';
import { vietnamIso } from './vietnam-time.ts';

type Holder = NonNullable<DeskOutcome['holder']>;

const kindWords: { readonly [kind in HolderKind]: string } = {
  desk: 'Bộ phận Một cửa',
  section: 'Bộ phận chuyên môn',
  leader: 'Lãnh đạo',
  agency: 'Cơ quan khác',
};

/** The name as the desk wrote it, else the kind. */
export function holderWords({ kind, name }: Holder): string {
  return name ?? kindWords[kind];
}

/** Where the dossier lies after the action; absent: where it lay. A recorded result is back at the desk. */
export function nextHolder(
  dossier: Pick<Selectable<DossiersTable>, 'holder_kind'>,
  { state, holder }: DeskOutcome,
): Holder | undefined {
  const isAway = dossier.holder_kind !== null && dossier.holder_kind !== 'desk';
  return holder ?? (state === 'done' && isAway ? { kind: 'desk' } : undefined);
}

export async function recordRouteStep(
  { keys }: Pick<GatewayContext, 'keys'>,
  trx: Transaction<Database>,
  caller: DeskCaller,
  step: {
    readonly dossier: Pick<Selectable<DossiersTable>, 'dossier_id'>;
    readonly holder: Holder;
    readonly note: string | undefined;
    readonly now: Date;
  },
): Promise<void> {
  const { dossier_id: dossierId } = step.dossier;
  await trx
    .insertInto('dossier_route_steps')
    .values({
      dossier_id: dossierId,
      at: step.now,
      actor: caller.deviceId,
      holder_kind: step.holder.kind,
      holder_name: step.holder.name ?? null,
      sealed_note: step.note === undefined ? null : sealNote(keys.dataKey, dossierId, step.note),
    })
    .execute();
}

export async function selectRouteSteps(
  db: Kysely<Database>,
  dossierId: string,
): Promise<readonly Selectable<DossierRouteStepsTable>[]> {
  return await db
    .selectFrom('dossier_route_steps')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .orderBy('step_id')
    .execute();
}

/** `names` by device id. */
export function routeStep(
  { keys }: Pick<GatewayContext, 'keys'>,
  row: Selectable<DossierRouteStepsTable>,
  names: ReadonlyMap<string, string>,
): RouteStep {
  return {
    kind: row.holder_kind,
    ...(row.holder_name !== null && { name: row.holder_name }),
    since: vietnamIso(row.at),
    by: names.get(row.actor) ?? row.actor,
    ...(row.sealed_note !== null && { note: openNote(keys.dataKey, row.dossier_id, row.sealed_note) }),
  };
}
