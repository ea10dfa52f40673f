/** Fees, payments at the desk, and cash that volunteers take. */

import type { DoorMoney, Payment, PaymentWay } from '../../../core/money/desk-money.ts';
import type { FeeGroup, FeeUnit } from '../../../core/money/fee-item.ts';
import type { CashDifferenceKind, CashState } from '../../../core/money/settle-cash.ts';
import type { Lane } from '../../../core/procedure/procedure.ts';
import { spoken } from '../spoken.ts';

export const feeGroupNames: { readonly [group in FeeGroup]: string } = spoken('money.feeGroupNames', {
  'on-time': 'Đăng ký đúng hạn',
  merit: 'Gia đình có công với cách mạng',
  poor: 'Hộ nghèo',
  disability: 'Người khuyết tật',
  elder: 'Người cao tuổi',
  child: 'Trẻ em',
  'ethnic-hard-area': 'Đồng bào dân tộc thiểu số ở xã đặc biệt khó khăn',
  'border-commune': 'Thường trú tại xã biên giới',
  island: 'Thường trú tại đảo',
  orphan: 'Từ 16 đến dưới 18 tuổi mồ côi cả cha và mẹ',
});

export const fees = spoken('money.fees', {
  open: 'Tính phí thử',
  lead: 'Chọn đúng trường hợp để tính. Số này để biết trước; cán bộ xác định khi thu.',
  lanes: { assisted: 'Nộp trực tiếp', online: 'Nộp trực tuyến' } satisfies Record<Lane, string>,
  unknown: 'chưa tính được',
  unknownWhy: (name: string, by: string | undefined) =>
    by === undefined ? `${name}: máy chưa có mức thu.` : `${name}: mức do ${by} quy định, máy chưa có.`,
  free: 'không phải nộp',
  known: (sum: string) => `Phần đã biết: ${sum}.`,
  saved: (sum: string) => `Nộp trực tuyến rẻ hơn ${sum}.`,
  groups: 'Người dân thuộc diện nào?',
  groupsLead: 'Khi nộp cần giấy tờ chứng minh. Lựa chọn này không được lưu.',
  counts: {
    case: (name: string) => `${name}: số trường hợp`,
    copy: (name: string) => `${name}: số bản`,
    page: (name: string) => `${name}: số trang một bản`,
    person: (name: string) => `${name}: số người`,
  } satisfies Record<FeeUnit, (name: string) => string>,
  copies: 'Số bản',
  line: (name: string, count: number, sum: string) => (count > 1 ? `${name} × ${count}: ${sum}` : `${name}: ${sum}`),
  exempt: (name: string, group: string) => `${name}: miễn (${group})`,
  unverified: 'Chưa kiểm chứng: mức và diện miễn cần hỏi lại quầy.',
});

export const wayNames: { readonly [way in PaymentWay]: string } = spoken('money.wayNames', {
  cash: 'Tiền mặt',
  transfer: 'Chuyển khoản',
  door: 'Thu tại nhà',
});

export const cashStates: { readonly [state in CashState]: string } = spoken('money.cashStates', {
  held: 'Đang giữ',
  'handing-over': 'Đã giao, chờ xác nhận',
  'handed-over': 'Đã bàn giao',
  reversed: 'Đã hủy',
});

