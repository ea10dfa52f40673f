/** A desk world whose commune uses a connector: what is accepted there is on its way. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Settings } from '../../../src/gateway/connectors/connector.ts';
import { forwardWaiting } from '../../../src/gateway/connectors/forward-waiting.ts';
import { sealSecret } from '../../../src/gateway/connectors/open-connector.ts';
import { pollStatuses } from '../../../src/gateway/connectors/poll-statuses.ts';
import type { GatewayContext, WebContext } from '../../../src/gateway/context.ts';
import { actOnDossier } from '../../../src/gateway/desk/act-on-dossier.ts';
import { commune, createDeskWorld } from '../../fixtures/desk-world.ts';
import type { DeskWorld, DossierWishes } from '../../fixtures/desk-world.ts';

export interface ConnectorWorld {
  readonly desk: DeskWorld;
  /** The desk's, with the folder and the hosts that connectors may use. */
  readonly context: WebContext;
  readonly folder: string;
  addConnector(kind: string, settings: Settings, secret?: string): Promise<string>;
  /** Accepted by Lan; answers the key of its forwarding. */
  addAccepted(wishes?: DossierWishes): Promise<{ dossierId: string; localCode: string; key: string; number: string }>;
  /** Works off what is due, and goes on to when the next is due, until nothing waits; answers how many tries that were. */
  runUntilIdle(rounds?: number): Promise<number>;
  advance(ms: number): void;
  stateOf(
    key: string,
  ): Promise<{ state: string; attempts: number; last_error: string | null; next_try_at: Date | null }>;
  close(): Promise<void>;
}

const startsAtMs = Date.parse('2026-11-23T01:00:00Z');

export async function createConnectorWorld(hosts: readonly string[] = []): Promise<ConnectorWorld> {
  const desk = await createDeskWorld();
  const folder = mkdtempSync(join(tmpdir(), 'gocua-drop-'));
  const context: WebContext = {
    ...desk.context,
    config: { ...desk.context.config, forwardDir: folder, connectorHosts: hosts },
  };
  const { db } = context;
  let nowMs = startsAtMs;
  let serial = 0;
  const setNow = (ms: number) => {
    nowMs = ms;
    desk.setNow(new Date(ms).toISOString());
  };
  setNow(startsAtMs);

  return {
    desk,
    context,
    folder,
    async addConnector(kind, settings, secret) {
      const connectorId = randomUUID();
      await db
        .insertInto('connectors')
        .values({
          connector_id: connectorId,
          kind,
          name: 'Kết nối thử',
          enabled: true,
          settings: JSON.stringify(settings),
          revision: 1,
          last_success_at: null,
        })
        .execute();
      if (secret !== undefined) {
        const sealed_secret = sealSecret(context, connectorId, secret);
        await db.insertInto('connector_secrets').values({ connector_id: connectorId, sealed_secret }).execute();
      }
      const row = { commune_code: commune.code, connector_id: connectorId };
      await db
        .insertInto('connector_communes')
        .values(row)
        .onConflict((conflict) => conflict.column('commune_code').doUpdateSet(row))
        .execute();
      return connectorId;
    },
    async addAccepted(wishes) {
      const { dossierId, localCode } = await desk.addDossier(wishes);
      const number = `H50.99-261123-${String((serial += 1)).padStart(4, '0')}`;
      await accept(context, desk, dossierId, number);
      const { forwarding_id: key } = await db
        .selectFrom('forwardings')
        .select('forwarding_id')
        .where('dossier_id', '=', dossierId)
        .executeTakeFirstOrThrow();
      return { dossierId, localCode, key, number };
    },
    async runUntilIdle(rounds = 100) {
      let tries = 0;
      for (let round = 0; round <= rounds; round += 1) {
        while ((await forwardWaiting(context)) || (await pollStatuses(context))) tries += 1;
        const due = await db
          .selectFrom('forwardings')
          .select((row) => row.fn.min('next_try_at').as('at'))
          .executeTakeFirstOrThrow();
        if (due.at === null) return tries;
        setNow(Math.max(nowMs, due.at.getTime()) + 1);
      }
      return tries;
    },
    advance: (ms) => setNow(nowMs + ms),
    stateOf: async (key) =>
      await db
        .selectFrom('forwardings')
        .select(['state', 'attempts', 'last_error', 'next_try_at'])
        .where('forwarding_id', '=', key)
        .executeTakeFirstOrThrow(),
    async close() {
      await desk.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function accept(
  context: GatewayContext,
  desk: DeskWorld,
  dossierId: string,
  officialNumber: string,
): Promise<void> {
  const { revision } = await context.db
    .selectFrom('dossiers')
    .select('revision')
    .where('dossier_id', '=', dossierId)
    .executeTakeFirstOrThrow();
  const subject = { dossierId, etag: String(revision), action: 'accept' as const };
  const done = await actOnDossier(context, desk.lan, subject, { officialNumber });
  if (!done.ok) throw new Error(`accept: ${done.problem.code}`);
}
