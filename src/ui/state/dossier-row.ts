/**
 * One dossier as a list shows it, put together from the three axes that stay apart: the draft (while it can be read), how
 * far its newest packet has travelled, and what the office says.
 */

import type { Draft } from '../../core/dossier/dossier.ts';
import type { KnownStatus } from '../../core/dossier/dossier-status.ts';
import { isHeldWhole } from '../../core/delivery/delivery.ts';
import type { Delivery } from '../../core/delivery/delivery.ts';
import type { SealedPacket } from '../../core/ports.ts';
import type { Tone } from '../parts/notice.tsx';
import { progress as texts } from '../texts/vi/progress.ts';

export interface DossierRow {
  readonly dossierId: string;
  readonly localCode?: string;
  readonly procedureCode?: string;
  readonly draft?: Draft;
  readonly packet?: SealedPacket;
  readonly delivery?: Delivery;
  readonly status?: KnownStatus;
}

export interface Sent {
  readonly packet: SealedPacket;
  readonly delivery: Delivery;
}

/** Rows newest first; of several packets of one dossier (a correction, a supplement) the newest counts. */
export function newDossierRows(
  drafts: readonly Draft[],
  sent: readonly Sent[],
  statuses: readonly KnownStatus[],
): readonly DossierRow[] {
  const rows = new Map<string, DossierRow>();
  for (const draft of drafts) {
    const { dossierId, localCode } = draft;
    rows.set(dossierId, { dossierId, localCode, procedureCode: draft.procedure.code, draft });
  }
  for (const { packet, delivery } of [...sent].sort((one, other) => one.packet.seq - other.packet.seq)) {
    const known = rows.get(packet.dossierId);
    const { dossierId, localCode, procedureCode } = packet;
    rows.set(dossierId, {
      dossierId,
      ...(localCode !== undefined && { localCode }),
      ...(procedureCode !== undefined && { procedureCode }),
      ...known,
      packet,
      delivery,
    });
  }
  for (const status of statuses) {
    const { dossierId, localCode, procedureCode } = status;
    const named = { dossierId, localCode, ...(procedureCode !== undefined && { procedureCode }) };
    rows.set(dossierId, { ...named, ...rows.get(dossierId), status });
  }
  return [...rows.values()].sort((one, other) => lastMoved(other).localeCompare(lastMoved(one)));
}

function lastMoved(row: DossierRow): string {
  const sealedAt = row.packet ? new Date(row.packet.sealedAtMs).toISOString() : '';
  return [row.draft?.updatedAt ?? '', sealedAt, row.status?.at ?? ''].map(toUtc).sort().at(-1) ?? '';
}

const toUtc = (at: string) => (at === '' || Number.isNaN(Date.parse(at)) ? '' : new Date(at).toISOString());

/** A draft still being written: never sealed, or opened again for a correction or a supplement. */
export function isOpenDraft(draft: Draft): boolean {
  return draft.state === 'draft';
}

/**
 * Sealed on this phone, and its re-check failed at the gateway; one of another phone, and one that was handed over
 * unfinished, is not this person's to look at.
 */
export function isInReview({ delivery, status }: DossierRow): boolean {
  return delivery !== undefined && status?.state === 'in-review' && status.incomplete !== true;
}

/** Cần xem lại: its packet stands still, or a person at the commune found something. */
export function isForAttention(row: DossierRow): boolean {
  return row.delivery?.state === 'needs-attention' || isInReview(row);
}

/** Whose it is, or what, where nobody can be named. */
export function titleOf(
  { draft, packet, procedureCode }: DossierRow,
  nameOf: (procedureCode: string | undefined) => string,
): string {
  if (packet?.about) return packet.about === 'notes' ? texts.notes : texts.report;
  return draft?.applicant.fullName || nameOf(procedureCode);
}

/** The one thing to say of a dossier in a list. */
export function describeRow(row: DossierRow): { readonly tone: Tone; readonly text: string } {
  const { draft, delivery, status, packet } = row;
  if (draft && isOpenDraft(draft)) return { tone: 'plain', text: `${texts.draft} · ${texts.steps[draft.step]}` };
  // What this phone still has to do goes before what the office said of an earlier packet.
  if (delivery?.state === 'needs-attention') return { tone: 'attention', text: texts.needsAttention };
  const handedOver = draft?.sealed?.isIncomplete === true ? `${texts.incomplete} · ` : '';
  if (delivery && delivery.state !== 'delivered') {
    const text = handedOver + describeTravel(delivery, packet);
    return { tone: delivery.state === 'sending' ? 'moving' : 'waiting', text };
  }
  if (isInReview(row)) return { tone: 'attention', text: texts.needsAttention };
  if (status?.incomplete === true && status.state === 'in-review') return { tone: 'moving', text: texts.incomplete };
  if (status) {
    const isPending = status.state === 'accepted' && status.officialNumber === undefined;
    const number = status.officialNumber
      ? ` · ${texts.officialNumber(status.officialNumber)}`
      : isPending
        ? ` · ${texts.numberPending}`
        : '';
    return { tone: officeTone(status.state), text: (texts.office[status.state] ?? texts.delivered) + number };
  }
  return delivery
    ? { tone: 'moving', text: describeTravel(delivery, packet) }
    : { tone: 'plain', text: texts.steps.sealed };
}

/** "Cổng đã nhận phần chữ · ảnh 3/5", while it is being sent "Đang gửi · ảnh 3/5", counted from the newest verified acknowledgement. */
export function describeTravel(delivery: Delivery, packet: SealedPacket | undefined): string {
  if (delivery.state === 'delivered') {
    return delivery.acknowledgement?.review === true ? texts.heldForReview : texts.delivered;
  }
  if (delivery.state === 'needs-attention') return texts.needsAttention;
  const { photosHave, photosAll, isTextSafe } = countParts(delivery, packet);
  const isSending = delivery.state === 'sending';
  if (!isTextSafe) return isSending ? texts.sending : texts.waiting;
  const now = isSending ? texts.sending : texts.textSafe;
  return photosAll > 0 ? `${now} · ${texts.photos(photosHave, photosAll)}` : now;
}

export function countParts(delivery: Delivery, packet: SealedPacket | undefined) {
  const photosHave = delivery.have.filter((index) => index > 0).length;
  return {
    /** The gateway signed for all of it, also when it could not become a dossier there. */
    isDelivered: delivery.state === 'delivered' || isHeldWhole(delivery),
    isTextSafe: delivery.have.includes(0),
    photosHave,
    photosAll: Math.max(photosHave, (packet?.parts.length ?? 1) - 1),
  };
}

function officeTone(state: KnownStatus['state']): Tone {
  switch (state) {
    case 'accepted':
    case 'done':
    case 'handed-over':
      return 'done';
    case 'supplement':
    case 'refused':
      return 'attention';
    // Over, and nobody has anything left to do.
    case 'withdrawn':
    case 'stopped':
      return 'plain';
    default:
      return 'moving';
  }
}
