import { sql } from 'kysely';
import type { OfficeState } from '../../src/core/dossier/dossier-status.ts';
import type { World } from './world.ts';

export interface PacketAtGateway {
  readonly headerSha256: string;
  readonly complete: boolean;
  readonly review: string | null;
  readonly opening: string;
  readonly dossierId: string | null;
  readonly receivedAtMs: number;
  /** Digests by index. */
  readonly parts: readonly string[];
}

export interface DossierAtGateway {
  readonly dossierId: string;
  readonly state: OfficeState;
  readonly packetRevision: number;
  readonly sealedContent: Buffer;
  /** How often it was received for the first time. */
  readonly first: number;
  readonly papers: readonly PaperAtGateway[];
}

interface PaperAtGateway {
  readonly paperId: string;
  readonly page: number;
  readonly blobId: string | null;
  /** Digest of the part that it comes from. */
  readonly part: string | null;
  readonly rejected: string | null;
}

export interface GatewayState {
  readonly packets: ReadonlyMap<string, PacketAtGateway>;
  readonly dossiers: readonly DossierAtGateway[];
  /** How often each packet was put before the desk, or its notes kept, by the audit. */
  readonly openings: ReadonlyMap<string, number>;
  /** How often `dossier action` stands in the history. */
  readonly decisions: ReadonlyMap<string, number>;
  /** Parts whose picture could not be shown. */
  readonly rejectedParts: readonly string[];
}

/** Everything that the checker compares, read past the gateway's own code. */
export async function readGateway({ province }: World): Promise<GatewayState> {
  const { db } = province;
  const packets = await db
    .selectFrom('packets')
    .select(['pid', 'header_sha256', 'complete', 'review', 'opening', 'dossier_id', 'received_at'])
    .select(
      sql<
        string[]
      >`(select array_agg(sha256 order by index) from packet_parts where packet_parts.pid = packets.pid)`.as('parts'),
    )
    .execute();
  const dossiers = await db.selectFrom('dossiers').selectAll().execute();
  const papers = await db.selectFrom('dossier_papers').selectAll().execute();
  const events = await db.selectFrom('dossier_events').select(['dossier_id', 'action']).execute();
  const audit = await db
    .selectFrom('audit')
    .select('subject')
    .where('action', 'in', [
      'packet-received',
      'packet-corrected',
      'packet-supplement-received',
      'packet-superseded',
      'packet-notes',
    ])
    .execute();
  const decisions = countBy(events.map(({ dossier_id: dossierId, action }) => `${dossierId} ${action}`));
  return {
    packets: new Map(
      packets.map((row) => [
        row.pid,
        {
          headerSha256: row.header_sha256,
          complete: row.complete,
          review: row.review,
          opening: row.opening,
          dossierId: row.dossier_id,
          receivedAtMs: row.received_at.getTime(),
          parts: row.parts,
        },
      ]),
    ),
    dossiers: dossiers.map((row) => ({
      dossierId: row.dossier_id,
      state: row.state,
      packetRevision: row.packet_revision,
      sealedContent: row.sealed_content,
      first: decisions.get(`${row.dossier_id} received`) ?? 0,
      papers: papers
        .filter((paper) => paper.dossier_id === row.dossier_id)
        .map((paper) => ({
          paperId: paper.paper_id,
          page: paper.page,
          blobId: paper.blob_id,
          part: paper.part_sha256,
          rejected: paper.rejected,
        })),
    })),
    openings: countBy(audit.map(({ subject }) => subject)),
    decisions,
    rejectedParts: papers.flatMap(({ rejected, part_sha256: part }) =>
      rejected !== null && part !== null ? [part] : [],
    ),
  };
}

function countBy(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
