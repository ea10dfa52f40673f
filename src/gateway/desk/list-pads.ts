/** The commune's pads: what was printed, who has it, what became of its sheets, and what is left in each hamlet. */

import { sql } from '../store/kysely.ts';
import type { PadList } from '../../core/handover/desk-handover.ts';
import type { Pad } from '../../core/handover/pad.ts';
import { sheetsLeft, stockByHamlet } from '../../core/handover/pad.ts';
import { sortByGivenName } from '../../core/text/sort-by-given-name.ts';
import { isSameHamlet } from '../../core/visit/visit-errands.ts';
import type { GatewayContext } from '../context.ts';
import { isOver } from '../enrolment/is-over.ts';
import { vietnamIso } from './vietnam-time.ts';

type Context = Pick<GatewayContext, 'db' | 'now'>;

interface PadCounts {
  readonly pad_id: string;
  readonly number: number;
  readonly hamlet: string | null;
  readonly printed_at: Date;
  readonly given_at: Date | null;
  readonly given_person_id: string | null;
  readonly given_team_id: string | null;
  readonly person_name: string | null;
  readonly team_name: string | null;
  readonly printed: number;
  readonly used: number;
  readonly spoiled: number;
  readonly lost: number;
}

/** Newest first. A used sheet counts as used whatever was said of it. */
export async function readPads({ db }: Pick<Context, 'db'>, communeCode: string): Promise<readonly Pad[]> {
  const { rows } = await sql<PadCounts>`
    select pads.pad_id, number, pads.hamlet, pads.printed_at, given_at, given_person_id, given_team_id,
      people.name as person_name, teams.name as team_name,
      count(*)::integer as printed,
      (count(*) filter (where is_used))::integer as used,
      (count(*) filter (where not is_used and fault = 'spoiled'))::integer as spoiled,
      (count(*) filter (where not is_used and fault = 'lost'))::integer as lost
    from pads
    join (
      select pad_id, fault, exists (select 1 from dossiers where dossiers.local_code = sheets.code
        and dossiers.commune_code = ${communeCode}) or originals_arrived_at is not null or ink_arrived_at is not null as is_used
      from sheets where commune_code = ${communeCode}
    ) as sheets on sheets.pad_id = pads.pad_id
    left join people on people.person_id = given_person_id
    left join teams on teams.team_id = given_team_id
    where pads.commune_code = ${communeCode}
    group by pads.pad_id, number, pads.hamlet, pads.printed_at, given_at, given_person_id, given_team_id, people.name, teams.name
    order by number desc
  `.execute(db);
  return rows.map((row): Pad => {
    const counts = { printed: row.printed, used: row.used, spoiled: row.spoiled, lost: row.lost };
    const holder = holderOf(row);
    return {
      padId: row.pad_id,
      number: row.number,
      ...(row.hamlet !== null && { hamlet: row.hamlet }),
      printedAt: vietnamIso(row.printed_at),
      ...counts,
      left: sheetsLeft(counts),
      ...(holder && { givenTo: holder }),
      ...(holder && row.given_at !== null && { givenAt: vietnamIso(row.given_at) }),
    };
  });
}

function holderOf(row: PadCounts): Pad['givenTo'] {
  const { given_person_id: personId, given_team_id: teamId } = row;
  if (personId !== null) return { kind: 'person', id: personId, name: row.person_name ?? '' };
  return teamId === null ? undefined : { kind: 'team', id: teamId, name: row.team_name ?? '' };
}

/** With whom a pad may be given to: volunteers and officials of the commune who are still here, and its teams. */
export async function listPads(context: Context, communeCode: string): Promise<PadList> {
  const { db, now } = context;
  const pads = await readPads(context, communeCode);
  const people = await db
    .selectFrom('people')
    .select(['person_id', 'name', 'expires_on'])
    .where('commune_code', '=', communeCode)
    .where('left_on', 'is', null)
    .execute();
  const teams = await db
    .selectFrom('teams')
    .select(['team_id as teamId', 'name'])
    .where('commune_code', '=', communeCode)
    .where('closed_on', 'is', null)
    .orderBy('name')
    .execute();
  const here = people.filter(({ expires_on: expiresOn }) => !isOver(expiresOn, now()));
  const named = here.map(({ person_id: personId, name }) => ({ personId, name }));
  return { pads, stock: stockByHamlet(pads), people: sortByGivenName(named, ({ name }) => name), teams };
}

/** What a hamlet's pack tells of pads: those that may be used there and are not used up. */
export async function readPadsOfHamlet(
  context: Pick<Context, 'db'>,
  communeCode: string,
  spellings: readonly string[],
): Promise<readonly Pad[]> {
  const pads = await readPads(context, communeCode);
  return pads.filter(
    ({ hamlet, left, givenTo }) =>
      left > 0 && givenTo && hamlet !== undefined && spellings.some((each) => isSameHamlet(each, hamlet)),
  );
}
