/** What a device said of itself with `changes`, taken field by field: nothing of it is trusted but its type and its size. */

import { isLocalCode } from '../../core/dossier/local-code.ts';

export interface DeviceReport {
  readonly unsentCount?: number;
  readonly oldestUnsentAt?: string;
  readonly storageFreeBytes?: number;
  readonly appVersion?: string;
  readonly tornCount?: number;
  readonly unsentSeqs: readonly number[];
  readonly sealedCodes: readonly string[];
}

const mostListed = 500;

/** Never fails: a field that is none is left out, and an older app sends fewer of them. */
export function parseReport(inventory: unknown): DeviceReport {
  const fields = (typeof inventory === 'object' && inventory !== null ? inventory : {}) as Record<string, unknown>;
  const { unsentCount, oldestUnsentAt, storageFreeBytes, appVersion, tornCount, unsentSeqs, sealedCodes } = fields;
  const isMoment = typeof oldestUnsentAt === 'string' && !Number.isNaN(Date.parse(oldestUnsentAt));
  return {
    ...(isCount(unsentCount) && { unsentCount }),
    ...(isMoment && { oldestUnsentAt }),
    ...(isCount(storageFreeBytes) && { storageFreeBytes }),
    ...(typeof appVersion === 'string' && /^\d[\w.+-]{0,31}$/.test(appVersion) && { appVersion }),
    ...(isCount(tornCount) && { tornCount }),
    unsentSeqs: listOf(unsentSeqs).filter(isCount),
    sealedCodes: listOf(sealedCodes).filter((code) => typeof code === 'string' && isLocalCode(code)) as string[],
  };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, mostListed) : [];
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
