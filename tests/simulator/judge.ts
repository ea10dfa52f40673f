/**
 * Compares what was promised with what is there after everything healed: nothing acknowledged is lost, nothing became two,
 * nothing is left undelivered, and nothing stands behind another.
 */

import { createHash } from 'node:crypto';
import type { VerifiedAcknowledgement } from '../../src/core/delivery/delivery.ts';
import { openDossierContent, openPicture } from '../../src/gateway/store/dossier-content.ts';
import { verifyAudit } from '../../src/gateway/store/audit.ts';
import { tornRecord } from '../fakes/fake-store.ts';
import { short } from './describe-request.ts';
import { findReviewFault, isForgotten, isSealedToNewest } from './find-review-fault.ts';
import { judgeNotes } from './noting.ts';
import type { GatewayState } from './read-gateway.ts';
import { readGateway } from './read-gateway.ts';
import type { SealedFact, World } from './world.ts';

/** What is wrong; empty: the promise held. */
export async function judge(world: World): Promise<readonly string[]> {
  const state = await readGateway(world);
  const wrong = [...world.violations];
  for (const fact of world.sealed.values()) wrong.push(...judgePacket(world, state, fact));
  for (const acknowledgement of world.acknowledged.values()) {
    wrong.push(...judgeAcknowledgement(world, state, acknowledgement));
  }
  wrong.push(...judgeDesk(world, state), ...judgePictures(world, state), ...(await judgeNotes(world, state)));
  const { brokenAt } = await verifyAudit(world.province.db);
  if (brokenAt !== undefined) wrong.push(`the audit is broken at ${brokenAt}`);
  return wrong;
}

function judgePacket(world: World, state: GatewayState, { packet, phone, text }: SealedFact): readonly string[] {
  const { pid } = packet;
  const name = `packet ${short(pid)}`;
  const row = state.packets.get(pid);
  const stored = phone.disk.deliveries.get(pid);
  const delivery =
    stored === undefined || stored === tornRecord
      ? undefined
      : (JSON.parse(stored) as { state: string; problem?: { code: string } });
  const isRefusedForKeys = delivery?.state === 'needs-attention' && delivery.problem?.code === 'unknown-recipients';
  if (!row && isRefusedForKeys && isForgotten(world, packet)) {
    world.count('keys: refused after they were forgotten');
    return [];
  }
  if (!row)
    return [`${name} never arrived; on the phone it is ${delivery?.state ?? 'gone'} ${delivery?.problem?.code ?? ''}`];
  const wrong: string[] = [];
  if (!row.complete) wrong.push(`${name} is not complete`);
  if (row.headerSha256 !== packet.headerSha256) wrong.push(`${name} is another one than the phone sealed`);
  const events = state.openings.get(pid) ?? 0;
  const isOpened = row.dossierId !== null && row.review === null;
  if (isOpened && events !== 1) wrong.push(`${name} was put before the desk ${events} times`);
  if (isOpened && !isSealedToNewest(world, packet)) world.count('keys: opened with an old one');
  if (!isOpened) wrong.push(...findReviewFault(world, state, { packet, phone, text }, row));
  if (isOpened && row.dossierId !== text.dossierId) wrong.push(`${name} is filed under another dossier`);
  const isRejected = state.rejectedParts.some((part) => packet.parts.some(({ sha256 }) => sha256 === part));
  const mayNeedAttention = row.review !== null || isRejected;
  const isLeft =
    delivery && delivery.state !== 'delivered' && !(delivery.state === 'needs-attention' && mayNeedAttention);
  if (isLeft) wrong.push(`${name} is ${delivery.state} ${delivery.problem?.code ?? ''} on the phone, and has arrived`);
  return wrong;
}

/** What the gateway signed for is there, now and for ever. */
function judgeAcknowledgement(
  world: World,
  state: GatewayState,
  { pid, have }: VerifiedAcknowledgement,
): readonly string[] {
  const row = state.packets.get(pid);
  if (!row) return [`packet ${short(pid)} was acknowledged and is not there`];
  const lost = have.filter((index) => {
    const sha256 = row.parts[index] ?? '';
    const blob = world.gateway.disk.finished.get(sha256);
    return index > 0 && (!blob || createHash('sha256').update(blob).digest('hex') !== sha256);
  });
  return lost.map((index) => `part ${index} of packet ${short(pid)} was acknowledged and is not there`);
}

function judgeDesk(world: World, state: GatewayState): readonly string[] {
  const wrong: string[] = [];
  for (const { dossierId, first } of state.dossiers) {
    if (first !== 1) wrong.push(`dossier ${short(dossierId)} was received ${first} times`);
  }
  const told = new Map<string, number>();
  for (const { dossierId, action } of world.decided) {
    const key = `${dossierId} ${action}`;
    told.set(key, (told.get(key) ?? 0) + 1);
  }
  for (const [key, times] of told) {
    if ((state.decisions.get(key) ?? 0) < times) wrong.push(`${key} was done and is not in the history`);
  }
  for (const phone of world.phones) {
    if (!phone.isEnrolled || world.revokedAtMs.has(phone.deviceId)) continue;
    for (const { dossierId, state: office } of state.dossiers) {
      const known = phone.disk.statuses.get(dossierId)?.state;
      if (known !== office) wrong.push(`${phone.name} takes dossier ${short(dossierId)} for ${known}, it is ${office}`);
    }
  }
  return wrong;
}

/** Every page that a dossier names is at the desk, byte by byte as it was taken, once. */
function judgePictures(world: World, state: GatewayState): readonly string[] {
  const { dataKey } = world.province.keys.all;
  return state.dossiers.flatMap(({ dossierId, sealedContent, papers }) => {
    const { text } = openDossierContent(dataKey, dossierId, sealedContent);
    return text.papers.flatMap(({ paperId, page, sha256 }) => {
      const name = `page ${page} of dossier ${short(dossierId)}`;
      const rows = papers.filter((row) => row.paperId === paperId && row.page === page);
      const [row] = rows;
      if (!row || rows.length !== 1) return [`${name} is there ${rows.length} times`];
      if (row.rejected === 'picture-rejected' || sha256 === undefined) return [];
      if (row.rejected === 'packet-unreadable' && isPageForgotten(world, row.part)) return [];
      const blob = row.blobId === null ? undefined : world.gateway.disk.finished.get(row.blobId);
      const shown = blob && row.blobId !== null ? openPicture(dataKey, row.blobId, blob) : undefined;
      const taken = world.pictures.get(sha256);
      return shown && taken && shown.equals(taken) ? [] : [`${name} is not what was taken (${row.rejected})`];
    });
  });
}

/** Sealed to a key whose identity the province has deleted before it opened the page. */
function isPageForgotten({ gateway, phones }: World, part: string | null): boolean {
  const whom = phones.flatMap(({ sealedTo }) => (part === null ? [] : (sealedTo.get(part) ?? [])));
  return whom.some((recipient) => gateway.forgotten.has(recipient));
}
