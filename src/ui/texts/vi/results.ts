/** Results handed over in a hamlet, and what residents thought of it. */

import type { HandOverFault, ReceiptWay, ReceiverKind } from '../../../core/results/result-note.ts';
import type { SatisfactionQuestion, Score } from '../../../core/results/satisfaction.ts';
import { forResidents, spoken } from '../spoken.ts';

export const results = spoken('results.results', {
  place: 'Trả kết quả',
  lead: 'Kết quả quầy đã có cho bà con trong thôn. Quét mã trên phiếu, hoặc tìm theo tên.',
  toResults: (count: number) => `Trả kết quả (${count})`,
  none: 'Không có kết quả nào chờ trao ở thôn này theo gói đã tải.',
  nothingFound: 'Không có kết quả nào khớp.',
  search: 'Tìm người nhận',
  searchHint: 'Tên hoặc mã tạm; gõ không dấu cũng được.',
  aim: 'Đưa mã QR trên phiếu của bà con vào khung',
  notASlip: 'Đây không phải mã trên phiếu của xã.',
  notHere: (code: string) => `Phiếu ${code} không có kết quả chờ trao ở thôn này. Thử tải lại gói khi có mạng.`,
  carried: (who: string) => `Bản giấy: ${who} mang theo`,
  atDesk: 'Bản giấy còn ở quầy theo sổ',
  files: (count: number) => `Có bản điện tử (${count} tệp)`,
  code: (code: string) => `Mã tạm ${code}`,
  number: (number: string) => `Số hồ sơ ${number}`,
  doneOn: (day: string) => `Có kết quả từ ${day}`,
  bring: 'Bà con mang theo',
  bringAlways: 'phiếu của mình, thẻ căn cước',
  handedTitle: 'Đã trao',
  handedRow: 'Đã trao, đã ghi trên máy',
  one: {
    tab: 'Một kết quả',
    missing: 'Không tìm thấy kết quả này trong gói trên máy.',
    toList: 'Xem danh sách',
    result: 'Kết quả',
    toWhom: 'Trao cho ai',
    kinds: {
      applicant: 'Người yêu cầu',
      representative: 'Người nhận thay',
    } satisfies Record<ReceiverKind, string>,
    name: 'Họ và tên người nhận thay',
    paper: 'Giấy tờ cho nhận thay',
    paperHint: 'Giấy ủy quyền, sổ hộ khẩu… đã xem tận mắt',
    how: 'Xác nhận đã nhận',
    ways: {
      sheet: 'Ký trên phiếu có mã',
      thumbprint: 'Điểm chỉ trên phiếu có mã',
      witness: 'Có người làm chứng',
    } satisfies Record<ReceiptWay, string>,
    sheet: 'Mã phiếu đã ký',
    sheetHint: 'Quét mã trên phiếu, hoặc gõ chín số',
    sheetAim: 'Đưa mã QR của phiếu đã ký vào khung',
    sheetWrong: 'Mã phiếu chưa đúng. Xem lại chín số trên phiếu.',
    witness: 'Họ và tên người làm chứng',
    faults: {
      'receiver-missing': 'Ghi họ tên người nhận.',
      'paper-missing': 'Ghi giấy tờ cho nhận thay.',
      'sheet-missing': 'Quét hoặc gõ mã phiếu đã ký.',
      'witness-missing': 'Ghi họ tên người làm chứng.',
    } satisfies Record<HandOverFault, string>,
    handOver: 'Ghi đã trao',
    handed: (who: string) => `Đã trao: ${who}.`,
    sends: 'Ghi nhận đã khóa và tự gửi về quầy khi có mạng.',
    undo: 'Ghi nhầm, chưa trao',
    undoTitle: 'Ghi lại là chưa trao?',
    undoLead: 'Quầy sẽ thấy cả hai lần ghi. Kết quả trở lại danh sách chờ trao.',
    undoYes: 'Chưa trao',
    undoNo: 'Giữ như đã ghi',
    next: 'Kết quả tiếp theo',
  },
  ask: {
    title: 'Mời bà con cho ý kiến',
    lead: 'Bà con tự chạm trên máy, ba lần chạm. Người hỗ trợ không đứng xem, không chạm hộ. Không muốn trả lời cũng được.',
    hand: 'Đưa máy cho bà con',
    given: 'Bà con đã cho ý kiến. Cảm ơn.',
  },
});

export const satisfaction = forResidents('results.satisfaction', {
  title: 'Ý kiến bà con',
  lead: 'Chạm vào mặt hợp ý mình. Xã chỉ thấy tỷ lệ chung.',
  step: (now: number, of: number) => `Câu ${now} trên ${of}`,
  questions: {
    time: 'Thời gian giải quyết thế nào?',
    attitude: 'Cán bộ, người hỗ trợ đối xử thế nào?',
    ease: 'Làm thủ tục có dễ không?',
  } satisfies Record<SatisfactionQuestion, string>,
  answers: {
    time: { 3: 'Nhanh, hài lòng', 2: 'Tạm được', 1: 'Lâu quá' },
    attitude: { 3: 'Tận tình', 2: 'Bình thường', 1: 'Chưa tốt' },
    ease: { 3: 'Dễ làm', 2: 'Tạm được', 1: 'Khó quá' },
  } satisfies Record<SatisfactionQuestion, Record<Score, string>>,
  skip: 'Không trả lời',
  before: 'Câu trước',
  slipOpen: 'Cho ý kiến về lần làm này',
  slipAgain: 'Đổi ý kiến đã cho',
  slipGiven: 'Đã nhận ý kiến. Cảm ơn ông bà, anh chị.',
  slipSending: 'Đang gửi…',
  slipOffline: 'Chưa gửi được ý kiến. Khi có mạng, xin chạm lại.',
  slipTrouble: 'Chưa nhận được ý kiến này. Xin thử lại sau.',
});

export const supplements = spoken('results.supplements', {
  place: 'Nhận bổ sung',
  lead: 'Hồ sơ quầy đang chờ bổ sung ở thôn này. Máy nào của xã cũng nhận được.',
  toSupplements: (count: number) => `Nhận bổ sung (${count})`,
  none: 'Không có hồ sơ nào chờ bổ sung ở thôn này theo gói đã tải.',
  take: 'Nhận bổ sung',
  began: 'Làm tiếp',
  taken: 'Đã khóa trên máy này, chờ gửi về quầy.',
  asked: 'Cần nhận',
});

export const errands = spoken('results.errands', {
  title: 'Việc của buổi',
  comeBack: (count: number) => `${count} hộ hẹn quay lại`,
  notHome: (count: number) => `${count} hộ vắng nhà`,
  notKnocked: (count: number) => `${count} hộ chưa đến`,
  supplements: (count: number) => `${count} bổ sung cần nhận`,
  results: (count: number) => `${count} kết quả cần trao`,
  boxes: (count: number) => `${count} gói cần mang về`,
  box: (who: string, device: string, count: number) => `${who} (${device}): ${count} gói`,
  noPack: 'Tải gói của thôn để thấy việc của buổi',
  nothing: 'Chưa có việc nào ghi sẵn cho buổi này.',
});
