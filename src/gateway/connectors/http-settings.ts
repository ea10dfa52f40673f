/** What describes another system's interface: addresses, the field mapping, and where its answers say what. All of it data. */

import { findOfficialStatus } from '../../core/reception/official-status.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import { isAllowedUrl } from './ask-json.ts';
import type { Allowed, Settings } from './connector.ts';
import { isFieldMapping, isPlace } from './map-fields.ts';
import type { FieldMapping } from './map-fields.ts';

export interface HttpSettings {
  readonly forwardUrl: string;
  /** With `{remoteId}`; absent: this system is not asked what became of a dossier. */
  readonly statusUrl?: string;
  /** OAuth2 client credentials; absent: no token is wanted. */
  readonly tokenUrl?: string;
  readonly clientId?: string;
  readonly scope?: string;
  readonly idempotencyHeader: string;
  readonly fields: FieldMapping;
  /** Where the files stand, and how each one's parts are called; absent: none are sent. */
  readonly files?: {
    readonly at: string;
    readonly name: string;
    readonly content: string;
    readonly mediaType?: string;
    readonly sha256?: string;
  };
  /** Where the answer says what it calls the dossier. */
  readonly remoteIdAt: string;
  readonly statusAt?: string;
  readonly statusTimeAt?: string;
  readonly statusNoteAt?: string;
  /** Its words → official code; the official codes and labels need no entry. */
  readonly statuses: { readonly [theirs: string]: string };
  readonly pollMinutes: number;
  readonly timeoutSeconds: number;
}

const known = [
  'forwardUrl',
  'statusUrl',
  'tokenUrl',
  'clientId',
  'scope',
  'idempotencyHeader',
  'fields',
  'files',
  'remoteIdAt',
  'statusAt',
  'statusTimeAt',
  'statusNoteAt',
  'statuses',
  'pollMinutes',
  'timeoutSeconds',
] as const;

const addresses = {
  forwardUrl: 'Địa chỉ nhận hồ sơ',
  statusUrl: 'Địa chỉ hỏi trạng thái',
  tokenUrl: 'Địa chỉ lấy mã truy cập',
} as const;

/** Problem: bad-request, with the sentence about the first field that does not hold. */
export function parseHttpSettings(given: Settings, { hosts }: Allowed): Result<Settings> {
  const settings: Settings = {
    idempotencyHeader: 'idempotency-key',
    statuses: {},
    pollMinutes: 30,
    timeoutSeconds: 30,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '' && value !== null)),
  };
  const message = findFault(settings, hosts);
  return message === undefined ? succeed(settings) : fail('bad-request', { message });
}

function findFault(settings: Settings, hosts: readonly string[]): string | undefined {
  const strange = Object.keys(settings).find((name) => !(known as readonly string[]).includes(name));
  if (strange !== undefined) return `Không có thiết lập tên "${strange.slice(0, 60)}".`;
  for (const name of Object.keys(addresses) as (keyof typeof addresses)[]) {
    const url = settings[name];
    if (url === undefined && name !== 'forwardUrl') continue;
    if (typeof url !== 'string' || !isAllowedUrl(url.replace('{remoteId}', 'x'), hosts)) {
      return `${addresses[name]} không dùng được: phải là https và thuộc các máy chủ được phép (${hosts.join(', ') || 'chưa có'}).`;
    }
  }
  const { statusUrl, tokenUrl, clientId, scope, idempotencyHeader, fields, files, statuses } = settings;
  if (statusUrl !== undefined && !String(statusUrl).includes('{remoteId}')) {
    return 'Địa chỉ hỏi trạng thái phải có {remoteId}.';
  }
  if (tokenUrl !== undefined && !isShort(clientId)) return 'Cần mã ứng dụng khi có địa chỉ lấy mã truy cập.';
  if (scope !== undefined && !isShort(scope)) return 'Thiết lập scope chưa đúng.';
  if (typeof idempotencyHeader !== 'string' || !/^[A-Za-z][A-Za-z0-9-]{0,60}$/.test(idempotencyHeader)) {
    return 'Thiết lập idempotencyHeader chưa đúng.';
  }
  if (!isFieldMapping(fields)) return 'Bảng ghép trường (fields) chưa đúng.';
  if (files !== undefined && !isFilesPlace(files)) return 'Phần tệp (files) chưa đúng.';
  for (const name of ['remoteIdAt', 'statusAt', 'statusTimeAt', 'statusNoteAt'] as const) {
    const place = settings[name];
    if (place === undefined && name !== 'remoteIdAt') continue;
    if (!isPlace(place)) return `Thiết lập ${name} chưa đúng.`;
  }
  if (statusUrl !== undefined && settings['statusAt'] === undefined)
    return 'Cần statusAt trong bảng ghép khi có địa chỉ hỏi trạng thái.';
  if (!isStatuses(statuses)) return 'Bảng trạng thái (statuses) phải dẫn tới mã từ 1 đến 10.';
  if (!isBetween(settings['pollMinutes'], 1, 1440)) return 'Số phút pollMinutes phải từ 1 đến 1440.';
  return isBetween(settings['timeoutSeconds'], 1, 60) ? undefined : 'Số giây timeoutSeconds phải từ 1 đến 60.';
}

function isShort(value: unknown): boolean {
  return typeof value === 'string' && value.length > 0 && value.length <= 200;
}

function isBetween(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && value >= least && value <= most;
}

function isFilesPlace(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { at, name, content, ...more } = value as { [name: string]: unknown };
  const allowed = Object.keys(more).every((key) => ['mediaType', 'sha256'].includes(key));
  return allowed && [at, name, content, ...Object.values(more)].every(isPlace);
}

function isStatuses(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const codes: readonly unknown[] = Object.values(value);
  return (
    codes.length <= 100 && codes.every((code) => typeof code === 'string' && findOfficialStatus(code) !== undefined)
  );
}
