/**
 * Part 0 of a packet, from ciphertext to a text whose every field was checked. The signature is verified again: what
 * lies in the table is believed as little as what came over the wire.
 */

import { compactVerify, importJWK } from 'jose';
import type { Selectable } from 'kysely';
import type { SealedText } from '../../core/dossier/dossier.ts';
import type { NotesText } from '../../core/notes/note.ts';
import type { ReportText } from '../../core/report/report.ts';
import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { findPacketHeader, packetType } from '../../protocol/packet.ts';
import type { PacketHeader } from '../../protocol/packet.ts';
import { isNotes, parseNotesText } from '../../protocol/notes-text.ts';
import { isReport, parseReportText } from '../../protocol/report-text.ts';
import { parseSealedText } from '../../protocol/sealed-text.ts';
import type { DevicesTable, PacketsTable } from '../store/schema.ts';
import { findPlaintext } from './opener.ts';
import type { Opener } from './opener.ts';

export type PacketRow = Selectable<PacketsTable>;

export interface OpenedText {
  readonly text: SealedText;
  readonly header: PacketHeader;
}

export interface OpenedNotes {
  readonly notes: NotesText;
  readonly header: PacketHeader;
}

export interface OpenedReport {
  readonly report: ReportText;
  readonly header: PacketHeader;
}

/** Problems: header-invalid, packet-unreadable, packet-malformed. */
export async function openText(
  { keys }: Pick<Opener, 'keys'>,
  packet: Pick<PacketRow, 'header' | 'text' | 'pid'>,
  publicJwk: Selectable<DevicesTable>['public_jwk'],
): Promise<Result<OpenedText | OpenedNotes | OpenedReport>> {
  const header = await findVerifiedHeader(packet.header, publicJwk);
  if (!header || header.pid !== packet.pid) return fail('header-invalid');
  const plaintext = await findPlaintext(keys, packet.text);
  if (!plaintext) return fail('packet-unreadable');
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plaintext));
  } catch {
    return fail('packet-malformed');
  }
  // PostgreSQL's text and jsonb cannot hold U+0000; no honest form contains it.
  if (JSON.stringify(value).includes('\\u0000')) return fail('packet-malformed');
  if (isNotes(value)) {
    const notes = parseNotesText(value);
    if (!notes.ok) return notes;
    return header.parts.length === 1 ? succeed({ notes: notes.value, header }) : fail('packet-malformed');
  }
  if (isReport(value)) {
    const report = parseReportText(value);
    if (!report.ok) return report;
    const { photos } = report.value;
    const isListed = photos.every(({ part }) => part < header.parts.length);
    return isListed ? succeed({ report: report.value, header }) : fail('packet-malformed');
  }
  const text = parseSealedText(value);
  if (!text.ok) return text;
  const isListed = text.value.papers.every(({ part }) => part === undefined || part < header.parts.length);
  return isListed ? succeed({ text: text.value, header }) : fail('packet-malformed');
}

async function findVerifiedHeader(jws: string, jwk: Selectable<DevicesTable>['public_jwk']) {
  try {
    const { payload, protectedHeader } = await compactVerify(jws, await importJWK(jwk, 'ES256'), {
      algorithms: ['ES256'],
    });
    if (protectedHeader.typ !== packetType) return undefined;
    return findPacketHeader(JSON.parse(new TextDecoder().decode(payload)));
  } catch {
    return undefined;
  }
}
