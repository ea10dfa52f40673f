/** What happens to a dossier between its acceptance and its end, today's work, and many dossiers at once. */

import type { DeadlineState, HolderKind, TodayKind } from '../../../core/reception/desk-life.ts';
import { spoken } from '../spoken.ts';

export const deadlines = spoken('desk-life.deadlines', {
  far: (day: string) => `hẹn ${day}`,
  near: (day: string) => `sắp đến hẹn ${day}`,
  today: (time: string) => `hẹn hôm nay ${time}`,
  late: (day: string) => `quá hẹn ${day}`,
  extended: (count: number) => `đã gia hạn ${count} lần`,
});

export const holders = spoken('desk-life.holders', {
  kinds: {
    desk: 'Quầy',
    section: 'Bộ phận chuyên môn',
    leader: 'Lãnh đạo',
    agency: 'Cơ quan khác',
  } satisfies Record<HolderKind, string>,
  at: (who: string, since: string) => `ở ${who} từ ${since}`,
  assigned: (name: string) => `${name} phụ trách`,
  away: (name: string, substitute: string) => `${name} (${substitute} làm thay)`,
  awayUntil: (name: string, substitute: string, until: string) => `${name} – vắng, ${substitute} làm thay đến ${until}`,
  now: 'Đang ở',
  who: 'Phụ trách',
});

export const today = spoken('desk-life.today', {
  title: 'Việc hôm nay',
  standIn: (name: string, until: string) =>
    `${name} đang làm thay bạn đến hết ngày ${until}. Việc của bạn nằm ở trang này của người đó, rồi tự trở về.`,
  standingInFor: (name: string, until: string) =>
    `Bạn làm thay ${name} đến hết ngày ${until}. Việc của người đó nằm trong “Việc của tôi”.`,
  groups: {
    late: 'Đã quá hẹn',
    'due-today': 'Hẹn trả hôm nay',
    'due-soon': 'Sắp đến hẹn',
    'awaiting-number': 'Tiếp nhận lưu động, chờ nhập số',
    'unaccepted-long': 'Về quá một ngày làm việc, chưa tiếp nhận',
    'results-waiting': 'Có kết quả, chưa trả',
    'supplement-overdue': 'Chờ bổ sung quá 14 ngày',
    'arrived-today': 'Mới về hôm nay',
    mine: 'Việc của tôi',
  } satisfies Record<TodayKind, string>,
  advice: {
    late: 'Làm ngay; nếu chưa xong thì gia hạn và xin lỗi bằng Mẫu 04.',
    'due-today': 'Xong trước giờ hẹn thì không ai phải chờ.',
    'due-soon': 'Còn một, hai ngày làm việc: xem đang ở đâu và nhắc ngay bây giờ.',
    'awaiting-number': 'Nhập vào hệ thống một cửa rồi ghi số về đây; hạn đã tính từ ngày tiếp nhận.',
    'unaccepted-long': 'Tiếp nhận, hoặc hỏi bổ sung một lần cho đủ.',
    'results-waiting': 'Gọi báo người dân, hoặc mang theo lần đi thôn tới.',
    'supplement-overdue': 'Gọi người hỗ trợ hoặc gia đình; có thể bà con chưa biết.',
    'arrived-today': 'Hồ sơ mới của hôm nay.',
    mine: 'Được giao cho bạn.',
  } satisfies Record<TodayKind, string>,
  calm: 'Hôm nay không còn việc nào phải làm.',
  calmLead: 'Mọi hồ sơ đều đúng hẹn. Khi có việc mới, trang này tự hiện.',
  more: (count: number) => `Xem thêm ${count} hồ sơ`,
  inQueue: 'Xem tất cả trong danh sách',
  changed: 'Danh sách vừa có thay đổi.',
  update: 'Cập nhật',
  keys: 'j, k: đi xuống, đi lên · Enter: mở',
  jump: 'Tới nhóm việc',
});

