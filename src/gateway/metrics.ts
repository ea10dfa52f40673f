/**
 * The figures of a running gateway for Prometheus: what is counted as it happens, and what is asked of the database when
 * somebody looks. Whatever part of the gateway has a figure registers it here. Labels are names of ours (routes of the table
 * of permissions, problem codes, states), never what a client wrote, and nothing is about a person.
 */

import type { Log } from './log.ts';

export interface Figure {
  /** With its unit, as Prometheus wants it: `gocua_…_seconds`, `gocua_…_bytes`. */
  readonly name: string;
  readonly help: string;
  /** Asked at each look; one value, or one for each value of `label`. */
  read(): Promise<number | ReadonlyMap<string, number>>;
  readonly label?: string;
}

export interface Metrics {
  /** `route` is a template, or a name of ours for everything that has none. */
  answered(
    request: { readonly method: string; readonly route: string; readonly status: number },
    seconds: number,
  ): void;
  /** Bytes of sent packets as they arrived. */
  received(bytes: number): void;
  /** Packets that got an acknowledgement; `repeated`: had one before. */
  acknowledged(how: 'new' | 'repeated'): void;
  refused(code: string): void;
  register(...figures: readonly Figure[]): void;
  /** In Prometheus' text format. A figure that cannot be read just now is left out. */
  write(): Promise<string>;
}

/** Answers of the intake take milliseconds on a fast link and minutes on a weak one. */
const seconds = [0.005, 0.02, 0.05, 0.1, 0.25, 1, 2.5, 10, 60, 240];

/** The library is loaded only where figures are shown. */
export async function newMetrics(log: Pick<Log, 'warn'>): Promise<Metrics> {
  const { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } = await import('prom-client');
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const durations = new Histogram({
    name: 'gocua_request_seconds',
    help: 'Time from a request’s first byte to its answer, by route.',
    labelNames: ['method', 'route'],
    buckets: seconds,
    registers,
  });
  const requests = new Counter({
    name: 'gocua_requests_total',
    help: 'Requests answered, by route and status.',
    labelNames: ['method', 'route', 'status'],
    registers,
  });
  const bytes = new Counter({
    name: 'gocua_received_bytes_total',
    help: 'Bytes that phones sent as packets.',
    registers,
  });
  const packets = new Counter({
    name: 'gocua_acknowledged_packets_total',
    help: 'Packets acknowledged; repeated: they had been before.',
    labelNames: ['how'],
    registers,
  });
  const refusals = new Counter({
    name: 'gocua_refused_total',
    help: 'What was refused, by problem code.',
    labelNames: ['code'],
    registers,
  });

  return {
    answered: ({ method, route, status }, took) => {
      durations.observe({ method, route }, took);
      requests.inc({ method, route, status });
    },
    received: (count) => bytes.inc(count),
    acknowledged: (how) => packets.inc({ how }),
    refused: (code) => refusals.inc({ code }),
    register: (...figures) => {
      for (const { name, help, label, read } of figures) {
        const labelNames = label === undefined ? [] : [label];
        const gauge = new Gauge({
          name,
          help,
          labelNames,
          registers: [],
          async collect() {
            this.reset();
            try {
              const value = await read();
              if (typeof value === 'number') this.set(value);
              else for (const [of, one] of value) this.set({ [label ?? 'of']: of }, one);
            } catch (error) {
              log.warn({ error }, 'a figure could not be read');
              // Nothing is another thing than 0.
              this.remove();
            }
          },
        });
        registry.registerMetric(gauge);
      }
    },
    write: async () => await registry.metrics(),
  };
}
