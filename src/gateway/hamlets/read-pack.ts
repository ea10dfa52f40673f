/**
 * The pack of one hamlet (`core/household/hamlet-pack.ts`) as this caller may have it, and the digest that names its state.
 * Residents' data leaves only for those who work there: an official gets the hamlets of the commune, a volunteer those of
 * the team. Without a team there is none, although the schedule then shows every hamlet: what hangs on the notice board is
 * everybody's, who lives behind which door is not.
 */

import type { HamletPack } from '../../core/household/hamlet-pack.ts';
import { settleNotes } from '../../core/notes/note.ts';
import type { NoteBody } from '../../core/notes/note.ts';
import type { AccountRole } from '../../core/reception/administration.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import { sortByGivenName } from '../../core/text/sort-by-given-name.ts';
import { isSameHamlet } from '../../core/visit/visit-errands.ts';
import type { GatewayContext } from '../context.ts';
import { sql } from '../store/kysely.ts';
import { readPadsOfHamlet } from '../desk/list-pads.ts';
import { vietnamIso } from '../desk/vietnam-time.ts';
import { readCashOfPerson } from '../money/read-cash-of-person.ts';
import { writeAudit } from '../store/audit.ts';
import { digestOf } from '../visits/read-schedule.ts';
import { findCommuneHamlet } from './commune-hamlets.ts';
import { readErrandSections } from './read-errand-sections.ts';
import { readNotes } from './read-notes.ts';
import { householdOf, readRoster } from './read-roster.ts';
import { readTrail } from './read-trail.ts';
import { readOwnTeam } from './read-team.ts';
import { readTeamHamlets } from './team-hamlets.ts';
import { readVneidVisits } from './vneid-list.ts';

/** What goes back to the team; other kinds of notes are the office's. */
const kindsOfPack: readonly NoteBody['type'][] = ['door', 'household', 'vneid'];

export interface PackCaller {
  readonly deviceId: string;
  readonly personId: string;
  readonly role: AccountRole;
  readonly communeCode: string;
}

export interface ReadPack {
  readonly pack: HamletPack;
  readonly digest: string;
}

/**
 * `held`: the state that the phone has already; then there is no pack in the answer, and nothing was handed out. Problems:
 * forbidden (not this volunteer's hamlet), not-found (no such hamlet in the commune).
 */
export async function readPack(
  context: Pick<GatewayContext, 'db' | 'keys' | 'now'>,
  caller: PackCaller,
  wanted: string,
  held: string | undefined,
): Promise<Result<ReadPack | 'unchanged'>> {
  const { communeCode } = caller;
  if (caller.role === 'volunteer') {
    const own = await readTeamHamlets(context, caller);
    if (!own.some((hamlet) => isSameHamlet(hamlet, wanted))) return fail('forbidden');
  }
  const hamlet = await findCommuneHamlet(context, communeCode, wanted);
  if (!hamlet) return fail('not-found');
  const at = { communeCode, deviceId: caller.deviceId, spellings: hamlet.spellings };
  const sectionsOf = await readErrandSections(context, communeCode, caller.deviceId);
  const kept = await readNotes(context, communeCode, hamlet.spellings, kindsOfPack);
  const team = await readOwnTeam(context, caller, hamlet.name);
  const content: Omit<HamletPack, 'asOf'> = {
    hamlet: hamlet.name,
    households: await readHouseholds(context, at),
    notes: [...settleNotes(kept.map(({ note }) => note)).values()],
    trail: await readTrail(context, kept),
    knownNoteIds: await readKnownIds(context, at),
    vneidVisits: await readVneidVisits(context, communeCode, hamlet.name),
    cash: await readCashOfPerson(context, caller),
    pads: await readPadsOfHamlet(context, communeCode, hamlet.spellings),
    ...(team && { team }),
    ...sectionsOf(hamlet.name),
  };
  const digest = digestOf(content);
  if (digest === held) return succeed('unchanged');
  await context.db.transaction().execute((trx) =>
    writeAudit(trx, {
      actor: caller.deviceId,
      action: 'hamlet-pack-handed-out',
      subject: communeCode,
      details: { hamlet: hamlet.name, households: content.households.length, notes: content.notes.length },
      at: context.now(),
    }),
  );
  return succeed({ pack: { asOf: vietnamIso(context.now()), ...content }, digest });
}

type Context = Pick<GatewayContext, 'db' | 'keys'>;

/** Where a section of the pack is read. */
export interface PackPlace {
  readonly communeCode: string;
  readonly deviceId: string;
  /** Of the hamlet, as rows have it. */
  readonly spellings: readonly string[];
}

async function readHouseholds(context: Context, { communeCode, spellings }: PackPlace) {
  const rows = (await readRoster(context, communeCode, spellings)).filter(({ isGone }) => !isGone);
  return sortByGivenName(rows.map(householdOf), ({ headName }) => headName);
}

/** Of every kind, and of this device's own: nobody else holds copies of them. */
async function readKnownIds({ db }: Context, { communeCode, deviceId, spellings }: PackPlace) {
  const rows = await db
    .selectFrom('notes')
    .select('note_id')
    .where('commune_code', '=', communeCode)
    .where('hamlet', 'in', spellings)
    .where('device_id', '=', deviceId)
    // Where an envelope went is known on a phone by its own notes alone.
    .where(sql<boolean>`(kind <> 'envelope' or received_at < now() - interval '90 days')`)
    .orderBy('note_id')
    .execute();
  return rows.map(({ note_id: noteId }) => noteId);
}
