/**
 * The same journeys on the real parts: the phone of `real-phone.ts`, the gateway's handler on PostgreSQL, the opener's runs
 * and the desk's actions. The coverage is a `fetch` that reaches the handler or fails as a dead network does, and one clock
 * stands behind phone and gateway, because waiting for days is part of the stories.
 */

import sharp from 'sharp';
import { vi } from 'vitest';
import type { Procedure } from '../../src/core/procedure/procedure.ts';
import { actOnDossier } from '../../src/gateway/desk/act-on-dossier.ts';
import type { DeskCaller } from '../../src/gateway/desk/desk-caller.ts';
import { listQueue } from '../../src/gateway/desk/list-queue.ts';
import { findDeskDossier } from '../../src/gateway/desk/load-dossier.ts';
import { loadOpenerKeys } from '../../src/gateway/keys/opener-keys.ts';
import { openWaiting } from '../../src/gateway/opener/open-waiting.ts';
import type { Opener } from '../../src/gateway/opener/opener.ts';
import type { Pictures } from '../../src/gateway/opener/pictures.ts';
import { newPictures } from '../../src/gateway/opener/pictures.ts';
import { enrolTestDevice, invite } from '../fixtures/enrol-device.ts';
import { printTestSheet } from '../fixtures/print-sheet.ts';
import { publishProcedure } from '../fixtures/publish-procedure.ts';
import { readProcedure } from '../fixtures/read-procedure.ts';
import type { TestGateway } from '../fixtures/start-gateway.ts';
import { startTestGateway, testCommune } from '../fixtures/start-gateway.ts';
import type { DeskDossierView, JourneyWiring } from './journey-wiring.ts';
import { RealPhone } from './real-phone.ts';
import type { PhonePlace } from './real-phone.ts';

const morning = Date.parse('2026-11-21T08:00:00+07:00');

export interface RealWiring extends JourneyWiring {
  readonly gateway: TestGateway;
  readonly phone: RealPhone;
  readonly phoneDeviceId: string;
  readonly official: DeskCaller;
  readonly opener: Opener;
  /** The next so many requests reach the gateway, and nobody hears what it answers. */
  loseAnswers(count: number): void;
  /** Whatever the opener may open now is opened. */
  openAll(): Promise<void>;
}

/**
 * An enrolled phone with its catalogue on it, and a gateway with a desk, both at eight in the morning. `place`: where on a
 * phone that others share.
 */
export async function wireReal(procedures: readonly (string | Procedure)[], place?: PhonePlace): Promise<RealWiring> {
  vi.useFakeTimers({ toFake: ['Date'], now: morning, shouldAdvanceTime: true });
  const gateway = await startTestGateway();
  const { context } = gateway;
  for (const procedure of procedures) {
    await publishProcedure(context.db, typeof procedure === 'string' ? readProcedure(procedure) : procedure);
  }
  let hasCoverage = true;
  let answersToLose = 0;
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    if (!hasCoverage) throw new TypeError('fetch failed');
    const response = await gateway.app.request(new Request(url, init));
    if (answersToLose === 0) return response;
    answersToLose -= 1;
    throw new TypeError('fetch failed');
  });
  const pictures = pictureProcess();
  const opener = { ...context, keys: loadOpenerKeys(context.config.dataDir), pictures };
  const officialDevice = await enrolTestDevice(gateway, { role: 'official', personName: 'Hồ Thị Lan Mẫu' });
  const official = { deviceId: officialDevice.deviceId, communeCode: testCommune.code };

  const phone = new RealPhone(context.config.publicUrl, place);
  await phone.open();
  const enrolled = await phone.enrol(`${context.config.publicUrl}/moi#${await invite(gateway)}`);
  if (!enrolled.ok) throw new Error(enrolled.problem.code);
  const phoneDeviceId = enrolled.value.deviceId;
  await setDeviceState(gateway, phoneDeviceId, 'active');
  await phone.contact();

  async function openAll(): Promise<void> {
    const putOff = new Map<string, number>();
    while ((await openWaiting(opener, putOff)) > 0);
    if (putOff.size > 0) throw new Error(`The opener could not deal with ${[...putOff.keys()].join(', ')}`);
  }

  async function act(dossierId: string, action: Parameters<typeof actOnDossier>[2]['action'], body: object) {
    const dossier = await findDeskDossier(context, official, dossierId);
    const subject = { dossierId, etag: dossier?.etag ?? '', action };
    const done = await actOnDossier(context, official, subject, { ...body });
    if (!done.ok) throw new Error(`The desk cannot ${action}: ${done.problem.code}`);
  }

  return {
    gateway,
    phone,
    phoneDeviceId,
    official,
    opener,
    loseAnswers(count) {
      answersToLose = count;
    },
    openAll,
    desk: {
      async queue() {
        const { rows } = await listQueue(context, official, {});
        const views: DeskDossierView[] = [];
        for (const { dossierId } of rows) {
          const dossier = await findDeskDossier(context, official, dossierId);
          if (!dossier) continue;
          const { state, officialNumber } = dossier.row;
          const arrived = dossier.papers.filter(({ blobId }) => blobId !== undefined);
          views.push({
            dossierId,
            state,
            ...(officialNumber !== undefined && { officialNumber }),
            text: dossier.text,
            arrivedPages: arrived.map(({ paperId, page }) => `${paperId}/${page}`),
          });
        }
        return views;
      },
      accept: (dossierId, officialNumber) => act(dossierId, 'accept', { officialNumber }),
      ask: (dossierId, items) => act(dossierId, 'supplement', { items }),
      refuse: (dossierId, reason) => act(dossierId, 'refuse', { reason }),
      recordResult: (dossierId, summary) => act(dossierId, 'result', { summary }),
      printSheet: () => printTestSheet(gateway),
    },
    ports: () => phone.ports,
    async killApp() {
      phone.kill();
      await phone.open();
    },
    setCoverage(isThere) {
      hasCoverage = isThere;
    },
    async contact() {
      await phone.contact();
      // The opener is told of every packet and runs at once; the phone learns of it at the next contact.
      await openAll();
    },
    waitMs: (durationMs) => void vi.setSystemTime(Date.now() + durationMs),
    picture: takePicture,
    async close() {
      phone.kill();
      vi.unstubAllGlobals();
      vi.useRealTimers();
      await gateway.stop();
    },
  };
}

export async function setDeviceState(
  { context }: TestGateway,
  deviceId: string,
  state: 'active' | 'revoked',
): Promise<void> {
  await context.db
    .updateTable('devices')
    .set({ state, ...(state === 'active' && { confirmed_at: context.now(), confirmed_by: 'test' }) })
    .where('device_id', '=', deviceId)
    .execute();
}

let shared: Pictures | undefined;

/** One process for all journeys of a file, as one opener has; `closePictures` ends it. */
function pictureProcess(): Pictures {
  shared ??= newPictures();
  return shared;
}

export async function closePictures(): Promise<void> {
  await shared?.stop();
  shared = undefined;
}

/** A photo of its own for every name. */
async function takePicture(name: string): Promise<Blob> {
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="1200"><rect width="900" height="1200" fill="#eee"/>
    <text x="40" y="120" font-size="28">${name}</text></svg>`;
  return new Blob([new Uint8Array(await sharp(Buffer.from(text)).jpeg().toBuffer())], { type: 'image/jpeg' });
}
