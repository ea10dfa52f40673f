/** Which accepted headers list a part, and what the tables say of it: asked before a byte of it is taken. */

import type { GatewayContext } from '../context.ts';
import { sql } from '../store/kysely.ts';
import { prepared } from '../store/prepared.ts';

export interface PartListing {
  /** Lengths that accepted headers give for this digest; more than one only when one of them lies. */
  readonly lens: readonly number[];
  readonly pids: readonly string[];
  readonly complete: boolean;
  readonly wholeOnly: boolean;
}

/** One answer a digest, in order; absent when no accepted header lists it. Part 0 came with its packet and is complete. */
export async function findListings(
  context: GatewayContext,
  digests: readonly string[],
): Promise<readonly (PartListing | undefined)[]> {
  const { rows } = await sql<ListingRow>`${prepared}
    select pp.sha256, pp.pid, pp.len, parts.complete, parts.whole_only
    from packet_parts pp left join parts on parts.sha256 = pp.sha256 where pp.sha256 = any(${digests as string[]}::text[])
  `.execute(context.db);
  const byDigest = new Map<string, ListingRow[]>();
  for (const row of rows) {
    const group = byDigest.get(row.sha256);
    if (group) group.push(row);
    else byDigest.set(row.sha256, [row]);
  }
  return digests.map((sha256) => listingOf(byDigest.get(sha256) ?? []));
}

interface ListingRow {
  readonly sha256: string;
  readonly pid: string;
  readonly len: number;
  readonly complete: boolean | null;
  readonly whole_only: boolean | null;
}

function listingOf(rows: readonly ListingRow[]): PartListing | undefined {
  const [first] = rows;
  if (!first) return undefined;
  return {
    lens: [...new Set(rows.map(({ len }) => len))],
    pids: [...new Set(rows.map(({ pid }) => pid))],
    complete: first.complete ?? true,
    wholeOnly: first.whole_only ?? false,
  };
}
