/**
 * The gateway's log: JSON lines on standard error. Fields are an allow-list of ids, codes and figures, kept by the type
 * and again at run time; of an error only its name, code and stack frames, because a message may quote what a person
 * wrote (PostgreSQL's details do). A route is that of the table of permissions, never the address as it was asked.
 */

import { destination, pino, stdTimeFunctions } from 'pino';

const fieldNames = [
  'pid',
  'deviceId',
  'dossierId',
  'sha256',
  'code',
  'action',
  'method',
  'route',
  'status',
  'durationMs',
  'sizeBytes',
  'count',
  'exitCode',
  'retryMs',
] as const;

export type LogFields = { readonly [name in (typeof fieldNames)[number]]?: string | number | boolean } & {
  readonly error?: unknown;
};

export interface Log {
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}

/** `level` as pino names them; messages are fixed texts of the program, never data. */
export function createLog(level: string, name = 'gateway'): Log {
  // pino's own base fields would add a `pid` of another meaning.
  const options = { level, base: { name }, timestamp: stdTimeFunctions.isoTime, formatters: { log: keepAllowed } };
  const logger = pino(options, destination({ dest: 2, sync: true }));
  return {
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
  };
}

function keepAllowed(fields: Record<string, unknown>): Record<string, unknown> {
  const kept = Object.fromEntries(fieldNames.filter((name) => name in fields).map((name) => [name, fields[name]]));
  return 'error' in fields ? { ...kept, error: describeError(fields['error']) } : kept;
}

function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const { name, message, stack = '' } = error;
  // A message of several lines may imitate frames.
  const after = stack.includes(message) ? stack.indexOf(message) + message.length : 0;
  const frames = stack
    .slice(after)
    .split('\n')
    .filter((line) => frame.test(line));
  return { name, code: (error as NodeJS.ErrnoException).code, frames: frames.slice(0, 8) };
}

/** A place in a file of the program, of a package or of Node. */
const frame = /^\s+at (?:async )?(?:[\w$.#<>[\] ]+ \()?(?:node:[\w/]+|(?:file:\/\/)?\/[^():]+\.[cm]?[jt]s):\d+:\d+\)?$/;
