/**
 * Puts an opened dossier before the desk: a new one, or a correction of one that was not accepted yet. What fails the
 * re-check comes as `in-review`; what contradicts an earlier packet stays on the review list.
 */

import type { Selectable, Transaction } from 'kysely';
import type { OfficeState } from '../../core/dossier/dossier-status.ts';
import type { SealedText } from '../../core/dossier/dossier.ts';
import { correctionsAfter } from '../../core/reception/correct-answer.ts';
import { recordFacts } from '../figures/record-facts.ts';
import { applicantKey } from '../store/applicant-key.ts';
import { openDossierContent, sealDossierContent } from '../store/dossier-content.ts';
import type { DossiersTable } from '../store/desk-tables.ts';
import type { Database } from '../store/schema.ts';
import { checkDossier, digestOf } from './check-dossier.ts';
import type { Check } from './check-dossier.ts';
import { expectEnvelope } from './expect-envelope.ts';
import { findEarlyEnvelope } from './find-early-envelope.ts';
import type { EarlyEnvelope } from './find-early-envelope.ts';
import { judgeSpotReception, recordSpotReception, withCompared } from './admit-spot-reception.ts';
import { findSendersCommune } from './find-senders-commune.ts';
import type { OpenedText, PacketRow } from './open-text.ts';
import type { Opener } from './opener.ts';
import { numberPages, removeOtherPapers, replacePapers } from './paper-rows.ts';
import { recordFailed, recordOpened } from './record-opening.ts';
import { restore } from './settle-supersedes.ts';

type DossierRow = Selectable<DossiersTable>;

/** What a correction may still replace: nobody has decided anything on it. */
const correctable: readonly OfficeState[] = ['received', 'in-review'];

export async function admitDossier(
  opener: Pick<Opener, 'keys' | 'now'>,
  trx: Transaction<Database>,
  packet: PacketRow,
  { text, header }: OpenedText,
): Promise<void> {
  const now = opener.now();
  const early = await findEarlyEnvelope(trx, codeOf(text));
  const existing = await trx
    .selectFrom('dossiers')
    .selectAll()
    .where('dossier_id', '=', text.dossierId)
    .forUpdate()
    .executeTakeFirst();
  if (existing && !(await isCorrection(trx, existing, packet, text))) {
    // The packet it would have replaced stays what it was: its own papers are wanted again.
    if (packet.supersedes !== null) await restore(trx, packet.supersedes);
    return await recordFailed(trx, packet, 'supersedes-refused', now);
  }
  const commune = existing ? existing.commune_code : await findSendersCommune(trx, packet.device_id, text);
  if (commune === undefined) return await recordFailed(trx, packet, 'packet-failed-check', now);

  const numbered = withCompared({ ...text, papers: numberPages(text.papers) });
  const checked = await checkDossier(trx, numbered);
  const receptionPointId = await findPoint(trx, numbered, commune);
  const spot = await judgeSpotReception(trx, packet, text, { communeCode: commune, receptionPointId, existing });
  const check = { ...checked, findings: [...checked.findings, ...spot.findings] };
  const columns = {
    ...columnsOf(opener, numbered, check, commune, existing),
    reception_point_id: receptionPointId,
    ...(early?.communeCode === commune && arrivedBefore(existing, early)),
    packet_revision: text.revision,
    pid: packet.pid,
    state: check.reason === undefined ? ('received' as const) : ('in-review' as const),
    state_at: now,
    ...(spot.columns && { ...spot.columns, state_at: spot.columns.received_on_spot_at ?? now }),
  };
  if (existing) {
    await trx
      .updateTable('dossiers')
      .set({ ...columns, revision: existing.revision + 1 })
      .where('dossier_id', '=', text.dossierId)
      .execute();
    await removeOtherPapers(trx, text.dossierId, text);
  } else {
    const sample = await isSample(trx, commune);
    const fixed = {
      dossier_id: text.dossierId,
      device_id: packet.device_id,
      commune_code: commune,
      revision: 1,
      sample,
    };
    await trx
      .insertInto('dossiers')
      .values({ ...columns, ...fixed, arrived_at: packet.received_at })
      .execute();
  }
  await replacePapers(trx, text.dossierId, numbered, header);
  if (spot.columns) await recordSpotReception(opener, trx, packet, text, spot.columns);
  const arrivedAt = existing?.arrived_at ?? packet.received_at;
  const counted = { dossierId: text.dossierId, communeCode: commune, arrivedAt };
  await recordFacts(trx, opener.keys.dataKey, counted, numbered);
  await recordOpened(trx, {
    packet,
    dossierId: text.dossierId,
    communeCode: commune,
    action: existing ? 'corrected' : 'received',
    findings: check.findings.length,
    now,
  });
}

