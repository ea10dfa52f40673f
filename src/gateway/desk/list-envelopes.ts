/**
 * Where the commune's envelopes are: what dossiers wait for, and what givers and takers wrote down. A note counts for the
 * side of the phone that wrote it only, so nobody can say in another's name that he has something.
 */

import { sql } from '../store/kysely.ts';
import type { EnvelopeList, EnvelopeRow } from '../../core/handover/desk-handover.ts';
import { lateEnvelopeDays } from '../../core/handover/desk-handover.ts';
import type { EnvelopeClaim, EnvelopePlace, EnvelopeStart } from '../../core/handover/envelope-chain.ts';
import { chainOf, claimsOf, countEnvelopes, placeOf } from '../../core/handover/envelope-chain.ts';
import type { EnvelopeHolder } from '../../core/handover/hand-over.ts';
import type { DeskRow } from '../../core/reception/desk.ts';
import type { GatewayContext } from '../context.ts';
import { openDossierContent } from '../store/dossier-content.ts';
import { openNoteContent } from '../store/note-tables.ts';
import { deskRows, selectDossiers } from './desk-rows.ts';
import type { DossierRecord } from './desk-rows.ts';
import { vietnamIso } from './vietnam-time.ts';

type Context = Pick<GatewayContext, 'db' | 'keys' | 'now'>;

const dayMs = 86_400_000;

/** What came before the desk asked again is another envelope. */
const awaits = (expected: string, arrived: string) => sql<boolean>`(
  ${sql.ref(`dossiers.${expected}`)} and (${sql.ref(`dossiers.${arrived}`)} is null
    or (dossiers.state = 'supplement' and ${sql.ref(`dossiers.${arrived}`)} < dossiers.state_at)))`;
const isAwaited = sql<boolean>`(${awaits('originals_expected', 'originals_arrived_at')}
  or (${awaits('signature_expected', 'ink_arrived_at')}
    and dossiers.state not in ('refused', 'withdrawn', 'stopped', 'handed-over')))`;

/** A claim with when the gateway heard of it. */
interface HeardClaim {
  readonly claim: EnvelopeClaim;
  readonly heardAt: Date;
}

/** Only the caller's commune. */
export async function listEnvelopes(
  context: Context,
  { communeCode }: { readonly communeCode: string },
): Promise<EnvelopeList> {
  const { db } = context;
  const [records, heard, holders, atDesk] = await Promise.all([
    selectDossiers(db, communeCode).where(isAwaited).orderBy('arrived_at').orderBy('dossier_id').execute(),
    readClaims(context, communeCode),
    readHolders(context, communeCode),
    readArrivedCodes(context, communeCode),
  ]);
  const rows = await deskRows(context, records);
  const waiting = groupByCode(records, rows);
  const withoutInk = await findUntaken(context, records);
  const found: EnvelopeRow[] = [];
  const places: EnvelopePlace[] = atDesk.filter((code) => !waiting.has(code)).map(() => ({ state: 'desk' }));
  const arrived = new Set(atDesk);
  for (const code of new Set([...waiting.keys(), ...heard.keys()])) {
    const own = waiting.get(code) ?? [];
    if (own.length === 0 && arrived.has(code)) continue;
    const since = askedAgainAt(own);
    const claims = (heard.get(code) ?? []).filter(({ heardAt }) => since === undefined || heardAt > since);
    const named = claims.map(({ claim }) => withNames(claim, holders));
    const place = placeOf(startOf(own, since !== undefined, withoutInk, holders), named);
    places.push(place);
    if (place.state === 'desk' || place.state === 'returned') continue;
    const known = [...own.map(({ record }) => record.arrived_at), ...claims.map(({ heardAt }) => heardAt)];
    const knownAt = since ?? new Date(Math.min(...known.map((at) => at.getTime())));
    const hamlet = own.find(({ row }) => row.hamlet !== undefined)?.row.hamlet;
    found.push({
      code,
      place,
      chain: chainOf(named),
      dossiers: own.map(({ row: { dossierId, applicantName, procedureName } }) => ({
        dossierId,
        applicantName,
        procedureName,
      })),
      ...(hamlet !== undefined && { hamlet }),
      knownAt: vietnamIso(knownAt),
      // What nobody has taken along yet waits for a visit, not for a person.
      isLate: place.state !== 'door' && context.now().getTime() - knownAt.getTime() > lateEnvelopeDays * dayMs,
    });
  }
  const sorted = found.sort((one, other) => Date.parse(one.knownAt) - Date.parse(other.knownAt));
  return { rows: sorted, count: countEnvelopes(places) };
}

interface Waiting {
  readonly record: DossierRecord;
  readonly row: DeskRow;
}