/** At the desk, beside the dossier. */
export const dossierMoney = spoken('money.dossierMoney', {
  title: 'Phí, lệ phí',
  none: 'Chưa ghi khoản nào.',
  verbatim: 'Quy định',
  kinds: { paid: 'Đã thu', exempt: 'Không thu', reversal: 'Hủy thu' } satisfies Record<Payment['kind'], string>,
  total: (sum: string) => `Đã thu ${sum}`,
  line: (number: string, by: string, at: string) => `Phiếu ${number} · ${by}, ${at}`,
  receipt: (number: string) => `biên lai ${number}`,
  noReceipt: 'chưa ghi số biên lai',
  reversed: 'Đã hủy',
  reverse: 'Hủy khoản này',
  reverseOf: (number: string) => `Hủy phiếu ${number}`,
  reverseLead: 'Phiếu cũ vẫn còn, thêm một phiếu hủy. Số tiền trả lại cho người dân.',
  reason: 'Lý do',
  reverseNow: 'Ghi phiếu hủy',
  record: 'Ghi thu tiền',
  exempt: 'Ghi không thu',
  amount: 'Số tiền (đồng)',
  amountHint: 'Ví dụ 16.000',
  amountWrong: 'Số tiền là số nguyên, lớn hơn 0. Ví dụ: 16.000',
  way: 'Cách thu',
  officialReceipt: 'Số biên lai thu phí, lệ phí',
  receiptHint: 'Ký hiệu và số trên biên lai của Nhà nước; để trống nếu chưa viết.',
  payer: 'Người nộp',
  exemptGroup: 'Thuộc diện',
  otherGroup: 'Lý do khác (ghi bên dưới)',
  save: 'Ghi',
  saving: 'Đang ghi…',
  cancel: 'Thôi',
  slip: 'Phiếu thu nội bộ',
  slipFile: 'phieu-thu-noi-bo.pdf',
  notReceipt: 'Phiếu nội bộ không thay biên lai thu phí, lệ phí của Nhà nước.',
  door: 'Người hỗ trợ đã thu tại nhà',
  doorLine: (money: DoorMoney, sum: string) => `Số ${money.number}: ${sum}, ${money.holderName}`,
  doorRecorded: 'đã ghi phiếu',
  doorRecord: 'Ghi phiếu cho khoản này',
});

/** Thu phí: the days, and what volunteers hold. */
export const money = spoken('money.money', {
  place: 'Thu phí, đối soát',
  lead: 'Các khoản đã ghi trên hồ sơ và tiền người hỗ trợ thu tại nhà. Không khoản nào được sửa; sai thì hủy bằng một phiếu khác.',
  total: 'Tổng thu trong kỳ',
  byDay: 'Theo ngày',
  byProcedure: 'Theo thủ tục',
  byWay: 'Theo cách thu',
  columns: ['Phiếu', 'Lúc', 'Hồ sơ', 'Thủ tục', 'Số tiền', 'Cách thu', 'Biên lai, ghi chú'],
  nothing: 'Không có khoản nào trong kỳ này.',
  count: (count: number) => `${count} khoản`,
  caption: 'Các khoản trong kỳ',
  print: 'In bảng kê để ký',
  printFile: 'bang-ke-thu-phi.pdf',
  reverses: 'Hủy phiếu trước',
  cash: 'Tiền thu tại nhà',
  off: 'Đang tắt: người hỗ trợ không được nhận tiền của người dân.',
  on: 'Đang bật: người hỗ trợ được nhận tiền hộ và phải ghi số, bàn giao.',
  switched: (by: string, at: string) => `${by} đổi lúc ${at}.`,
  switchOn: 'Bật thu tiền tại nhà',
  switchOff: 'Tắt thu tiền tại nhà',
  switchTitle: 'Bật thu tiền tại nhà?',
  switchLead:
    'UBND xã chịu trách nhiệm về tiền người hỗ trợ nhận: phải có văn bản giao nhiệm vụ, mỗi khoản có số, bàn giao trong ngày hoặc ngày làm việc kế tiếp, đối soát hằng tuần. Biên lai vẫn do cán bộ viết. Tên bạn được ghi lại.',
  switchOffTitle: 'Tắt thu tiền tại nhà?',
  switchOffLead: 'Người hỗ trợ không ghi thu mới được nữa; tiền đang giữ vẫn thấy và vẫn phải bàn giao.',
  switchYes: 'Xã chịu trách nhiệm, bật',
  switchOffYes: 'Tắt',
  switchNo: 'Thôi',
  confirmTitle: 'Nhận tiền bàn giao',
  confirmLead:
    'Đếm tiền trước, rồi quét mã trên máy người hỗ trợ hoặc gõ tám chữ số. Máy người hỗ trợ không cần có mạng.',
  code: 'Mã bàn giao',
  codeHint: 'Tám chữ số, ví dụ 1234 5678',
  codeWrong: 'Mã không đúng. Xem lại tám chữ số trên máy người hỗ trợ.',
  counted: 'Số tiền đếm được (đồng)',
  sumWrong:
    'Số tiền không khớp với danh sách của mã này. Đếm lại; nếu vẫn lệch thì không nhận, để người hỗ trợ lập lại danh sách.',
  takenBack: 'Người hỗ trợ đã rút danh sách này. Nhờ lập danh sách mới.',
  confirm: 'Đã đếm đủ, nhận tiền',
  confirming: 'Đang ghi…',
  confirmed: (sum: string) => `Đã nhận ${sum}.`,
  aim: 'Đưa mã trên máy người hỗ trợ vào khung',
  holders: 'Ai đang giữ bao nhiêu',
  holderColumns: ['Người hỗ trợ', 'Đã thu', 'Đang giữ', 'Chờ xác nhận', 'Đã bàn giao', 'Đã hủy', 'Bảng kê'],
  noHolders: 'Chưa người hỗ trợ nào thu tiền.',
  listOf: (name: string) => `Bảng kê của ${name}`,
  list: 'In để ký',
  listFile: 'bang-ke-tien-thu-tai-nha.pdf',
  device: (short: string) => `máy ${short}`,
  differences: 'Chỗ lệch cần xem',
  noDifferences: 'Không có chỗ lệch.',
  loose: 'Xác nhận chưa có danh sách',
  looseLine: (code: string, sum: string) => `Mã ${code}: ${sum}`,
  withdraw: 'Rút xác nhận này',
  withdrawReason: 'Lý do rút',
});

