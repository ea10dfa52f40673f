/**
 * The answer to what the desk asked for: its papers and answers join the dossier, which goes back to where its clock
 * stood. One that comes too late, unasked or to an earlier request changes nothing and stays on the review list; of one
 * that brings more than was asked the desk is told, and the rest stays in the packet.
 */

import type { Selectable, Transaction } from 'kysely';
import { isBlocking } from '../../core/procedure/is-blocking.ts';
import { correctionsAfter } from '../../core/reception/correct-answer.ts';
import { receiveSupplement } from '../../core/reception/receive-supplement.ts';
import type { SealedText, SupplementRequest } from '../../core/dossier/dossier.ts';
import { recordFacts } from '../figures/record-facts.ts';
import { openDossierContent, sealDossierContent } from '../store/dossier-content.ts';
import type { DossiersTable } from '../store/desk-tables.ts';
import type { Database } from '../store/schema.ts';
import { checkDossier } from './check-dossier.ts';
import { expectEnvelope } from './expect-envelope.ts';
import type { OpenedText, PacketRow } from './open-text.ts';
import type { Opener } from './opener.ts';
import { askedOf, findUnasked, mergeSupplement } from './merge-supplement.ts';
import { appendPapers, findRejectedPages } from './paper-rows.ts';
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
  const request = before.supplement;
  if (dossier.state !== 'supplement' || request === undefined || request.requestId !== text.requestId) {
    return await recordFailed(trx, packet, 'supplement-unasked', now);
  }
  const supplement = askedOf(text, request);
  const isRejected = await findRejectedPages(trx, text.dossierId);
  const { incomplete, ...joined } = mergeSupplement(before.text, supplement, isRejected);
  const { findings: found } = await checkDossier(trx, joined);
  // What a form or a paper still lacks keeps it unfinished; the read-back that never was is the signature's at the desk.
  const isStillLacking = found.some((one) => isBlocking(one) && (one.questionId ?? one.paperId) !== undefined);
  const merged = incomplete && isStillLacking ? { ...joined, incomplete } : joined;
  const findings = [...found, ...findUnasked(text, request)];
  const state = receiveSupplement({
    state: dossier.state,
    ...(dossier.official_number !== null && { officialNumber: dossier.official_number }),
    ...(dossier.received_on_spot_at !== null && { receivedOnSpotAt: dossier.received_on_spot_at.toISOString() }),
  });
  await trx
    .updateTable('dossiers')
    .set({
      revision: dossier.revision + 1,
      state,
      ...(state !== dossier.state && { state_at: now }),
      ...expectEnvelope(merged),
      ...forgetEarlierEnvelopes(dossier, request, supplement),
      sealed_content: sealDossierContent(dataKey, text.dossierId, {
        ...before,
        text: merged,
        findings,
        corrections: correctionsAfter(before, merged.answers),
      }),
    })
    .where('dossier_id', '=', text.dossierId)
    .execute();
  await appendPapers(trx, text.dossierId, merged.papers.slice(merged.papers.length - supplement.papers.length), header);
  const { commune_code: communeCode, arrived_at: arrivedAt } = dossier;
  await recordFacts(trx, dataKey, { dossierId: text.dossierId, communeCode, arrivedAt }, merged);
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
  request: SupplementRequest,
  supplement: SealedText,
): { originals_arrived_at?: null; ink_arrived_at?: null } {
  const isEarlier = (at: Date | null) => at !== null && at < new Date(request.askedAt);
  const brings = expectEnvelope(supplement);
  return {
    ...(brings.originals_expected && isEarlier(dossier.originals_arrived_at) && { originals_arrived_at: null }),
    ...(brings.signature_expected && isEarlier(dossier.ink_arrived_at) && { ink_arrived_at: null }),
  };
}
