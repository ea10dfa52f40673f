/** A gateway with one published procedure, the province's device and an official's, for the tests of publishing. */

import type { Procedure } from '../../../src/core/procedure/procedure.ts';
import type { CheckAnswer, ProcedurePreview, PublishingRequest } from '../../../src/core/reception/publishing.ts';
import { authorize, enrolTestDevice } from '../../fixtures/enrol-device.ts';
import type { TestDevice } from '../../fixtures/enrol-device.ts';
import { aProcedure, publishProcedure } from '../../fixtures/publish-procedure.ts';
import { startTestGateway, testCommune } from '../../fixtures/start-gateway.ts';
import type { TestGateway } from '../../fixtures/start-gateway.ts';

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

export type Who = 'admin' | 'other admin' | 'official' | 'neighbour' | 'volunteer';

export interface PublishingWorld {
  readonly gateway: TestGateway;
  readonly devices: ReadonlyMap<Who, TestDevice>;
  get<T = unknown>(who: Who, path: string, headers?: Record<string, string>): Promise<Answer<T>>;
  post<T = unknown>(who: Who, path: string, body?: object): Promise<Answer<T>>;
  /** `YYYY-MM-DD` in Vietnam, so many days from today. */
  day(shift?: number): string;
  /** The next version of the fixture's procedure, as a page would send it. */
  request(changes?: Partial<Procedure>, wishes?: Partial<PublishingRequest>): Promise<PublishingRequest>;
  stop(): Promise<void>;
}

export async function startPublishingWorld(): Promise<PublishingWorld> {
  const gateway = await startTestGateway();
  await gateway.context.db.insertInto('communes').values({ code: '19430', name: 'Xã Khác', opened: true }).execute();
  await publishProcedure(gateway.context.db);
  const people: readonly (readonly [Who, Parameters<typeof enrolTestDevice>[1]])[] = [
    ['admin', { role: 'admin', communeCode: null, personName: 'Quản trị Mẫu' }],
    ['other admin', { role: 'admin', communeCode: null, personName: 'Quản trị Thử' }],
    ['official', { role: 'official', communeCode: testCommune.code, personName: 'Lê Thị Quầy Mẫu' }],
    ['neighbour', { role: 'official', communeCode: '19430', personName: 'Trần Thử' }],
    ['volunteer', { role: 'volunteer', personName: 'Nguyễn Văn Thử' }],
  ];
  const devices = new Map<Who, TestDevice>();
  for (const [who, options] of people) devices.set(who, await enrolTestDevice(gateway, options));

  const call = async <T>(who: Who, path: string, init: RequestInit): Promise<Answer<T>> => {
    const device = devices.get(who);
    if (!device) throw new Error(`no device of ${who}`);
    const headers = { ...(await authorize(gateway, device)), ...(init.headers as Record<string, string>) };
    const response = await gateway.request(`/api/v1${path}`, { ...init, headers });
    return { status: response.status, body: (await response.json()) as T };
  };
  const post: PublishingWorld['post'] = (who, path, body = {}) =>
    call(who, path, { method: 'POST', body: JSON.stringify(body) });
  const day = (shift = 0) =>
    new Date(gateway.context.now().getTime() + 7 * 3_600_000 + shift * 86_400_000).toISOString().slice(0, 10);

  return {
    gateway,
    devices,
    get: (who, path, headers = {}) => call(who, path, { headers }),
    post,
    day,
    async request(changes = {}, wishes = {}) {
      const definition = aProcedure(changes);
      const { body } = await post<CheckAnswer>('admin', '/admin/procedures/check', {
        text: JSON.stringify(definition),
      });
      const { basedOn } = body as unknown as ProcedurePreview;
      return { definition, effectiveFrom: day(), basedOn, ...wishes };
    },
    stop: () => gateway.stop(),
  };
}
