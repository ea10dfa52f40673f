/** Connectors as they are configured now; one that nobody changed is opened once, so that its token is kept. */

import type { GatewayContext } from '../context.ts';
import { openJson, sealJson } from '../store/sealed-content.ts';
import { allowedPlaces } from './allowed-places.ts';
import { connectorKinds } from './catalogue.ts';
import type { Connector, Settings } from './connector.ts';

export function sealSecret({ keys }: Pick<GatewayContext, 'keys'>, connectorId: string, secret: string): Buffer {
  return sealJson(keys.dataKey, `connector_secrets.sealed_secret:${connectorId}`, secret);
}

const kept = new WeakMap<object, Map<string, { readonly revision: number; readonly connector: Connector }>>();

/** Absent: there is none with this id, or it is of a kind that this program does not have. */
export async function findConnector(
  context: Pick<GatewayContext, 'config' | 'db' | 'keys'>,
  connectorId: string,
): Promise<Connector | undefined> {
  const row = await context.db
    .selectFrom('connectors')
    .leftJoin('connector_secrets', 'connector_secrets.connector_id', 'connectors.connector_id')
    .select(['kind', 'settings', 'revision', 'sealed_secret'])
    .where('connectors.connector_id', '=', connectorId)
    .executeTakeFirst();
  const kind = connectorKinds.find((each) => each.kind === row?.kind);
  if (row === undefined || kind === undefined) return undefined;
  const opened = kept.get(context.keys) ?? new Map<string, { revision: number; connector: Connector }>();
  kept.set(context.keys, opened);
  const known = opened.get(connectorId);
  if (known?.revision === row.revision) return known.connector;
  const place = `connector_secrets.sealed_secret:${connectorId}`;
  const secret =
    row.sealed_secret === null ? undefined : openJson<string>(context.keys.dataKey, place, row.sealed_secret);
  const connector = kind.open(row.settings as Settings, { allowed: allowedPlaces(context.config), secret });
  opened.set(connectorId, { revision: row.revision, connector });
  return connector;
}
