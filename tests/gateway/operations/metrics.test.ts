import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../../src/gateway/http/app.ts';
import { createLog } from '../../../src/gateway/log.ts';
import { newMetrics } from '../../../src/gateway/metrics.ts';
import type { Metrics } from '../../../src/gateway/metrics.ts';
import { serveMetrics } from '../../../src/gateway/serve-metrics.ts';
import { watchedFigures } from '../../../src/gateway/watched-figures.ts';
import { buildPacket, framesOf, sendFrames } from '../../fixtures/build-packet.ts';
import { enrolTestDevice } from '../../fixtures/enrol-device.ts';
import { startTestGateway } from '../../fixtures/start-gateway.ts';
import type { TestGateway } from '../../fixtures/start-gateway.ts';

const port = 23_230;
let gateway: TestGateway;
let metrics: Metrics;
let stopServing: () => Promise<void>;

beforeAll(async () => {
  const plain = await startTestGateway();
  metrics = await newMetrics(createLog('silent'));
  const app = createApp({ ...plain.context, metrics });
  gateway = { ...plain, app, request: async (path, init) => await app.request(path, init) };
  metrics.register(...watchedFigures(gateway.context));
  stopServing = await serveMetrics(metrics, port);
}, 60_000);
afterAll(async () => {
  await stopServing();
  await gateway.stop();
});

/** The values as Prometheus reads them, by name and labels. */
async function look(): Promise<ReadonlyMap<string, number>> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
  );
}

describe('the figures', () => {
  it('count what was taken, repeated and refused, the bytes of it, and what waits for the opener', async () => {
    const device = await enrolTestDevice(gateway);
    const packet = await buildPacket(gateway, device);
    await sendFrames(gateway, framesOf(packet));
    await sendFrames(gateway, framesOf(packet));
    gateway.advance(120_000);
    await gateway.request('/api/v1/have', { method: 'POST', body: '{"pids": 1}' });
    const seen = await look();
    expect(seen.get('gocua_acknowledged_packets_total{how="new"}')).toBe(1);
    expect(seen.get('gocua_acknowledged_packets_total{how="repeated"}')).toBe(1);
    expect(seen.get('gocua_refused_total{code="bad-request"}')).toBe(1);
    expect(seen.get('gocua_received_bytes_total')).toBeGreaterThan(2 * (packet.parts[0]?.length ?? 0));
    expect(seen.get('gocua_packets{opening="waiting"}')).toBe(1);
    expect(seen.get('gocua_opener_oldest_seconds')).toBeGreaterThanOrEqual(119);
    expect(seen.get('gocua_forwardings{state="dead"}')).toBe(0);
    for (const name of ['gocua_database_bytes', 'gocua_blobs_free_bytes', 'gocua_data_free_bytes']) {
      expect(seen.get(name), name).toBeGreaterThan(0);
    }
    expect(seen.get('process_resident_memory_bytes')).toBeGreaterThan(0);
    expect([...seen.keys()].some((name) => name.startsWith('process_cpu_seconds_total'))).toBe(true);
  });

  it('name a route by its template, and everything else by a name of ours', async () => {
    await gateway.request('/api/v1/desk/dossiers/8d6ba4b5-0000-4000-8000-000000000000');
    await gateway.request('/api/v1/Nguyễn-Văn-Mẫu');
    await gateway.request('/ho-so/Nguyễn');
    await gateway.request('/healthz', { method: 'PROPFIND' });
    const names = [...(await look()).keys()].filter((name) => name.startsWith('gocua_requests_total'));
    expect(names).toContain('gocua_requests_total{method="GET",route="/api/v1/desk/dossiers/:dossierId",status="401"}');
    expect(names).toContain('gocua_requests_total{method="GET",route="none",status="404"}');
    expect(names.filter((name) => name.includes('PROPFIND') || name.includes('Nguy'))).toEqual([]);
    expect((await look()).get('gocua_request_seconds_count{method="POST",route="/api/v1/pack"}')).toBe(2);
  });

  it('leave one out that cannot be read, and show the others', async () => {
    let isBroken = true;
    const read = async () => {
      if (isBroken) throw new Error('away');
      return 7;
    };
    metrics.register({ name: 'gocua_test_things', help: 'Of this test.', read });
    const seen = await look();
    expect(seen.has('gocua_test_things')).toBe(false);
    expect(seen.has('gocua_blobs_free_bytes')).toBe(true);
    isBroken = false;
    expect((await look()).get('gocua_test_things')).toBe(7);
  });

  it('are shown on their own port, under one address, and not where phones come', async () => {
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
    expect((await fetch(`http://127.0.0.1:${port}/metrics`, { method: 'POST' })).status).toBe(404);
    expect(await (await gateway.request('/metrics')).text()).not.toContain('gocua_');
    await expect(serveMetrics(metrics, port)).rejects.toThrow(`METRICS_PORT: không mở được cổng ${port}`);
  });
});
