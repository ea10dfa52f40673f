/** The leaver's checklist as a sheet for both to sign. */

import { findOpenSteps, leavingSteps } from '../../core/reception/people.ts';
import type { LeavingStep, PersonPage } from '../../core/reception/people.ts';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import { vietnamDay } from '../desk/vietnam-time.ts';
import { writeAudit } from '../store/audit.ts';
import type { AdminCaller } from './admin-caller.ts';

const lineWords: { readonly [step in LeavingStep]: string } = {
  unsent: 'Gói hồ sơ chưa gửi trên máy (theo lần báo cuối)',
  envelopes: 'Phong bì đang giữ',
  pads: 'Tập phiếu có mã đang giữ',
  cash: 'Tiền mặt đang giữ',
  dossiers: 'Hồ sơ ở quầy được phân công',
  tasks: 'Việc bổ sung được giao đích danh',
  'hand-back': 'Máy trả lại cho xã',
  devices: 'Quyền truy cập của máy',
  team: 'Tư cách thành viên tổ',
};

/** Problem: action-not-possible (the person is not leaving). */
export async function makeLeavingRecord(
  { db, now }: Pick<GatewayContext, 'db' | 'now'>,
  caller: AdminCaller,
  page: PersonPage,
): Promise<Result<Uint8Array>> {
  const { row, decision } = page;
  if (row.leftOn === undefined) return fail('action-not-possible');
  const open = findOpenSteps(page);
  const commune = await db
    .selectFrom('communes')
    .select(['name', 'sample'])
    .where('code', '=', row.communeCode ?? '')
    .executeTakeFirst();
  const lines = leavingSteps.map((step) => {
    const reason = page.reasons.find((each) => each.step === step)?.reason;
    const state = open.includes(step)
      ? openWords(step, page)
      : isUnknown(step, page)
        ? 'Quầy của xã xác nhận'
        : 'Đã xong';
    return { what: lineWords[step], state, ...(open.includes(step) && reason !== undefined && { reason }) };
  });
  const [year, month, day] = vietnamDay(now()).split('-');
  const { printLeavingRecord } = await import('../printing/print-leaving-record.ts');
  const pdf = await printLeavingRecord({
    communeName: commune?.name ?? row.communeName ?? '',
    receptionPoint: '',
    printedOn: `ngày ${day} tháng ${month} năm ${year}`,
    sample: commune?.sample ?? false,
    person: row.name,
    role: { admin: 'Quản trị tỉnh', official: 'Cán bộ', volunteer: 'Người hỗ trợ', kiosk: 'Máy ở sảnh' }[row.role],
    ...(decision !== undefined && { decision }),
    leftOn: row.leftOn.split('-').toReversed().join('/'),
    lines,
  });
  const at = now();
  await db.transaction().execute(async (trx) => {
    await writeAudit(trx, { actor: caller.deviceId, action: 'leaving-record-printed', subject: row.personId, at });
  });
  return succeed(pdf);
}

function isUnknown(step: LeavingStep, { holdings }: PersonPage): boolean {
  return holdings === undefined && ['envelopes', 'pads', 'cash', 'tasks'].includes(step);
}

function openWords(step: LeavingStep, { holdings, devices, assigned }: PersonPage): string {
  const { envelopes = [], pads = [], cashDong = 0, tasks = 0 } = holdings ?? {};
  switch (step) {
    case 'unsent':
      return `Còn ${devices.reduce((sum, { unsentCount = 0 }) => sum + unsentCount, 0)} gói`;
    case 'envelopes':
      return `Còn ${envelopes.length}: ${envelopes.map(formatLocalCode).join(', ')}`;
    case 'pads':
      return `Còn ${pads.map(({ number, left }) => `tập ${number ?? '?'} (${left} tờ)`).join(', ')}`;
    case 'cash':
      return `Còn ${cashDong.toLocaleString('vi-VN')} đồng`;
    case 'dossiers':
      return `Còn ${assigned} hồ sơ`;
    case 'tasks':
      return `Còn ${tasks} việc`;
    case 'hand-back':
      return 'Chưa trả máy';
    case 'devices':
      return 'Chưa thu hồi';
    case 'team':
      return 'Còn trong tổ';
  }
}
