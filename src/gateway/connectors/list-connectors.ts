/** Every connector with who uses it and how it is doing. Secrets are counted, never read. */

import type { ConnectorHealth, ConnectorList, ConnectorRow } from '../../core/reception/connectors.ts';
import type { GatewayContext } from '../context.ts';
import { vietnamIso } from '../desk/vietnam-time.ts';
import { allowedPlaces } from './allowed-places.ts';
import { connectorKinds } from './catalogue.ts';
import type { Settings } from './connector.ts';

export async function listConnectors({ config, db }: Pick<GatewayContext, 'config' | 'db'>): Promise<ConnectorList> {
  const connectors = await db.selectFrom('connectors').selectAll().orderBy('name').orderBy('connector_id').execute();
  const secrets = await db.selectFrom('connector_secrets').select('connector_id').execute();
  const communes = await db
    .selectFrom('connector_communes')
    .innerJoin('communes', 'communes.code', 'connector_communes.commune_code')
    .select(['connector_id', 'communes.code', 'communes.name'])
    .orderBy('communes.name')
    .execute();
  const counts = await db
    .selectFrom('forwardings')
    .select(['connector_id', 'state', (row) => row.fn.countAll<string>().as('count')])
    .select((row) => row.fn.min('queued_at').as('oldest'))
    .groupBy(['connector_id', 'state'])
    .execute();
  const healthOf = (row: (typeof connectors)[number]): ConnectorHealth => {
    const find = (state: string) => counts.find((one) => one.connector_id === row.connector_id && one.state === state);
    const oldest = find('waiting')?.oldest;
    return {
      waiting: Number(find('waiting')?.count ?? 0),
      dead: Number(find('dead')?.count ?? 0),
      done: Number(find('done')?.count ?? 0),
      ...(row.last_success_at && { lastSuccessAt: vietnamIso(row.last_success_at) }),
      ...(oldest && { oldestWaitingAt: vietnamIso(oldest) }),
      ...(row.last_error !== null && { lastError: row.last_error }),
    };
  };
  return {
    kinds: connectorKinds.map(({ kind }) => kind),
    connectors: connectors.map((row): ConnectorRow => ({
      connectorId: row.connector_id,
      kind: row.kind,
      name: row.name,
      enabled: row.enabled,
      settings: row.settings as Settings,
      hasSecret: secrets.some((one) => one.connector_id === row.connector_id),
      communes: communes
        .filter((one) => one.connector_id === row.connector_id)
        .map(({ code, name }) => ({ code, name })),
      health: healthOf(row),
    })),
    allowed: allowedPlaces(config),
  };
}
