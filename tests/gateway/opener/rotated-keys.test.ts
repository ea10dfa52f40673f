import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Changes } from '../../../src/core/ports.ts';
import { createApp } from '../../../src/gateway/http/app.ts';
import { loadGatewayKeys } from '../../../src/gateway/keys/gateway-keys.ts';
import { loadOpenerKeys } from '../../../src/gateway/keys/opener-keys.ts';
import { rotateProvinceKey } from '../../../src/gateway/keys/rotate-province-key.ts';
import { buildPacket, framesOf, sealTo, sendFrames, sha256Of } from '../../fixtures/build-packet.ts';
import { authorize } from '../../fixtures/enrol-device.ts';
import { examineGateway } from '../../fixtures/examine-gateway.ts';
import { OpenerWorld } from '../../fixtures/opener-world.ts';
import { proving } from '../../fixtures/prove-request.ts';

let world: OpenerWorld;
beforeAll(async () => {
  world = await OpenerWorld.start();
});
afterAll(async () => await world.stop());

const keysFolder = () => join(world.gateway.context.config.dataDir, 'keys');

/** The same gateway and opener, started again over the keys that lie in the folder now. */
async function restart({ gateway, opener, device, photo }: OpenerWorld): Promise<OpenerWorld> {
  const { dataDir } = gateway.context.config;
  const context = { ...gateway.context, keys: await loadGatewayKeys(dataDir, new Date()) };
  const app = createApp(context);
  const restarted = {
    ...gateway,
    context,
    app,
    request: proving(context, async (path, init) => await app.request(path, init)),
  };
  return new OpenerWorld(restarted, { ...opener, keys: loadOpenerKeys(dataDir) }, device, photo);
}

it('packets sealed before, across and after a rotation are all opened, and phones are told of the new key', async () => {
  const old = world.gateway.context.keys;
  const texts = [0, 1, 2].map((index) =>
    world.aWholeText({ dossierId: `rotated-${index}`, localCode: `48210937${index}` }),
  );
  const packetOf = async (at: OpenerWorld, index: number) =>
    await buildPacket(at.gateway, at.device, { text: texts[index]!, papers: [at.photo], seq: index + 1 });
  const before = await packetOf(world, 0);

  await rotateProvinceKey(world.gateway.context.config.dataDir, join(keysFolder(), 'authority.jwk'), new Date());
  const next = await restart(world);
  const { recipients, recipientsList } = next.gateway.context.keys;
  expect(recipients[0]).not.toBe(old.recipients[0]);

  // A page that was captured before, beside a text that was sealed after.
  const [text, page] = await Promise.all([
    sealTo(recipients, JSON.stringify(texts[1])),
    sealTo(old.recipients, world.photo),
  ]);
  const kids = [...new Set([...recipients, ...old.recipients])];
  const digests = [text, page].map(sha256Of);
  const parts = [
    { sha256: digests[0], len: text.length, kind: 'text' },
    { sha256: digests[1], len: page.length, kind: 'paper' },
  ];
  const header = { kids, parts };
  const signed = await buildPacket(next.gateway, next.device, { text: texts[1]!, seq: 2, header });
  const across = { ...signed, parts: [text, page], digests: digests.map(String) };
  const after = await packetOf(next, 2);

  for (const packet of [before, across, after]) {
    const { frames } = await sendFrames(next.gateway, framesOf(packet));
    expect(frames).toMatchObject([{ pid: packet.pid }, { sha256: packet.digests[1], complete: true }]);
  }
  await next.openAll();
  for (const [index, { pid }] of [before, across, after].entries()) {
    const { dossierId } = texts[index]!;
    expect(await next.packetRow(pid)).toMatchObject({ opening: 'opened', dossier_id: dossierId, complete: true });
    expect(await next.paperRows(dossierId)).toMatchObject([{ media_type: 'image/jpeg', rejected: null }]);
  }
  expect(await examineGateway(next.gateway.context)).toEqual([]);

  const headers = await authorize(next.gateway, next.device);
  const changes = (await (await next.gateway.request('/api/v1/changes', { headers })).json()) as Changes;
  expect(changes.keys).toMatchObject({ recipients, recipientsList });
});

it('the old key is refused when the province has deleted its identity', async () => {
  const old = { ...world.gateway, context: { ...world.gateway.context } };
  const packet = await buildPacket(old, world.device, { seq: 9 });
  const [rotated] = (await restart(world)).gateway.context.keys.graceRecipients;
  expect(old.context.keys.recipients).toContain(rotated);
  const day = new Date().toISOString().slice(0, 10);
  rmSync(join(keysFolder(), `province-${day}.agekey`));
  const { frames } = await sendFrames((await restart(world)).gateway, framesOf(packet));
  expect(frames).toEqual([{ pid: packet.pid, error: 'unknown-recipients' }]);
});
