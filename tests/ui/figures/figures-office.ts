/** The gateway's figures in memory for the screens: what is asked for by its split, and a link that can go or stall. */

import type { FigureValues, FiguresAnswer } from '../../../src/core/figures/figures-answer.ts';
import type { Outcome, Picture } from '../../../src/core/ports.ts';
import type { OfficeClient } from '../../../src/core/screen-ports.ts';

type Answer = FiguresAnswer & { readonly scores: readonly [] };

export const total: FigureValues = {
  visits: { value: 12 },
  dossiers: { value: 1_234 },
  'on-time': { value: 87.5, numerator: 7, denominator: 8 },
  'same-day': { numerator: 0, denominator: 0 },
  'door-to-number': { value: 2_160 },
  'door-to-number-p90': { value: 5_760 },
  unsent: { value: 3 },
  'oldest-unsent': { value: 90 },
};

export function anAnswer(changes: Partial<FiguresAnswer> = {}): Answer {
  return {
    period: { from: '2025-12-01', to: '2026-11-30' },
    computedAt: '2026-11-21T08:30:00+07:00',
    total,
    rows: [],
    scores: [],
    ...changes,
  };
}

export interface FiguresOffice {
  readonly client: OfficeClient;
  /** Method and address of each call. */
  readonly calls: string[];
  /** By its split the answer to a question of figures; 'behind': the dossiers behind a number; all else by its path, `POST …`. */
  answer(by: string, value: unknown): void;
  refuse(by: string, code: 'busy' | 'forbidden'): void;
  setLink(link: 'online' | 'offline' | 'stalled'): void;
}

/** Answers nothing that it was not told. */
export function newFiguresOffice(): FiguresOffice {
  const calls: string[] = [];
  const answers = new Map<string, Outcome<unknown>>();
  let link: 'online' | 'offline' | 'stalled' = 'online';

  async function ask(method: string, address: string): Promise<Outcome<unknown>> {
    calls.push(`${method} ${address}`);
    if (link === 'stalled') return await new Promise(() => {});
    if (link === 'offline') return { kind: 'offline' };
    const [path = '', query] = address.split('?');
    const by = new URLSearchParams(query).get('by') ?? '';
    const name = path === '/figures' ? by : path === '/figures/dossiers' ? 'behind' : path;
    if (method === 'POST') return answers.get(`POST ${path}`) ?? { kind: 'refused', problem: { code: 'not-found' } };
    return answers.get(name) ?? { kind: 'refused', problem: { code: 'not-found' } };
  }

  return {
    calls,
    answer: (by, value) => void answers.set(by, { kind: 'done', value }),
    refuse: (by, code) => void answers.set(by, { kind: 'refused', problem: { code } }),
    setLink: (wanted) => void (link = wanted),
    client: {
      async call<T>(method: 'GET' | 'POST', path: string) {
        const outcome = await ask(method, path);
        return outcome.kind === 'done' ? { kind: 'done', value: { body: outcome.value as T } } : outcome;
      },
      download: async (method, path) => (await ask(method, path)) as Outcome<Picture>,
      slipStatus: async () => ({ kind: 'offline' }),
      board: async () => ({ kind: 'offline' }),
      scan: async () => ({ kind: 'offline' }),
    },
  };
}
