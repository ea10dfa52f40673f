/**
 * The ten statuses of the one-stop and portal vocabulary of 2018–2025 beside our states: data for connectors, status files and
 * prints. The portal's codes of 2026 were not found, so this stays a mapping at the edge and never becomes our own state.
 */

import type { OfficeState } from '../dossier/dossier-status.ts';
import { foldedWords } from '../text/fold.ts';

export interface OfficialStatus {
  readonly code: string;
  readonly label: string;
  /** What it means here; absent: nothing that this desk acts on. */
  readonly state?: OfficeState;
  /** How exports of one-stop systems say it besides the label, folded. */
  readonly words?: readonly string[];
}

export const officialStatuses: readonly OfficialStatus[] = [
  { code: '1', label: 'Mới đăng ký', state: 'received', words: ['cho tiep nhan', 'moi nop', 'da dang ky'] },
  { code: '2', label: 'Được tiếp nhận', state: 'accepted', words: ['da tiep nhan', 'tiep nhan', 'moi tiep nhan'] },
  {
    code: '3',
    label: 'Không được tiếp nhận',
    state: 'refused',
    words: ['khong tiep nhan', 'tu choi tiep nhan', 'tu choi'],
  },
  {
    code: '4',
    label: 'Đang xử lý',
    state: 'accepted',
    words: ['dang giai quyet', 'cho xu ly', 'dang thu ly', 'da chuyen xu ly'],
  },
  {
    code: '5',
    label: 'Yêu cầu bổ sung giấy tờ',
    state: 'supplement',
    words: ['yeu cau bo sung', 'cho bo sung', 'bo sung ho so'],
  },
  {
    code: '6',
    label: 'Yêu cầu thực hiện nghĩa vụ tài chính',
    words: ['nghia vu tai chinh', 'cho thuc hien nghia vu tai chinh', 'cho nop le phi'],
  },
  {
    code: '7',
    label: 'Công dân yêu cầu rút hồ sơ',
    state: 'withdrawn',
    words: ['rut ho so', 'da rut', 'cong dan rut ho so'],
  },
  { code: '8', label: 'Dừng xử lý', state: 'stopped', words: ['dung giai quyet', 'tam dung', 'da dung xu ly'] },
  {
    code: '9',
    label: 'Đã xử lý xong',
    state: 'done',
    words: ['da giai quyet', 'da co ket qua', 'cho tra ket qua', 'xu ly xong'],
  },
  {
    code: '10',
    label: 'Đã trả kết quả',
    state: 'handed-over',
    words: ['tra ket qua', 'da tra', 'hoan thanh', 'ket thuc'],
  },
];

/** The official status that says what our state says. A dossier under review is, to the outside, newly registered. */
export function getOfficialStatus(state: OfficeState): OfficialStatus {
  const wanted = state === 'in-review' ? 'received' : state;
  const found = officialStatuses.find((status) => status.state === wanted);
  if (found === undefined) throw new Error(`no official status for ${state}`);
  return found;
}

/** The status of an official code; absent for unknown ones. */
export function findOfficialStatus(code: string): OfficialStatus | undefined {
  return officialStatuses.find((status) => status.code === code);
}

/** Our state for an official code; absent for unknown codes and those without a counterpart. */
export function findOfficeState(code: string): OfficeState | undefined {
  return findOfficialStatus(code)?.state;
}

/** What a status is compared by: its words without marks, case and punctuation. */
export function statusKey(text: string): string {
  return foldedWords(text).join(' ');
}

/** The status that a cell of another system means: its code, its label, or words seen in use. Absent: not known. */
export function readOfficialStatus(text: string): OfficialStatus | undefined {
  const key = statusKey(text);
  return officialStatuses.find(
    ({ code, label, words }) => key === code || key === statusKey(label) || words?.includes(key),
  );
}
