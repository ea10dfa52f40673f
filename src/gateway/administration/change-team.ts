/** Teams of a commune: founded by a decision, with hamlets and a leader, closed when they are no more. */

import { randomUUID } from 'node:crypto';
import { sql } from '../store/kysely.ts';
import type { TeamRow } from '../../core/reception/people.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import { vietnamDay } from '../desk/vietnam-time.ts';
import { writeAudit } from '../store/audit.ts';
import type { AdminCaller } from './admin-caller.ts';
import { isWithinReach } from './admin-caller.ts';
import { findDay, findWords } from './office-words.ts';

type Context = Pick<GatewayContext, 'db' | 'now'>;
type Body = { readonly [name: string]: unknown };

const mostHamlets = 60;

/** Those that are at work first, by commune and name. */
export async function listTeams(
  { db }: Context,
  caller: AdminCaller,
  communeCode?: string,
): Promise<readonly TeamRow[]> {
  let query = db
    .selectFrom('teams')
    .innerJoin('communes', 'communes.code', 'teams.commune_code')
    .leftJoin('people as leader', 'leader.person_id', 'teams.leader_id')
    .selectAll('teams')
    .select(['communes.name as commune_name', 'leader.name as leader_name'])
    .select(
      sql<number>`(select count(*)::integer from people where people.team_id = teams.team_id and people.left_on is null)`.as(
        'members',
      ),
    )
    .orderBy(sql`teams.closed_on is not null`)
    .orderBy('communes.name')
    .orderBy('teams.name')
    .limit(2000);
  if (caller.role !== 'admin') query = query.where('teams.commune_code', '=', caller.communeCode);
  if (communeCode !== undefined) query = query.where('teams.commune_code', '=', communeCode);
  return (await query.execute()).map((row) => ({
    teamId: row.team_id,
    communeCode: row.commune_code,
    communeName: row.commune_name,
    name: row.name,
    decision: row.decision,
    decidedOn: row.decided_on,
    hamlets: row.hamlets,
    ...(row.leader_id !== null && { leaderId: row.leader_id }),
    ...(row.leader_name !== null && { leaderName: row.leader_name }),
    members: row.members,
    ...(row.closed_on !== null && { closedOn: row.closed_on }),
  }));
}

/** Problems: not-found (the commune, or out of reach); bad-request (name, hamlets, leader); reason-missing (no decision). */
export async function foundTeam(context: Context, caller: AdminCaller, body: Body): Promise<Result<string>> {
  const { db, now } = context;
  const communeCode = findWords(body['communeCode'], 20) ?? caller.communeCode ?? '';
  const fields = parseTeam(body, vietnamDay(now()));
  if (!fields.ok) return fields;
  const { name, decision, decided_on: decidedOn, hamlets } = fields.value;
  if (name === undefined || hamlets === undefined) return fail('bad-request');
  if (decision === undefined || decidedOn === undefined) return fail('reason-missing');
  if (!isWithinReach(caller, communeCode)) return fail('not-found');
  return await db.transaction().execute(async (trx): Promise<Result<string>> => {
    const commune = await trx.selectFrom('communes').select('code').where('code', '=', communeCode).executeTakeFirst();
    if (!commune) return fail('not-found');
    const teamId = randomUUID();
    const values = { name, decision, decided_on: decidedOn, hamlets };
    await trx
      .insertInto('teams')
      .values({ team_id: teamId, commune_code: communeCode, created_at: now(), ...values })
      .execute();
    const details = { communeCode };
    await writeAudit(trx, { actor: caller.deviceId, action: 'team-founded', subject: teamId, details, at: now() });
    return succeed(teamId);
  });
}

/**
 * Sets what the body names; `closed: true` closes the team today, and its members belong to none. Problems: not-found;
 * bad-request (a leader who is no member or no longer works here, a closed team).
 */
export async function changeTeam(
  context: Context,
  caller: AdminCaller,
  teamId: string,
  body: Body,
): Promise<Result<void>> {
  const { db, now } = context;
  const fields = parseTeam(body, vietnamDay(now()));
  if (!fields.ok) return fields;
  const { leaderId, closed } = body;
  return await db.transaction().execute(async (trx): Promise<Result<void>> => {
    const team = await trx.selectFrom('teams').selectAll().where('team_id', '=', teamId).forUpdate().executeTakeFirst();
    if (!team || !isWithinReach(caller, team.commune_code)) return fail('not-found');
    if (team.closed_on !== null) return fail('bad-request', { message: 'Tổ này đã giải thể.' });
    if (typeof leaderId === 'string' && leaderId !== '') {
      const member = await trx
        .selectFrom('people')
        .select('person_id')
        .where('person_id', '=', leaderId)
        .where('team_id', '=', teamId)
        .where('left_on', 'is', null)
        .where((where) => where.or([where('expires_on', 'is', null), where('expires_on', '>=', vietnamDay(now()))]))
        .executeTakeFirst();
      if (!member) return fail('bad-request', { message: 'Tổ trưởng phải là người trong tổ và còn thời hạn.' });
    }
    const set = {
      ...fields.value,
      ...(typeof leaderId === 'string' && { leader_id: leaderId || null }),
      ...(closed === true && { closed_on: vietnamDay(now()), leader_id: null }),
    };
    if (Object.keys(set).length === 0) return fail('bad-request');
    await trx.updateTable('teams').set(set).where('team_id', '=', teamId).execute();
    if (closed === true) await trx.updateTable('people').set({ team_id: null }).where('team_id', '=', teamId).execute();
    const details = { fields: Object.keys(set).toSorted().join(' ') };
    await writeAudit(trx, {
      actor: caller.deviceId,
      action: closed === true ? 'team-closed' : 'team-changed',
      subject: teamId,
      details,
      at: now(),
    });
    return succeed(undefined);
  });
}

interface TeamFields {
  readonly name?: string;
  readonly decision?: string;
  readonly decided_on?: string;
  readonly hamlets?: string;
}

/** What is named must hold; a decision of tomorrow founded nothing yet. */
function parseTeam(body: Body, today: string): Result<TeamFields> {
  const { name, decision, decidedOn, hamlets } = body;
  const [title, law, day] = [findWords(name, 120), findWords(decision, 200), findDay(decidedOn)];
  if (name !== undefined && title === undefined) return fail('bad-request');
  if (decision !== undefined && law === undefined) return fail('reason-missing');
  if (decidedOn !== undefined && (day === undefined || day > today)) return fail('bad-request');
  const places = hamlets === undefined ? undefined : findHamlets(hamlets);
  if (hamlets !== undefined && places === undefined) return fail('bad-request', { limit: mostHamlets });
  return succeed({
    ...(title !== undefined && { name: title }),
    ...(law !== undefined && { decision: law }),
    ...(day !== undefined && { decided_on: day }),
    ...(places !== undefined && { hamlets: JSON.stringify(places) }),
  });
}

function findHamlets(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value) || value.length > mostHamlets) return undefined;
  const names = value.map((each) => findWords(each, 120));
  return names.every((name) => name !== undefined) ? [...new Set(names)] : undefined;
}