/** The same device, a higher revision, naming a packet of this very dossier, before anybody decided. */
async function isCorrection(
  trx: Transaction<Database>,
  existing: DossierRow,
  packet: PacketRow,
  text: SealedText,
): Promise<boolean> {
  if (existing.device_id !== packet.device_id || packet.supersedes === null) return false;
  if (text.revision <= existing.packet_revision || !isUndecided(existing)) return false;
  const named = await trx
    .selectFrom('packets')
    .select(['dossier_id', 'device_id'])
    .where('pid', '=', packet.supersedes)
    .executeTakeFirst();
  return named?.dossier_id === text.dossierId || (named?.dossier_id === null && named.device_id === packet.device_id);
}

/** Nobody at the desk has done anything with it yet: what was received on the spot still waits for its number. */
function isUndecided(existing: DossierRow): boolean {
  if (correctable.includes(existing.state)) return true;
  const isUntouched = existing.official_number === null && existing.holder_kind === null && existing.extensions === 0;
  return existing.state === 'accepted' && existing.received_on_spot_at !== null && isUntouched;
}

/** The reception point that the text names, where the commune has it. */
async function findPoint(trx: Transaction<Database>, text: SealedText, communeCode: string): Promise<string | null> {
  const point = await trx
    .selectFrom('reception_points')
    .select('reception_point_id')
    .where('reception_point_id', '=', text.receptionPoint)
    .where('commune_code', '=', communeCode)
    .executeTakeFirst();
  return point?.reception_point_id ?? null;
}

async function isSample(trx: Transaction<Database>, communeCode: string): Promise<boolean> {
  const row = await trx
    .selectFrom('communes')
    .select('sample')
    .where('code', '=', communeCode)
    .executeTakeFirstOrThrow();
  return row.sample;
}

/** The code on the resident's slip and on the envelope. */
function codeOf(text: SealedText): string {
  return text.sheet?.code ?? text.localCode;
}

/** What was noted for the dossier itself stands before what was noted on its sheet. */
function arrivedBefore(existing: DossierRow | undefined, early: EarlyEnvelope) {
  return {
    originals_arrived_at: existing?.originals_arrived_at ?? early.originalsArrivedAt,
    ink_arrived_at: existing?.ink_arrived_at ?? early.inkArrivedAt,
  };
}

/** Everything the desk may filter by, in the clear only where it says nothing about a person. */
function columnsOf(
  { keys }: Pick<Opener, 'keys'>,
  text: SealedText,
  { findings, reason }: Check,
  communeCode: string,
  existing: DossierRow | undefined,
) {
  const before = existing && openDossierContent(keys.dataKey, existing.dossier_id, existing.sealed_content);
  const corrections = correctionsAfter(before, text.answers);
  const content = {
    text,
    findings,
    ...(reason !== undefined && { reason }),
    ...(corrections.length > 0 && { corrections }),
  };
  return {
    basket_id: text.basketId,
    local_code: codeOf(text),
    slip_token_sha256: digestOf(text.slipToken),
    procedure_code: text.procedure.code,
    procedure_version: text.procedure.version,
    applicant_key: applicantKey(keys.dataKey, communeCode, text.applicant),
    ...expectEnvelope(text),
    sealed_content: sealDossierContent(keys.dataKey, text.dossierId, content),
  };
}
