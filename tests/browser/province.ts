/**
 * The province around a phone in a browser test: the real gateway as its own process on a temporary folder, and an
 * administrator who does over the API what the journey is not about.
 */

import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT, exportJWK, importJWK } from 'jose';
import type { JWK } from 'jose';
import type {
  AccountRole,
  DeviceRow,
  InvitationAnswer,
  InvitationRequest,
  ReceptionPoint,
} from '../../src/core/reception/administration.ts';
import type { EnrolmentAnswer, TokenAnswer } from '../../src/protocol/api.ts';
import type { TestKey } from '../fixtures/enrol-device.ts';
import { makeKey, makeProof } from '../fixtures/enrol-device.ts';
import { proving } from '../fixtures/prove-request.ts';
import type { RunningGateway } from '../fixtures/run-gateway.ts';
import { runGateway } from '../fixtures/run-gateway.ts';
import type { Coverage } from './coverage.ts';
import { openCoverage } from './coverage.ts';
import { readSheetCodes } from './read-sheet-codes.ts';

/** Xã Đakrông, of the real list. */
export const communeCode = '19564';

/** Who may call the administration from another process, straight at the gateway. */
export interface Administrator {
  /** Where the gateway itself listens, and what it calls itself. */
  readonly at: string;
  readonly publicUrl: string;
  readonly deviceId: string;
  readonly jwk: JWK;
}

export interface Province {
  readonly administrator: Administrator;
  readonly gateway: RunningGateway;
  readonly folder: string;
  readonly coverage: Coverage;
  readonly receptionPoint: ReceptionPoint;
  /** A new invitation link; `more` of what it may say. */
  invite(role: AccountRole, personName: string, more?: Partial<InvitationRequest>): Promise<string>;
  /** Compares the six digits that the person's device shows, and confirms it. */
  confirm(check: string): Promise<void>;
  /** QR texts of `count` freshly printed sheets, read from the rendered PDF as a phone would. */
  printSheets(count: number): Promise<readonly string[]>;
  call<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T>;
  end(): Promise<void>;
}

/** People reach it at `port`; the gateway itself listens at the next one, with what `moreEnv` makes in the folder. */
export async function openProvince(
  port: number,
  moreEnv: (folder: string) => NodeJS.ProcessEnv = () => ({}),
  args: readonly string[] = [],
): Promise<Province> {
  const folder = await mkdtemp(join(tmpdir(), 'gocua-province-'));
  const env = { PUBLIC_URL: `http://localhost:${port}`, ...moreEnv(folder) };
  const gateway = await runGateway({ dataDir: join(folder, 'data'), port: port + 1, env, args });
  const coverage = await openCoverage(port, port + 1);
  const key = await makeKey();
  const { deviceId } = await enrol(gateway, gateway.invitation ?? '', key);
  const call = async <T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> => {
    const response = await request(gateway, deviceId, key, method, path, body);
    return (await response.json()) as T;
  };
  await call('POST', `/admin/communes/${communeCode}`, { opened: true, telephone: '0233 3000 000', ownNumbers: false });
  const point = await call<ReceptionPoint>('POST', `/admin/communes/${communeCode}/reception-points`, {
    name: 'Trung tâm Phục vụ hành chính công xã Đakrông',
    address: 'Thôn Mẫu, xã Đakrông',
  });
  const clerkKey = await makeKey();
  let clerkId: string | undefined;

  const province: Province = {
    administrator: {
      at: `http://127.0.0.1:${port + 1}`,
      publicUrl: gateway.url,
      deviceId,
      jwk: await exportJWK(key.privateKey),
    },
    gateway,
    folder,
    coverage,
    receptionPoint: point,
    async invite(role, personName, more) {
      const { link } = await call<InvitationAnswer>('POST', '/admin/invitations', {
        role,
        personName,
        communeCode,
        receptionPointId: point.receptionPointId,
        validMinutes: 60,
        decision: 'QĐ 12/QĐ-UBND (mẫu)',
        undertakingSignedOn: '2026-11-01',
        ...more,
      });
      return link;
    },
    async confirm(check) {
      const devices = await call<readonly DeviceRow[]>('GET', '/admin/devices');
      const device = devices.find((row) => row.check === check && row.state === 'unconfirmed');
      if (!device) throw new Error(`no unconfirmed device shows ${check}`);
      await call('POST', `/admin/devices/${device.deviceId}/confirm`);
    },
    async printSheets(count) {
      if (!clerkId) {
        const answer = await enrol(gateway, await province.invite('official', 'Lê Văn In'), clerkKey);
        clerkId = answer.deviceId;
        await call('POST', `/admin/devices/${clerkId}/confirm`);
      }
      const body = { count, receptionPointId: point.receptionPointId, hamlet: 'Thôn Làng Cát' };
      const pdf = await request(gateway, clerkId, clerkKey, 'POST', '/desk/pads', body);
      return await readSheetCodes(new Uint8Array(await pdf.arrayBuffer()));
    },
    call,
    async end() {
      await gateway.stop();
      await coverage.cut();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return province;
}

/** Without a browser. */
export async function enrol(
  gateway: Pick<RunningGateway, 'url'>,
  link: string,
  key: TestKey,
): Promise<EnrolmentAnswer> {
  const invitation = link.slice(link.indexOf('#') + 1);
  const proof = await makeProof(key, { invitation, aud: gateway.url, iat: 0 });
  const response = await fetch(`${gateway.url}/api/v1/enrolments`, {
    method: 'POST',
    body: JSON.stringify({ invitation, publicJwk: key.publicJwk, proof, deviceName: 'Máy của bài thử' }),
  });
  if (response.status !== 201) throw new Error(`enrolment answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as EnrolmentAnswer;
}

/** A call of the administrator, also while nobody else has coverage. */
export async function callAs<T>(
  { at, publicUrl, deviceId, jwk }: Administrator,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
): Promise<T> {
  const key = { privateKey: await importJWK(jwk, 'ES256') } as unknown as TestKey;
  const response = await request({ url: publicUrl, at }, deviceId, key, method, path, body);
  return (await response.json()) as T;
}

async function request(
  gateway: Pick<RunningGateway, 'url'> & { readonly at?: string },
  deviceId: string,
  key: TestKey,
  method: string,
  path: string,
  body?: unknown,
): Promise<Response> {
  const send = proving({ config: { publicUrl: gateway.url }, now: () => new Date() }, (to, init) =>
    fetch((gateway.at ?? gateway.url) + to, init),
  );
  const assertion = await new SignJWT()
    .setProtectedHeader({ alg: 'ES256' })
    .setIssuer(deviceId)
    .setSubject(deviceId)
    .setAudience(gateway.url)
    .setIssuedAt()
    .setExpirationTime('5m')
    .setJti(randomUUID())
    .sign(key.privateKey);
  const granted = await send('/api/v1/token', {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    }),
  });
  const { access_token: token } = (await granted.json()) as TokenAnswer;
  const response = await send(`/api/v1${path}`, {
    method,
    headers: { authorization: `DPoP ${token}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
  return response;
}
