/** The examples of connectors, forwardings and status files (`example-calls.ts`). */

import type { Example } from './example-call.ts';

const statusFile = {
  file: Buffer.from('Số hồ sơ;Trạng thái\nH50.98-261121-0001;Đang xử lý\n').toString('base64'),
};

export const connectorCalls: { readonly [row: string]: Example } = {
  'GET /admin/connectors': { make: () => ({}), list: 'nothing planted' },
  'POST /admin/connectors': {
    make: () => ({
      body: { kind: 'file-drop', name: 'Thử', settings: { subfolder: 'thu', as: 'folder' } },
      status: 201,
    }),
    list: 'nothing planted',
  },
  'POST /admin/connectors/:connectorId': {
    make: async (at, side) => ({ path: [await at.addConnector(side)], body: { enabled: false } }),
  },
  'POST /admin/connectors/:connectorId/try': {
    make: async (at, side) => ({ path: [await at.addConnector(side)], body: {} }),
  },
  'GET /admin/forwardings': {
    make: async (at) => {
      await at.addForwarding('own');
      await at.addForwarding('foreign');
      return {};
    },
    list: 'planted',
  },
  'POST /admin/forwardings/:forwardingId/retry': {
    make: async (at, side) => ({ path: [await at.addForwarding(side)], body: {} }),
  },
  'GET /desk/status-imports/template': { make: () => ({}), list: 'nothing planted' },
  'POST /desk/status-imports/preview': { make: () => ({ body: statusFile }), list: 'nothing planted' },
  'POST /desk/status-imports': { make: () => ({ body: statusFile }), list: 'nothing planted' },
};
