/**
 * The answer to what the desk asked for: its papers and answers join the dossier, which goes back to where its clock
 * stood. One that comes too late or unasked changes no state; nothing of it is lost.
 */

import type { Selectable, Transaction } from 'kysely';
import { receiveSupplement } from '../../core/reception/receive-supplement.ts';
import type { SealedText, Signatory, SupplementRequest } from '../../core/dossier/dossier.ts';
import { openDossierContent, sealDossierContent } from '../store/dossier-content.ts';
import type { Database, DossiersTable } from '../store/schema.ts';
import { checkDossier } from './check-dossier.ts';
import { expectEnvelope } from './expect-envelope.ts';
import type { OpenedText, PacketRow } from './open-text.ts';
import type { Opener } from './opener.ts';
import { numberPages, replacePapers } from './paper-rows.ts';
import { recordFailed, recordOpened } from './record-opening.ts';

export async function admitSupplement(
  opener: Opener,
  trx: Transaction<Database>,
  packet: PacketRow,
  { text, header }: OpenedText,
): Promise<void> {
  const now = opener.now();
  const { dataKey } = opener.keys;
  const dossier = await trx
    .selectFrom('dossiers')
    .selectAll()
    .where('dossier_id', '=', text.dossierId)
    .forUpdate()
    .executeTakeFirst();
  if (!dossier || !(await mayAdd(trx, packet.device_id, dossier))) {
    return await recordFailed(trx, packet, 'packet-failed-check', now);
  }
  const before = openDossierContent(dataKey, text.dossierId, dossier.sealed_content);
  const supplement = { ...text, papers: numberPages(text.papers) };
  const merged = mergeSupplement(before.text, supplement);
  const { findings } = await checkDossier(trx, merged);
  const state = receiveSupplement({
    state: dossier.state,
    ...(dossier.official_number !== null && { officialNumber: dossier.official_number }),
  });
  await trx
    .updateTable('dossiers')
    .set({
      revision: dossier.revision + 1,
      state,
      ...(state !== dossier.state && { state_at: now }),
      ...expectEnvelope(merged),
      ...forgetEarlierEnvelopes(dossier, before.supplement, supplement),
      sealed_content: sealDossierContent(dataKey, text.dossierId, { ...before, text: merged, findings }),
    })
    .where('dossier_id', '=', text.dossierId)
    .execute();
  await replacePapers(trx, text.dossierId, supplement, header);
  await recordOpened(trx, {
    packet,
    dossierId: text.dossierId,
    communeCode: dossier.commune_code,
    action: 'supplement-received',
    findings: findings.length,
    now,
  });
}

/**
 * What is missing is a task of the team, not of one phone: every device of the dossier's commune may bring it, and the
 * history names the one that did. Only those trusted reach the opener at all.
 */
async function mayAdd(
  trx: Transaction<Database>,
  deviceId: string,
  dossier: Pick<Selectable<DossiersTable>, 'device_id' | 'commune_code'>,
): Promise<boolean> {
  if (dossier.device_id === deviceId) return true;
  const sender = await trx
    .selectFrom('devices')
    .innerJoin('people', 'people.person_id', 'devices.person_id')
    .select('people.commune_code')
    .where('devices.device_id', '=', deviceId)
    .executeTakeFirst();
  return sender?.commune_code === dossier.commune_code;
}

/**
 * An envelope that came before the desk asked cannot hold what the supplement has on paper: another one is awaited. Both
 * times are this gateway's.
 */
function forgetEarlierEnvelopes(
  dossier: Pick<Selectable<DossiersTable>, 'originals_arrived_at' | 'ink_arrived_at'>,
  request: SupplementRequest | undefined,
  supplement: SealedText,
): { originals_arrived_at?: null; ink_arrived_at?: null } {
  if (request === undefined) return {};
  const isEarlier = (at: Date | null) => at !== null && at < new Date(request.askedAt);
  const brings = expectEnvelope(supplement);
  return {
    ...(brings.originals_expected && isEarlier(dossier.originals_arrived_at) && { originals_arrived_at: null }),
    ...(brings.signature_expected && isEarlier(dossier.ink_arrived_at) && { ink_arrived_at: null }),
  };
}

/** The dossier's text with what the supplement brings; who it is about and where it was begun stay the first packet's. */
export function mergeSupplement(dossier: SealedText, supplement: SealedText): SealedText {
  const broughtPapers = new Set(supplement.papers.map(({ paperId }) => paperId));
  return {
    ...dossier,
    answers: { ...dossier.answers, ...supplement.answers },
    papers: [...dossier.papers.filter(({ paperId }) => !broughtPapers.has(paperId)), ...supplement.papers],
    signatories: mergeSignatories(dossier.signatories, supplement.signatories),
    consents: [...dossier.consents, ...supplement.consents],
    ...(dossier.sheet === undefined && supplement.sheet !== undefined && { sheet: supplement.sheet }),
    ...(supplement.tellVia !== undefined && { tellVia: supplement.tellVia }),
  };
}

/** A signature given later replaces the missing one of the same role; a given one is never lost to a missing one. */
function mergeSignatories(before: readonly Signatory[], brought: readonly Signatory[]): readonly Signatory[] {
  const given = brought.filter(({ state }) => state !== 'missing');
  const isGiven = (signatory: Signatory) => given.some(({ role }) => role === signatory.role);
  return [...before.filter((signatory) => !isGiven(signatory)), ...given];
}
