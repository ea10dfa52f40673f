/** What whoever opens a poster's address is answered, enrolled or not: published facts only (`GET /public/procedures…`). */

import { isRecord } from '../definition/check-shape.ts';
import type { DirectoryDetail } from '../procedure/procedure.ts';
import type { ReceptionPoint } from '../reception/administration.ts';

/** `?xa=` names it; absent where that is no open commune. */
export interface PublicCommune {
  readonly code: string;
  readonly name: string;
  readonly telephone?: string;
  readonly receptionPoints: readonly ReceptionPoint[];
}

/** `GET /public/procedures/:code?xa=` */
export interface PublicProcedure {
  /** The version somebody would begin with today, as phones get it. */
  readonly procedure: unknown;
  readonly commune?: PublicCommune;
}

/** `GET /public/procedures?xa=`: those that have a page of their own, the most asked for first. */
export interface PublicProcedures {
  readonly procedures: readonly PublicRow[];
  readonly commune?: PublicCommune;
}
export interface PublicRow extends Pick<DirectoryDetail, 'shortName' | 'priority'> {
  readonly code: string;
  readonly name: string;
}

/** What a phone shows of either; absent: the answer is not ours. */
export interface PosterPage {
  readonly procedure?: unknown;
  readonly procedures?: readonly PublicRow[];
  readonly commune?: PublicCommune;
}

export function findPosterPage(value: unknown): PosterPage | undefined {
  if (!isRecord(value)) return undefined;
  const { procedure, procedures, commune } = value;
  const rows = Array.isArray(procedures) ? procedures.filter(isRow) : undefined;
  if (!isRecord(procedure) && rows === undefined) return undefined;
  return {
    ...(isRecord(procedure) && { procedure }),
    ...(rows && { procedures: rows }),
    ...(isCommune(commune) && { commune }),
  };
}

function isRow(value: unknown): value is PublicRow {
  return (
    isRecord(value) && [value['code'], value['name'], value['shortName']].every((text) => typeof text === 'string')
  );
}

function isCommune(value: unknown): value is PublicCommune {
  if (!isRecord(value)) return false;
  const { code, name, telephone, receptionPoints } = value;
  const hasTelephone = telephone === undefined || typeof telephone === 'string';
  return typeof code === 'string' && typeof name === 'string' && hasTelephone && Array.isArray(receptionPoints);
}
