/**
 * What every client of the delivery benches offers to its driver, and the same invented dossiers for all of them. A page
 * lives in diluted time: its clock and its timers run `benchDilution` times faster, so that seconds of back-off, of request
 * length and of patience shrink exactly as the link's own seconds do, while the bytes stay what they are.
 */

import { seededRandom } from '../seeded-random.ts';

export const textBytes = 4_000;
export const photoBytes = 250_000;
export const photosADossier = 4;
export const dossierBytes = textBytes + photosADossier * photoBytes;

/** Milliseconds are the machine's, from the start of `deliver`. */
export interface DeliveryReport {
  readonly delivered: number;
  /** The dossiers that this client believes delivered, by their numbers from 0. */
  readonly believed: readonly number[];
  readonly durationMs: number;
  /** When the text of the last dossier was known to be safe; absent: some text never was. */
  readonly textsSafeMs?: number;
}

export interface BenchPage {
  /** Makes the page ready; nothing of it counts. `invitation` is for clients that must be enrolled. */
  prepare(dossiers: number, invitation?: string): Promise<void>;
  /** Sends everything; gives up after `stopAfterMs` of the machine's milliseconds. */
  deliver(stopAfterMs: number): Promise<DeliveryReport>;
}

declare global {
  interface Window {
    benchPage?: BenchPage;
    /** Set by the driver before the page's own scripts run. */
    benchDilution?: number;
  }
}

const machineTimeout = globalThis.setTimeout.bind(globalThis);

/** Text first, then the photos: bytes that do not compress, the same for every client. */
export function inventDossier(index: number): Uint8Array<ArrayBuffer>[] {
  const random = seededRandom(1_000 + index);
  const bytes = (count: number) => Uint8Array.from({ length: count }, () => random() * 256);
  return [bytes(textBytes), ...Array.from({ length: photosADossier }, () => bytes(photoBytes))];
}

/** Makes the page's clock and timers run faster; call before any client code takes the time. */
export function diluteTime(): void {
  const dilution = window.benchDilution ?? 1;
  const startedMs = Date.now();
  const machineNow = Date.now.bind(Date);
  Date.now = () => startedMs + (machineNow() - startedMs) * dilution;
  const faster = (handler: TimerHandler, delayMs = 0, ...values: unknown[]) =>
    machineTimeout(handler, delayMs / dilution, ...values);
  globalThis.setTimeout = faster as typeof setTimeout;
}

/** Notes of one run, of dossiers by their numbers; `report` resolves when all texts and dossiers are noted, or at the end of patience. */
export function newRunNotes(dossiers: number, stopAfterMs: number) {
  const startedMs = performance.now();
  const texts = new Set<number>();
  const delivered = new Set<number>();
  let textsSafeMs: number | undefined;
  let finish = (): void => undefined;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
    machineTimeout(resolve, stopAfterMs);
  });
  return {
    noteText(index: number): void {
      texts.add(index);
      if (texts.size === dossiers) textsSafeMs ??= performance.now() - startedMs;
    },
    noteDelivered(index: number): void {
      delivered.add(index);
      if (delivered.size === dossiers) finish();
    },
    isOver: () => performance.now() - startedMs >= stopAfterMs,
    async report(): Promise<DeliveryReport> {
      await finished;
      const durationMs = performance.now() - startedMs;
      const believed = [...delivered];
      return { delivered: delivered.size, believed, durationMs, ...(textsSafeMs !== undefined && { textsSafeMs }) };
    },
  };
}