export const queueMore = spoken('desk-life.queueMore', {
  more: 'Lọc thêm, sắp xếp',
  closed: 'Đã đóng',
  hamlet: 'Thôn',
  deadline: 'Hạn',
  deadlines: { far: 'còn xa', near: 'sắp đến hẹn', today: 'hẹn hôm nay', late: 'đã quá hẹn' } satisfies Record<
    DeadlineState,
    string
  >,
  holder: 'Đang ở',
  assigned: 'Phụ trách',
  assignees: { me: 'tôi', nobody: 'chưa ai' },
  sameDay: 'Trả kết quả ngay',
  arrivedToday: 'Về hôm nay',
  any: (label: string) => `${label}: tất cả`,
  take: (words: string) => `Bỏ lọc ${words}`,
  order: 'Sắp xếp',
  orders: {
    waiting: 'Chờ lâu nhất trước',
    deadline: 'Hẹn gần nhất trước',
    newest: 'Mới về trước',
    name: 'Theo tên A–Z',
    hamlet: 'Theo thôn',
  },
  select: (name: string) => `Chọn hồ sơ của ${name}`,
  notSelectable: 'Hồ sơ này chưa tiếp nhận được.',
  selected: (count: number) => `Đã chọn ${count}`,
  selectedMost: (most: number) => `Mỗi lần nhiều nhất ${most} hồ sơ.`,
  accept: (count: number) => `Tiếp nhận ${count} hồ sơ`,
  unselect: 'Bỏ chọn',
});

export const bulk = spoken('desk-life.bulk', {
  title: 'Tiếp nhận nhiều hồ sơ',
  lead: 'Mỗi hồ sơ một số của hệ thống một cửa: gõ, quét lần lượt, hoặc dán cả cột số từ bảng tính vào ô đầu tiên. Ngày hẹn tính theo thời hạn của từng thủ tục.',
  leadOwn: 'Xã cấp số tiếp theo cho từng hồ sơ. Ngày hẹn tính theo thời hạn của từng thủ tục.',
  own: 'Dùng số do xã tự cấp',
  ownNext: 'số tiếp theo của xã',
  columns: { who: 'Người đề nghị', procedure: 'Thủ tục', number: 'Số hồ sơ', take: 'Bỏ ra' },
  numberOf: (name: string) => `Số hồ sơ của ${name}`,
  numberMissing: 'Chưa có số.',
  numberTwice: 'Số này trùng với hồ sơ khác trong bảng.',
  kept: (number: string) => `giữ số ${number}`,
  takeOut: (name: string) => `Bỏ ${name} khỏi bảng`,
  takeOutShort: 'Bỏ ra',
  go: (count: number) => `Tiếp nhận ${count} hồ sơ`,
  sending: (count: number) => `Đang ghi ${count} hồ sơ…`,
  cancel: 'Thôi',
  close: 'Xong',
  accepted: (count: number) => `Đã tiếp nhận ${count} hồ sơ.`,
  someRefused: (count: number) =>
    `${count} hồ sơ chưa tiếp nhận được; lý do ở từng dòng. Các hồ sơ khác không bị ảnh hưởng.`,
  changed: 'Người khác vừa thay đổi hồ sơ này. Hãy mở xem, rồi tiếp nhận lại.',
});

export const bar = spoken('desk-life.bar', { others: 'Việc khác', prints: 'In' });

