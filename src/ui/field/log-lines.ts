/** The delivery log in words: for the screen, and as the text that a volunteer sends. */

import type { LogEntry } from '../../core/delivery/log-entry.ts';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import { formatMoment } from '../parts/format.ts';
import { deliveryLog as texts, kinds } from '../texts/vi/delivery-log.ts';

export interface LogLine {
  readonly at: string;
  readonly words: string;
  /** Codes by which somebody at the desk finds the same thing there. */
  readonly detail: string;
}

export function logLine(entry: LogEntry): LogLine {
  const { kind, count, pids = [], localCodes = [], problem, detail, times, untilMs } = entry;
  const named = kind === 'set-aside' ? (texts.tables[detail ?? ''] ?? texts.otherTable) : detail;
  const details = [
    localCodes.length > 0 && `${texts.code} ${localCodes.map(formatLocalCode).join(', ')}`,
    pids.length > 0 && `${texts.packet} ${pids.join(', ')}`,
    problem !== undefined && texts.problem(problem),
    named,
    times !== undefined && untilMs !== undefined && texts.times(times, momentWords(untilMs)),
  ];
  return {
    at: momentWords(entry.atMs),
    words: kinds[kind](count),
    detail: details.filter(Boolean).join(' · '),
  };
}

/** The whole log as text; `facts`: which app and which device it is of. */
export function logText(entries: readonly LogEntry[], facts: readonly string[]): string {
  const lines = entries.map((entry) => {
    const { at, words, detail } = logLine(entry);
    return [at, words, detail].filter(Boolean).join(' | ');
  });
  return `${[texts.title, ...facts, texts.clockNote, '', ...lines].join('\r\n')}\r\n`;
}

function momentWords(atMs: number): string {
  return formatMoment(new Date(atMs).toISOString());
}
