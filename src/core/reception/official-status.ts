/**
 * The ten statuses of the one-stop and portal vocabulary of 2018–2025 beside our states: data for connectors and prints.
 * The portal's codes of 2026 were not found, so this stays a mapping at the edge and never becomes our own state.
 */

import type { OfficeState } from '../dossier/dossier-status.ts';

export interface OfficialStatus {
  readonly code: string;
  readonly label: string;
  /** What it means here; absent: nothing that this desk acts on. */
  readonly state?: OfficeState;
}

export const officialStatuses: readonly OfficialStatus[] = [
  { code: '1', label: 'Mới đăng ký', state: 'received' },
  { code: '2', label: 'Được tiếp nhận', state: 'accepted' },
  { code: '3', label: 'Không được tiếp nhận', state: 'refused' },
  { code: '4', label: 'Đang xử lý', state: 'accepted' },
  { code: '5', label: 'Yêu cầu bổ sung giấy tờ', state: 'supplement' },
  { code: '6', label: 'Yêu cầu thực hiện nghĩa vụ tài chính' },
  { code: '7', label: 'Công dân yêu cầu rút hồ sơ', state: 'withdrawn' },
  { code: '8', label: 'Dừng xử lý' },
  { code: '9', label: 'Đã xử lý xong', state: 'done' },
  { code: '10', label: 'Đã trả kết quả', state: 'handed-over' },
];

/** The official status that says what our state says. A dossier under review is, to the outside, newly registered. */
export function getOfficialStatus(state: OfficeState): OfficialStatus {
  const wanted = state === 'in-review' ? 'received' : state;
  const found = officialStatuses.find((status) => status.state === wanted);
  if (found === undefined) throw new Error(`no official status for ${state}`);
  return found;
}

/** Our state for an official code; absent for unknown codes and those without a counterpart. */
export function findOfficeState(code: string): OfficeState | undefined {
  return officialStatuses.find((status) => status.code === code)?.state;
}