export const life = spoken('desk-life.life', {
  routeNow: (who: string) => `Hồ sơ đang ở: ${who}.`,
  routeTo: 'Chuyển cho ai?',
  routeNames: {
    section: 'Tên bộ phận',
    leader: 'Tên lãnh đạo (không bắt buộc)',
    agency: 'Tên cơ quan',
  } satisfies Record<Exclude<HolderKind, 'desk'>, string>,
  sections: ['Tư pháp – Hộ tịch', 'Văn hóa – Xã hội', 'Kinh tế', 'Văn phòng HĐND và UBND', 'Công an xã'],
  routeNameMissing: 'Hãy ghi tên nơi nhận.',
  routeSame: 'Hồ sơ đang ở đó rồi.',
  routeNote: 'Ghi chú cho người nhận (không bắt buộc)',
  extendLead: 'Ngày mới và lý do được báo cho người dân kèm lời xin lỗi (Mẫu 04). Chỉ hẹn lại khi thật cần.',
  extendNow: (when: string) => `Đã hẹn: ${when}.`,
  extendAt: 'Hẹn lại ngày giờ',
  extendMissing: 'Hãy chọn ngày giờ mới.',
  extendEarlier: 'Ngày mới phải sau ngày đã hẹn và sau lúc này.',
  extendReason: 'Lý do chưa đúng hẹn',
  extendReasons: [
    'Cần thêm thời gian xác minh: ',
    'Đang chờ cơ quan phối hợp trả lời: ',
    'Số hồ sơ tăng, cơ quan chưa giải quyết kịp.',
    'Hệ thống thông tin gặp sự cố.',
  ],
  assignLead: 'Người được giao thấy hồ sơ này ở "Việc hôm nay". Ai ở quầy cũng vẫn làm được.',
  assignTo: 'Ai phụ trách?',
  assignNobody: 'Chưa giao ai',
  reuseLead: 'Giấy tờ xã đã số hóa cho chính người này: dùng lại thì bà con không phải mang đến lần nữa.',
  reuseNone: 'Không có giấy tờ nào dùng lại được.',
  reusePaper: 'Giấy tờ',
  reuseFrom: (code: string, day: string, pages: number) => `từ hồ sơ ${code}, số hóa ngày ${day}, ${pages} trang`,
  reuseCompared: 'đã đối chiếu bản chính',
  reuseConsent: 'Người dân đồng ý bằng cách nào?',
  reuseAsk: 'Hỏi: "Xã còn giữ bản số hóa giấy này từ lần trước. Bà con có đồng ý cho dùng lại không?"',
  reuseWays: { spoken: 'Đồng ý bằng lời (tại quầy hoặc qua điện thoại)', written: 'Đồng ý bằng văn bản' },
  reuseConsentMissing: 'Phải có sự đồng ý mới dùng lại được.',
  stopLead: 'Hồ sơ dừng lại, không có kết quả. Lý do được đọc cho người dân và in trong thông báo (Mẫu 05).',
  stopReason: 'Lý do dừng giải quyết',
  stopReasons: [
    'Người dân không bổ sung trong thời hạn đã hẹn, từ ngày: ',
    'Người đề nghị đã mất; việc không còn cần giải quyết.',
    'Không còn đủ điều kiện theo quy định: ',
    'Theo quyết định hoặc yêu cầu của cơ quan có thẩm quyền, số: ',
  ],
  correctLead:
    'Chỉ sửa theo lời người dân. Bản người dân đã ký giữ nguyên; chỗ sửa đứng cạnh, có tên người sửa và lý do.',
  correctWhich: 'Câu cần sửa',
  correctChoose: 'Chọn câu trả lời…',
  correctBefore: 'Đang ghi',
  correctEmpty: 'chưa trả lời',
  correctReason: 'Vì sao sửa, ai cho biết',
  correctReasons: [
    'Người dân cho biết qua điện thoại: ',
    'Người dân xác nhận tại quầy.',
    'Theo bản chính giấy tờ đã đối chiếu: ',
    'Theo cơ sở dữ liệu dân cư: ',
  ],
  correctSame: 'Câu trả lời chưa đổi.',
  correctMissing: 'Hãy chọn câu cần sửa.',
  correctNone: 'Hồ sơ này không có câu trả lời nào sửa được ở quầy.',
  correctionBy: (who: string, when: string) => `${who} sửa ${when}`,
  correctThis: (label: string) => `Sửa: ${label}`,
  correctShort: 'Sửa',
});

