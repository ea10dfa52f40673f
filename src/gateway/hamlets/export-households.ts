/** Households and the VNeID list as files. Names leave the house with them, so who took what is in the audit log. */

import type { HouseholdRow, VneidRow } from '../../core/household/desk-households.ts';
import type { HouseholdNeed, VneidStep } from '../../core/household/household.ts';
import { vneidSteps } from '../../core/household/parse-household.ts';
import type { DoorState } from '../../core/household/round.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import type { DeskCaller } from '../desk/desk-caller.ts';
import { vietnamDate } from '../desk/vietnam-time.ts';
import { writeCsv, writeXlsx } from '../figures/write-sheets.ts';
import { writeAudit } from '../store/audit.ts';
import { findHamletHouseholds } from './read-households.ts';
import { readRoster } from './read-roster.ts';
import { readVneidList } from './vneid-list.ts';

type Context = Pick<GatewayContext, 'db' | 'keys' | 'now'>;

const needWords: { readonly [need in HouseholdNeed]: string } = {
  elder: 'Người cao tuổi',
  disability: 'Người khuyết tật',
  poor: 'Hộ nghèo',
  'near-poor': 'Hộ cận nghèo',
  newborn: 'Trẻ mới sinh',
  residence: 'Cư trú',
  insurance: 'Bảo hiểm y tế',
  vneid: 'VNeID',
  other: 'Việc khác',
};
const stateWords: { readonly [state in DoorState]: string } = {
  'to-knock': 'Chưa gõ cửa',
  helped: 'Đã giúp',
  'not-home': 'Không có nhà',
  declined: 'Từ chối',
  'come-back': 'Hẹn quay lại',
};
export const stepWords: { readonly [step in VneidStep]: string } = {
  asked: 'Muốn làm',
  invited: 'Đã mời',
  done: 'Đã có mức 2',
  refused: 'Không muốn',
};
/** Read again by the import: the same heads, so that a list that was taken out, mended and brought back fits. */
const heads = [
  'Số hộ',
  'Họ và tên chủ hộ',
  'Thôn',
  'Nơi ở',
  'Số nhân khẩu',
  'Điện thoại',
  'Đối tượng',
  'Ghi chú',
  'Chưa có VNeID',
  'VNeID mức 1',
  'VNeID mức 2',
  'Lượt này',
  'Gõ cửa ngày',
  'Hẹn lại ngày',
];

/** Problem: not-found (no such hamlet). */
export async function exportHouseholds(
  context: Context,
  caller: DeskCaller,
  { hamlet, since, format }: { readonly hamlet: string; readonly since?: string; readonly format: 'csv' | 'xlsx' },
): Promise<Result<Uint8Array>> {
  const found = await findHamletHouseholds(context, caller, hamlet, since);
  if (!found) return fail('not-found');
  const roster = await readRoster(context, caller.communeCode);
  const numbers = new Map(roster.map(({ householdId, content }) => [householdId, content.number ?? '']));
  const shown = found.rows.filter(({ isGone }) => !isGone);
  const rows = [heads, ...shown.map((row) => cellsOf(row, numbers.get(row.household.householdId) ?? ''))];
  await noteExport(context, caller, 'households-exported', { hamlet: found.hamlet, households: shown.length, format });
  return succeed(format === 'csv' ? writeCsv(rows) : writeXlsx('Hộ trong thôn', rows));
}

/** `step`: only those; absent: all. Problem: not-found (no such hamlet). */
export async function exportVneid(
  context: Context,
  caller: DeskCaller,
  { hamlet, step }: { readonly hamlet?: string; readonly step?: string },
): Promise<Result<Uint8Array>> {
  const picked = await pickVneid(context, caller, {
    ...(hamlet !== undefined && { hamlet }),
    ...(step !== undefined && { step }),
  });
  if (!picked.ok) return picked;
  const rows = [
    ['Họ và tên', 'Năm sinh', 'Điện thoại', 'Tình trạng', 'Chủ hộ', 'Thôn', 'Nơi ở', 'Người ghi', 'Ngày ghi'],
    ...picked.value.map((row) => [
      row.name,
      row.birthYear ?? '',
      row.phone ?? '',
      stepWords[row.step],
      row.headName,
      row.hamlet,
      row.whereabouts ?? '',
      row.by,
      dayWords(row.at.slice(0, 10)),
    ]),
  ];
  await noteExport(context, caller, 'vneid-list-exported', { hamlet: hamlet ?? '', people: picked.value.length });
  return succeed(writeXlsx('VNeID mức 2', rows));
}

/** Problem: not-found (no such hamlet). */
export async function pickVneid(
  context: Context,
  caller: DeskCaller,
  { hamlet, step }: { readonly hamlet?: string; readonly step?: string },
): Promise<Result<readonly VneidRow[]>> {
  const list = await readVneidList(context, caller, hamlet);
  if (!list.ok) return list;
  const wanted = vneidSteps.find((one) => one === step);
  return succeed(list.value.rows.filter((row) => wanted === undefined || row.step === wanted));
}

export async function noteExport(
  { db, now }: Pick<GatewayContext, 'db' | 'now'>,
  { deviceId, communeCode }: DeskCaller,
  action: string,
  details: { readonly [name: string]: string | number },
): Promise<void> {
  const entry = { actor: deviceId, action, subject: communeCode, details, at: now() };
  await db.transaction().execute((trx) => writeAudit(trx, entry));
}

function cellsOf({ household, state, knockedOn, comeBackOn }: HouseholdRow, number: string): (string | number)[] {
  const { headName, hamlet, whereabouts, memberCount, phone, needs, remark, vneid } = household;
  return [
    number,
    headName,
    hamlet,
    whereabouts ?? '',
    memberCount ?? '',
    phone ?? '',
    needs.map((need) => needWords[need]).join('; '),
    remark ?? '',
    vneid?.none ?? '',
    vneid?.['level-1'] ?? '',
    vneid?.['level-2'] ?? '',
    stateWords[state],
    knockedOn === undefined ? '' : dayWords(knockedOn),
    comeBackOn === undefined ? '' : dayWords(comeBackOn),
  ];
}

function dayWords(day: string): string {
  const at = new Date(`${day}T12:00:00+07:00`);
  return Number.isNaN(at.getTime()) ? day : vietnamDate(at);
}
