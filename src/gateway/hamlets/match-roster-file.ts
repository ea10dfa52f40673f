/** An uploaded list of households as rows with their columns: as the official chose, as remembered, or as the heads suggest. */

import { headKey } from '../../core/reception/status-import.ts';
import type { StatusFileFault } from '../../core/reception/status-import.ts';
import { proposeRosterColumns, rosterFields } from '../../core/household/roster-import.ts';
import type { RosterColumns } from '../../core/household/roster-import.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import { readStatusFile } from '../connectors/status-import/read-status-file.ts';
import type { GatewayContext } from '../context.ts';

export type Body = { readonly [name: string]: unknown };
type Rows = readonly (readonly string[])[];

export interface RosterFile {
  readonly bytes: Uint8Array;
  readonly rows: Rows;
  readonly headRow: number;
  readonly heads: readonly string[];
  readonly columns: RosterColumns;
  readonly isRemembered: boolean;
  /** Of lines that name none. */
  readonly hamlet?: string;
}

/** Problem: bad-request (no file, or a matching that is none). A file that cannot be read is an answer, not a problem. */
export async function matchRosterFile(
  { db }: Pick<GatewayContext, 'db'>,
  communeCode: string,
  { file, columns: given, hamlet }: Body,
): Promise<Result<RosterFile | { readonly fault: StatusFileFault }>> {
  if (typeof file !== 'string' || !/^[A-Za-z0-9+/]*={0,2}$/.test(file)) return fail('bad-request');
  if (given !== undefined && !isColumns(given)) return fail('bad-request');
  if (hamlet !== undefined && (typeof hamlet !== 'string' || hamlet.length > 200)) return fail('bad-request');
  const bytes = new Uint8Array(Buffer.from(file, 'base64'));
  const sheet = readStatusFile(bytes);
  if (!sheet.ok) return succeed({ fault: sheet.fault });
  const { rows } = sheet;
  const headRow = findRosterHead(rows);
  const heads = rows[headRow] ?? [];
  const remembered = await db
    .selectFrom('roster_matchings')
    .select('heads')
    .where('commune_code', '=', communeCode)
    .executeTakeFirst();
  const known = remembered && findRemembered(heads, remembered.heads);
  return succeed({
    bytes,
    rows,
    headRow,
    heads,
    columns: given ?? known ?? proposeRosterColumns(heads),
    isRemembered: given === undefined && known !== undefined,
    ...(typeof hamlet === 'string' && hamlet.trim() !== '' && { hamlet: hamlet.normalize('NFC').trim() }),
  });
}

/** The row, among the first ones, whose cells are the heads: a title and the commune's name may stand above. */
function findRosterHead(rows: Rows): number {
  const scores = rows
    .slice(0, 20)
    .map((row) => Object.keys(proposeRosterColumns(row)).length + (row.length > 1 ? 0.5 : 0));
  return Math.max(0, scores.indexOf(Math.max(...scores)));
}

/** Absent: this file has other heads. */
function findRemembered(
  heads: readonly string[],
  remembered: { readonly [field: string]: string | undefined },
): RosterColumns | undefined {
  const keys = heads.map(headKey);
  const places = rosterFields.flatMap((field) => {
    const head = remembered[field];
    return head === undefined ? [] : [[field, keys.indexOf(head)] as const];
  });
  return places.length > 0 && places.every(([, at]) => at >= 0) ? Object.fromEntries(places) : undefined;
}

function isColumns(value: unknown): value is RosterColumns {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(
    ([field, at]) =>
      (rosterFields as readonly string[]).includes(field) && Number.isSafeInteger(at) && at >= 0 && at < 60,
  );
}