export const differenceWords: {
  readonly [kind in CashDifferenceKind]: (about: string, sum: string, who: string) => string;
} = spoken('money.differenceWords', {
  'unknown-hand-over': (code, sum) =>
    `Đã xác nhận mã ${code} (${sum}) nhưng danh sách chưa về. Chờ máy người hỗ trợ có mạng; nếu gõ nhầm mã thì rút.`,
  'sum-differs': (number, sum, who) => `Bàn giao ${number} của ${who}: số đếm lệch ${sum} so với danh sách.`,
  'entries-missing': (number, sum, who) => `Bàn giao ${number} của ${who}: còn ${sum} chưa thấy khoản thu. Chờ gửi về.`,
  'list-differs': (number, sum, who) => `Bàn giao ${number} của ${who}: tổng ghi lệch ${sum} so với các khoản.`,
  'handed-over-twice': (number, sum, who) => `Khoản ${number} của ${who} (${sum}) nằm trong hai lần bàn giao đã nhận.`,
  'reversed-too-late': (number, sum, who) => `Khoản ${number} của ${who} (${sum}) bị hủy sau khi cán bộ đã nhận tiền.`,
  'taken-back-too-late': (number, sum, who) => `Bàn giao ${number} của ${who} (${sum}) bị rút sau khi cán bộ đã nhận.`,
  'not-own': (about, _sum, who) => `${who} ghi về tiền không phải của mình (${about}); không được tính.`,
  'number-twice': (number, _sum, who) => `Số ${number} của ${who} dùng hai lần.`,
  'numbers-missing': (numbers, _sum, who) => `${who}: chưa thấy số ${numbers}. Có thể còn trên máy chưa gửi.`,
});

