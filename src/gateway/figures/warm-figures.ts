/**
 * Counts what the province's page asks for first before somebody asks: a hundred thousand rows that the database has not yet
 * in memory take it most of a second. Begun right after the gateway is ready, beside its work; whoever asks meanwhile waits
 * for the same count.
 */

import type { GatewayContext } from '../context.ts';
import { publishFigures } from './answer-figures.ts';
import { parseFiguresRequest } from './figures-request.ts';

const quietMs = 250;

/** Answers how to give it up; a failure costs whoever looks first that second, and nothing else. */
export function warmFigures(context: GatewayContext): () => void {
  let isGivenUp = false;
  const timer = setTimeout(() => {
    const asked = parseFiguresRequest((name) => (name === 'by' ? 'commune' : undefined), context.now());
    if (!asked.ok) return;
    publishFigures(context, asked.value).catch((error: unknown) => {
      if (!isGivenUp) context.log.warn({ error }, 'figures could not be counted ahead');
    });
  }, quietMs);
  timer.unref();
  return () => {
    isGivenUp = true;
    clearTimeout(timer);
  };
}