export const prints = spoken('desk-life.prints', {
  apology: 'In Phiếu xin lỗi và hẹn lại (Mẫu 04)',
  stop: 'In Thông báo dừng giải quyết (Mẫu 05)',
  process: 'In Phiếu kiểm soát quá trình (Mẫu 06)',
  none: 'Chưa có giấy nào để in.',
});

export const resultFiles = spoken('desk-life.resultFiles', {
  title: 'Tệp kết quả',
  none: 'Chưa có tệp nào.',
  file: (index: number, isPdf: boolean) => `${isPdf ? 'Tệp PDF' : 'Ảnh'} ${index}`,
  fileName: (index: number) => `ket-qua-${index}`,
  by: (who: string, when: string) => `${who} · ${when}`,
  show: 'Xem',
  hide: 'Ẩn',
  drop: 'Bỏ',
  dropOf: (index: number) => `Bỏ tệp ${index}`,
  choose: 'Chọn, kéo thả hoặc dán tệp kết quả',
  chooseLead: (most: string) => `PDF hoặc ảnh, mỗi tệp nhiều nhất ${most}`,
  sending: (at: number, of: number, name: string) => `Đang gửi tệp ${at}/${of}: ${name}…`,
  notSent: 'chưa gửi',
  wrongType: 'chỉ nhận PDF hoặc ảnh (JPEG, PNG, WebP)',
  tooLarge: (most: string) => `lớn hơn ${most}; hãy quét lại nhẹ hơn`,
  empty: 'tệp rỗng',
});

export const contacts = spoken('desk-life.contacts', {
  title: 'Gọi cho ai',
  applicant: 'người đề nghị',
  representative: 'người đại diện',
  tell: 'người báo tin giúp',
  helper: 'người hỗ trợ',
  noPhone: 'chưa có số điện thoại',
  call: (name: string, phone: string) => `Gọi ${name}: ${phone}`,
  copy: (name: string) => `Chép số của ${name}`,
});

export const route = spoken('desk-life.route', {
  title: 'Đường đi của hồ sơ',
  now: (who: string) => `Đang ở ${who}`,
  by: (who: string) => `${who} chuyển`,
});

export const similar = spoken('desk-life.similar', {
  title: 'Có thể trùng: cùng người, cùng thủ tục, gần ngày',
  arrived: (day: string) => `về ${day}`,
  compare: 'So hai hồ sơ',
  compareTitle: 'So hai hồ sơ',
  mine: (code: string) => `Hồ sơ này ${code}`,
  other: (code: string) => `Hồ sơ kia ${code}`,
  state: 'Trạng thái',
});

export const register = spoken('desk-life.register', {
  title: 'Sổ theo dõi hồ sơ',
  lead: 'Mẫu 07: hồ sơ đã tiếp nhận trong kỳ, theo thứ tự tiếp nhận, với hạn, nơi đang giữ và kết quả.',
  quick: 'Chọn nhanh kỳ',
  periods: { day: 'Hôm nay', week: 'Tuần này', month: 'Tháng này', before: 'Tháng trước', year: 'Năm nay' },
  from: 'Từ ngày',
  to: 'Đến ngày',
  wrongWay: 'Hãy chọn hai ngày, ngày đầu không sau ngày cuối.',
  tooLong: (days: number) => `Mỗi lần nhiều nhất ${days} ngày.`,
  print: 'Làm sổ để in (PDF)',
  sheet: 'Làm bảng tính (XLSX)',
  making: 'Đang làm sổ…',
  ready: { pdf: 'Đã có sổ để in.', xlsx: 'Đã có bảng tính.' },
  careful: 'Sổ có họ tên người dân; lần lấy sổ nào cũng được ghi lại. Dùng xong hãy xóa tệp khỏi máy.',
});
