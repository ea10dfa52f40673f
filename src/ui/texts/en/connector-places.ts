import type { connectorPlaces as vietnamese } from '../vi/connector-places.ts';

export const connectorPlaces: typeof vietnamese = {
  connectors: 'Connectors',
  forwarding: 'Forwarding',
  statuses: 'Import statuses',
};