/** On the phone. */
export const fieldCash = spoken('money.fieldCash', {
  place: 'Tiền đang giữ',
  title: 'Tiền thu tại nhà',
  lead: 'Xã bật mới được thu. Khoản nào cũng có số; sai thì hủy bằng khoản khác, không sửa.',
  off: 'Xã chưa bật thu tiền tại nhà. Đừng nhận tiền của người dân; phí nộp tại quầy hoặc khi nhận kết quả.',
  noPack: 'Máy chưa có gói của thôn nào nên chưa biết xã có bật thu tiền tại nhà hay không.',
  fetch: 'Tải gói của thôn',
  holding: 'Đang giữ',
  waiting: 'Đã giao, chờ cán bộ xác nhận',
  handed: 'Đã bàn giao',
  reversed: 'Đã hủy',
  take: 'Ghi thu tiền',
  give: 'Bàn giao cho cán bộ',
  receive: 'Nhận tiền bàn giao',
  nothing: 'Chưa ghi khoản nào.',
  entries: 'Các khoản',
  entry: (number: string, sum: string) => `${number} · ${sum}`,
  takeTitle: 'Ghi thu tiền',
  hamlet: 'Thôn',
  payer: 'Người nộp tiền',
  payerMissing: 'Ghi tên người nộp tiền.',
  purpose: 'Thu về việc',
  purposeHint: 'Ví dụ: 2 bản sao khai sinh',
  purposeMissing: 'Ghi thu về việc gì.',
  amount: 'Số tiền (đồng)',
  amountHint: 'Ví dụ 16.000',
  amountWrong: 'Số tiền là số nguyên, lớn hơn 0. Ví dụ: 16.000',
  code: 'Mã tạm của hồ sơ (nếu có)',
  codeWrong: 'Mã tạm có chín chữ số; có chữ số sai.',
  save: 'Đã nhận tiền, ghi',
  saving: 'Đang ghi…',
  saved: 'Đã ghi và khóa. Đọc số cho người dân, viết lên phiếu của họ.',
  slipNumber: 'Số',
  inWords: 'Bằng chữ',
  share: 'Gửi phiếu cho người dân',
  shared: 'Đã chép, dán vào Zalo.',
  shareFailed: 'Máy không gửi được; đọc số cho người dân viết lại.',
  slipText: (facts: {
    readonly number: string;
    readonly sum: string;
    readonly inWords: string;
    readonly payer: string;
    readonly purpose: string;
    readonly holder: string;
    readonly day: string;
    readonly office: string;
  }) =>
    `${facts.office}\nĐã nhận tiền hộ, số ${facts.number}, ngày ${facts.day}\nNgười nộp: ${facts.payer}\nVề việc: ${facts.purpose}\nSố tiền: ${facts.sum} (${facts.inWords})\nNgười nhận hộ: ${facts.holder}\nĐây không phải biên lai. Biên lai do cán bộ của xã viết và trả cùng kết quả.`,
  notReceipt: 'Không thay biên lai. Biên lai do cán bộ của xã viết và trả cùng kết quả.',
  reverse: 'Hủy khoản này',
  reverseLead: 'Chỉ hủy khi ghi sai hoặc đã trả lại tiền cho người dân. Khoản cũ vẫn còn trong sổ.',
  reason: 'Lý do hủy',
  reasonMissing: 'Ghi lý do hủy.',
  reverseNow: 'Hủy khoản này',
  reversedBy: (number: string, reason: string) => `Hủy bằng số ${number}: ${reason}`,
  tooLate: 'Khoản này đã đưa vào bàn giao nên không hủy ở đây được. Nói với cán bộ tại quầy.',
  giveTitle: 'Bàn giao cho cán bộ',
  giveLead: (count: number, sum: string) => `${count} khoản, tổng ${sum}. Đếm tiền cùng cán bộ rồi lập danh sách.`,
  giveNothing: 'Không có tiền nào đang giữ.',
  giveNow: 'Lập danh sách bàn giao',
  show: 'Đưa màn hình này cho cán bộ quét, hoặc đọc tám chữ số.',
  qr: 'Mã bàn giao',
  codeName: 'Mã bàn giao',
  waitingFor: 'Chờ cán bộ xác nhận. Xác nhận về máy này khi tải lại gói của thôn.',
  takeBack: 'Cán bộ không nhận, rút lại',
  takeBackTitle: 'Rút danh sách bàn giao?',
  takeBackLead: 'Chỉ rút khi cán bộ chưa nhận tiền. Nếu cán bộ đã xác nhận thì việc rút không có hiệu lực.',
  takeBackYes: 'Rút lại',
  takeBackNo: 'Thôi',
  handOvers: 'Các lần bàn giao',
  handOverStates: { waiting: 'Chờ xác nhận', confirmed: 'Cán bộ đã nhận', 'taken-back': 'Đã rút' },
  confirmedBy: (name: string) => `${name} xác nhận`,
  receiveTitle: 'Nhận tiền bàn giao',
  receiveLead: 'Dành cho cán bộ. Đếm tiền, quét mã trên máy người hỗ trợ, rồi xác nhận. Không cần mạng.',
  receiveWrong: 'Mã này không phải mã bàn giao. Cần quét cả mã vuông trên máy người hỗ trợ.',
  receiveOwn: 'Không tự nhận tiền của chính mình.',
  receiveSum: (sum: string, count: number) => `Danh sách ghi ${sum}, ${count} khoản.`,
  receiveYes: 'Đã đếm đủ, nhận tiền',
  received: (sum: string) => `Đã ghi nhận ${sum}. Xác nhận sẽ gửi về xã khi có mạng.`,
  onlyOfficial: 'Chỉ cán bộ của xã được nhận tiền bàn giao.',
  aim: 'Đưa mã bàn giao vào khung',
  noHamlet: 'Tài khoản chưa được giao thôn nào.',
});
