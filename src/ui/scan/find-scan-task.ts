import type { ScanTask } from '../../core/reception/scan.ts';

/** What the gateway answered to a ticket; absent: something else. */
export function findScanTask(value: unknown): ScanTask | undefined {
  const task = value as Partial<ScanTask> | null | undefined;
  const isTask =
    typeof task?.localCode === 'string' &&
    typeof task.procedureName === 'string' &&
    typeof task.expiresAt === 'string' &&
    Array.isArray(task.papers);
  return isTask ? (task as ScanTask) : undefined;
}

/** The ticket in what a scanner read or an address says after `#`; absent: it is none. */
export function findTicket(text: string): string | undefined {
  return /(?:^|\/quet)#([\w-]{22})$/.exec(text.trim())?.[1];
}
