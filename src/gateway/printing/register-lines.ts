/** The lines of Mẫu số 07 "Sổ theo dõi hồ sơ" (2018: Mẫu số 06), the same on paper and in a spreadsheet. */

export interface RegisterLine {
  readonly officialNumber: string;
  readonly procedure: string;
  readonly applicant: string;
  /** Address and telephone. */
  readonly whereabouts: string;
  readonly decidedBy: string;
  readonly receivedOn: string;
  readonly dueOn: string;
  readonly handedOverOn: string;
  readonly way: string;
  readonly remark: string;
}

/** The heads of columns 1–12; two rows: what is over several columns stands above them. */
export const registerColumns: readonly { readonly head: string; readonly over?: string; readonly width: number }[] = [
  { head: 'TT', width: 4 },
  { head: 'Mã hồ sơ', width: 18 },
  { head: 'Tên TTHC', width: 24 },
  { head: 'Số lượng hồ sơ (bộ)', width: 7 },
  { head: 'Tên cá nhân, tổ chức', width: 16 },
  { head: 'Địa chỉ, số điện thoại', width: 20 },
  { head: 'Cơ quan chủ trì giải quyết', width: 13 },
  { head: 'Nhận hồ sơ', over: 'Nhận và Trả kết quả', width: 10 },
  { head: 'Hẹn trả kết quả', over: 'Nhận và Trả kết quả', width: 10 },
  { head: 'Trả kết quả', over: 'Nhận và Trả kết quả', width: 10 },
  { head: 'Phương thức nhận kết quả', over: 'Nhận và Trả kết quả', width: 10 },
  { head: 'Ký nhận', over: 'Nhận và Trả kết quả', width: 9 },
  { head: 'Ghi chú', width: 12 },
];

/** A line's cells in the order of the columns; nobody has signed yet. */
export function registerCells(line: RegisterLine, index: number): readonly string[] {
  return [
    String(index + 1),
    line.officialNumber,
    line.procedure,
    '01',
    line.applicant,
    line.whereabouts,
    line.decidedBy,
    line.receivedOn,
    line.dueOn,
    line.handedOverOn,
    line.way,
    '',
    line.remark,
  ];
}
