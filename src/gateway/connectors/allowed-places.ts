import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { Allowed } from './connector.ts';

/** Where connectors may write and whom they may ask: by the settings of whoever runs the gateway, never by a page. */
export function allowedPlaces({ dataDir, forwardDir, connectorHosts }: Config): Allowed {
  return { folder: forwardDir ?? join(dataDir, 'chuyen-ho-so'), hosts: connectorHosts ?? [] };
}
