/** The connectors of the catalogue under their contract: the file drop over a real folder, HTTP over a server that misbehaves. */

import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { connectorKinds } from '../../src/gateway/connectors/catalogue.ts';
import { misbehaviours, oneStopSettings, startOneStop } from '../fixtures/misbehaving-one-stop.ts';
import { createConnectorWorld } from '../gateway/connectors/connector-world.ts';
import { describeConnector } from './connector-contract.ts';
import type { ConnectorStand } from './connector-contract.ts';

async function openFileDrop(): Promise<ConnectorStand> {
  const world = await createConnectorWorld();
  await world.addConnector('file-drop', { subfolder: 'mot-cua', as: 'folder' });
  const folder = join(world.folder, 'mot-cua');
  const away = `${world.folder}-away`;
  const takeAway = () => renameSync(world.folder, away);
  return {
    world,
    arrivals(officialNumber) {
      if (!existsSync(folder)) return 0;
      const whole = readdirSync(folder).filter((name) => !name.startsWith('.'));
      const told = whole.map((name) => readFileSync(join(folder, name, 'ho-so.json'), 'utf8'));
      return told.filter((text) => text.includes(`"${officialNumber}"`)).length;
    },
    troubles: {
      'the share is not mounted': takeAway,
      'a file stands where the folder should be': () => {
        takeAway();
        mkdirSync(world.folder);
        writeFileSync(folder, 'x');
      },
    },
    breakOff: takeAway,
    mend() {
      if (!existsSync(away)) return;
      rmSync(world.folder, { recursive: true, force: true });
      renameSync(away, world.folder);
    },
    close: () => world.close(),
  };
}

async function openHttp(): Promise<ConnectorStand> {
  const server = await startOneStop();
  const world = await createConnectorWorld([server.host]);
  await world.addConnector('http', oneStopSettings(server), server.secret);
  const ways = misbehaviours.map((way) => [way, () => server.misbehave(way)] as const);
  return {
    world,
    arrivals: (officialNumber) => server.made.get(officialNumber) ?? 0,
    troubles: Object.fromEntries(ways),
    breakOff: () => server.misbehaveAlways('error-500'),
    mend() {
      server.misbehave();
      server.misbehaveAlways(undefined);
    },
    async close() {
      await world.close();
      await server.close();
    },
  };
}

describeConnector('file-drop', openFileDrop, ['the share is not mounted', 'a file stands where the folder should be']);
describeConnector('http', openHttp, misbehaviours);

it('names every connector that there is', () => {
  expect(connectorKinds.map(({ kind }) => kind)).toEqual(['file-drop', 'http']);
});
