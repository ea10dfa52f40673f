/** Compares what the device acknowledged with what it has: the answer is a list of complaints, empty when all is well. */

import type { Acknowledged, Found } from './pages/reports.ts';

/** `acknowledged` in the order in which it was said. */
export function findLosses(acknowledged: readonly Acknowledged[], found: Found): string[] {
  const losses: string[] = [];
  const drafts = new Map(found.drafts.map((draft) => [draft.dossierId, draft]));
  const packets = new Map(found.packets.map((packet) => [packet.pid, packet]));
  const whole = new Set(found.parts);
  for (const said of acknowledged) {
    if (said.kind === 'page' && !whole.has(said.sha256)) losses.push(`page ${said.sha256}`);
    if (said.kind === 'draft' && !((drafts.get(said.dossierId)?.revision ?? 0) >= said.revision))
      losses.push(`draft ${said.dossierId} revision ${said.revision}`);
    if (said.kind === 'packet' && packets.get(said.pid)?.seq !== said.seq)
      losses.push(`packet ${said.seq} ${said.pid}`);
  }
  return losses;
}

/** What is there only half: a packet without all its bytes, without its delivery, beside an open draft, a gap in the numbers. */
export function findHalves(found: Found): string[] {
  const halves: string[] = [];
  const whole = new Set(found.parts);
  const sealed = new Set(found.drafts.filter(({ state }) => state === 'sealed').map(({ dossierId }) => dossierId));
  const packeted = new Set(found.packets.map(({ dossierId }) => dossierId));
  for (const { seq, dossierId, parts } of found.packets) {
    if (parts.length === 0 || parts.some((part) => !whole.has(part))) halves.push(`packet ${seq} is not whole`);
    if (!sealed.has(dossierId)) halves.push(`the draft of packet ${seq} is not sealed`);
  }
  for (const dossierId of sealed) if (!packeted.has(dossierId)) halves.push(`draft ${dossierId} sealed, no packet`);
  for (const { dossierId, pages } of found.drafts)
    for (const page of pages) if (!whole.has(page)) halves.push(`draft ${dossierId} names a page that is not whole`);
  const seqs = found.packets.map(({ seq }) => seq).sort((one, other) => one - other);
  if (seqs.some((seq, index) => seq !== index + 1)) halves.push(`numbers ${seqs.join(' ')}`);
  if (found.deliveries !== seqs.length) halves.push(`${found.deliveries} deliveries of ${seqs.length} packets`);
  const open = found.drafts.length - sealed.size;
  const { counters } = found;
  if (counters?.waiting !== seqs.length || counters.drafts !== open || counters.nextSeq !== seqs.length + 1)
    halves.push(`counters ${JSON.stringify(counters)} for ${seqs.length} packets and ${open} open drafts`);
  if (found.tornDrafts + found.setAside > 0) halves.push(`${found.tornDrafts + found.setAside} set aside`);
  return halves;
}