function groupByCode(records: readonly DossierRecord[], rows: readonly DeskRow[]): ReadonlyMap<string, Waiting[]> {
  const byId = new Map(rows.map((row) => [row.dossierId, row]));
  const groups = new Map<string, Waiting[]>();
  for (const record of records) {
    const row = byId.get(record.dossier_id);
    if (row) groups.set(record.local_code, [...(groups.get(record.local_code) ?? []), { record, row }]);
  }
  return groups;
}

/** Set where all that is awaited was asked for after an envelope had come. */
function askedAgainAt(own: readonly Waiting[]): Date | undefined {
  const asked = own.map(({ record }) => {
    const { state, state_at: at, originals_arrived_at: originals, ink_arrived_at: ink } = record;
    return state === 'supplement' && (originals !== null || ink !== null) ? at : undefined;
  });
  return asked.length > 0 && asked.every((at) => at !== undefined) ? asked[0] : undefined;
}

/** Who sealed it took the paper along, unless there is none yet. */
function startOf(
  own: readonly Waiting[],
  isAskedAgain: boolean,
  withoutPaper: ReadonlySet<string>,
  holders: ReadonlyMap<string, string>,
): EnvelopeStart {
  const first = own.find(({ record }) => !withoutPaper.has(record.dossier_id));
  if (!first || isAskedAgain) return 'door';
  const { device_id: deviceId, arrived_at: at } = first.record;
  return { by: { kind: 'person', name: holders.get(deviceId) ?? '', deviceId }, at: vietnamIso(at) };
}

/** Dossiers that wait for a signature nobody has given yet, and for no original: nothing is on its way. */
async function findUntaken({ db, keys }: Context, records: readonly DossierRecord[]): Promise<ReadonlySet<string>> {
  const ids = records.filter((record) => !record.originals_expected).map(({ dossier_id: id }) => id);
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('dossiers')
    .select(['dossier_id', 'sealed_content'])
    .where('dossier_id', 'in', ids)
    .execute();
  const untaken = rows.filter(({ dossier_id: id, sealed_content: sealed }) => {
    const { text } = openDossierContent(keys.dataKey, id, sealed);
    return !text.signatories.some(({ state }) => state === 'ink' || state === 'thumbprint');
  });
  return new Set(untaken.map(({ dossier_id: id }) => id));
}

/** By code. */
async function readClaims(
  { db, keys }: Context,
  communeCode: string,
): Promise<ReadonlyMap<string, readonly HeardClaim[]>> {
  const rows = await db
    .selectFrom('notes')
    .select(['note_id', 'device_id', 'received_at', 'sealed_content'])
    .where('commune_code', '=', communeCode)
    .where('kind', '=', 'envelope')
    .execute();
  const byCode = new Map<string, HeardClaim[]>();
  for (const { note_id: noteId, device_id: deviceId, received_at: heardAt, sealed_content: sealed } of rows) {
    const { at, body } = openNoteContent(keys.dataKey, noteId, sealed);
    if (body.type !== 'envelope' || body.purpose === 'results') continue;
    const writer = body.side === 'given' ? body.from : body.to;
    if (writer.deviceId !== deviceId) continue;
    for (const { code, claim } of claimsOf(body, at)) {
      byCode.set(code, [...(byCode.get(code) ?? []), { claim, heardAt }]);
    }
  }
  return byCode;
}

/** The names of the commune's people, by device: as the office knows them, not as a phone says. */
async function readHolders({ db }: Context, communeCode: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('devices')
    .innerJoin('people', 'people.person_id', 'devices.person_id')
    .select(['device_id', 'people.name'])
    .where('people.commune_code', '=', communeCode)
    .execute();
  return new Map(rows.map(({ device_id: deviceId, name }) => [deviceId, name]));
}

function withNames(claim: EnvelopeClaim, holders: ReadonlyMap<string, string>): EnvelopeClaim {
  const named = (holder: EnvelopeHolder): EnvelopeHolder => {
    const name = holder.deviceId === undefined ? undefined : holders.get(holder.deviceId);
    return name === undefined ? holder : { ...holder, name };
  };
  return { ...claim, from: named(claim.from), to: named(claim.to) };
}

/** Codes whose envelope the desk had in its hands, with a dossier or before it. */
async function readArrivedCodes({ db }: Context, communeCode: string): Promise<readonly string[]> {
  const dossiers = await db
    .selectFrom('dossiers')
    .select('local_code as code')
    .distinct()
    .where('commune_code', '=', communeCode)
    .where((where) =>
      where.or([where('originals_arrived_at', 'is not', null), where('ink_arrived_at', 'is not', null)]),
    )
    .execute();
  const sheets = await db
    .selectFrom('sheets')
    .select('code')
    .where('commune_code', '=', communeCode)
    .where((where) =>
      where.or([where('originals_arrived_at', 'is not', null), where('ink_arrived_at', 'is not', null)]),
    )
    .execute();
  return [...new Set([...dossiers, ...sheets].map(({ code }) => code))];
}
