/** At the desk: results on their way to hamlets, and what each visit is for. */

import type { EnvelopeToCarry } from '../../../core/results/result-to-hand-over.ts';
import type { ErrandCounts } from '../../../core/visit/hamlet-errands.ts';
import { spoken } from '../spoken.ts';

export const deskResults = spoken('desk-results.deskResults', {
  place: 'Trả tại thôn',
  title: 'Kết quả trả tại thôn',
  lead: 'Kết quả đã có của bà con từng thôn. Chọn kết quả đi cùng buổi nào, ai cầm phong bì; buổi về thì ghi những gì mang về.',
  none: 'Không có kết quả nào chờ trao.',
  noHamlet: 'Chưa rõ thôn',
  noVisit: 'Thôn này chưa có buổi nào trong 45 ngày tới; chọn ngày bên dưới.',
  count: (count: number) => `${count} kết quả`,
  heads: ['Chọn', 'Người nhận', 'Kết quả', 'Có từ', 'Bản giấy', 'Bà con mang theo'],
  choose: (name: string) => `Chọn kết quả của ${name}`,
  all: 'Chọn tất cả',
  atDesk: 'ở quầy',
  carried: (who: string, day: string) => `${who} cầm, buổi ${day}`,
  files: (count: number) => `${count} tệp điện tử`,
  visit: 'Đi cùng buổi',
  visitOption: (day: string, from: string, place: string) => `${day}, ${from}, ${place}`,
  otherDay: 'Ngày khác',
  day: 'Ngày đi',
  carrier: 'Ai cầm phong bì',
  pack: (count: number) => `Đưa đi buổi này (${count})`,
  back: (count: number) => `Đã mang về quầy (${count})`,
  packed: (count: number, who: string) => `Đã ghi: ${who} cầm ${count} kết quả.`,
  returned: (count: number) => `Đã ghi: ${count} kết quả mang về quầy.`,
  undo: 'Lấy lại',
  undone: 'Đã lấy lại.',
  chooseFirst: 'Chọn ít nhất một kết quả.',
  carrierFirst: 'Ghi tên người cầm phong bì.',
  dayFirst: 'Chọn ngày đi.',
  print: (day: string) => `Danh sách kết quả mang theo ${day}`,
  toLookAt: 'Cần người xem',
  lookLead: 'Ở thôn đã ghi trao, nhưng không khớp với sổ quầy. Hồ sơ giữ nguyên; mở ra xem và hỏi lại người ghi.',
  looks: {
    'hand-over-again': 'Quầy đã trao từ trước',
    'hand-over-early': 'Quầy chưa có kết quả',
  },
  open: 'Mở hồ sơ',
});

export const visitErrands = spoken('desk-results.visitErrands', {
  open: 'Việc của buổi',
  close: 'Đóng',
  counts: (of: ErrandCounts) =>
    [
      of.households > 0 && `${of.households} hộ`,
      of.supplements > 0 && `${of.supplements} bổ sung`,
      of.results > 0 && `${of.results} kết quả${of.fees > 0 ? ` (${of.fees} chưa thu phí)` : ''}`,
      of.boxes > 0 && `${of.boxes} gói chờ mang về`,
      of.envelopes > 0 && `${of.envelopes} phong bì chờ mang về`,
    ]
      .filter(Boolean)
      .join(' · '),
  nothing: 'Chưa có việc nào ghi sẵn.',
  comeBack: 'Hộ đã hẹn quay lại',
  notHome: 'Hộ vắng nhà',
  notKnocked: 'Hộ chưa đến',
  seen: (seen: number, all: number) => `Đã đến ${seen} trên ${all} hộ`,
  supplements: 'Bổ sung cần nhận',
  results: 'Kết quả cần trao',
  boxes: 'Hồ sơ đã chốt còn trên máy',
  box: (who: string, device: string, count: number) => `${who}, ${device}: ${count} gói`,
  fee: (sum: string | undefined) => (sum === undefined ? 'phí chưa tính được' : `chưa thu phí ${sum}`),
  envelopes: 'Phong bì cần mang về quầy',
  envelopeStates: {
    door: () => 'ở nhà dân, chưa ai cầm',
    held: (who: string) => `${who} cầm`,
    disputed: (who: string) => `cần hỏi lại: ${who}`,
  } satisfies Record<EnvelopeToCarry['state'], (who: string) => string>,
  promised: (day: string) => `hẹn ${day}`,
  more: (count: number) => `và ${count} hộ nữa`,
  toResults: 'Chọn kết quả mang theo',
  print: 'In phiếu việc của buổi',
});
