/** Connectors to the one-stop system, what is on its way, and status files. */

import type { ForwardFailure, ForwardingState } from '../../../core/reception/connectors.ts';
import type { StatusField, StatusFileFault, StatusVerdict } from '../../../core/reception/status-import.ts';
import { spoken } from '../spoken.ts';

const count = (value: number) => value.toLocaleString('vi-VN');

export const failures: Record<ForwardFailure, string> = spoken('connectors.failures', {
  'disk-full': 'Nơi nhận hết chỗ chứa.',
  'folder-unusable': 'Không ghi được vào thư mục nhận: có thể ổ mạng chưa nối hoặc thiếu quyền.',
  'host-not-allowed': 'Máy chủ này chưa được người vận hành cho phép (CONNECTOR_HOSTS).',
  unreachable: 'Không nối được tới hệ thống kia.',
  timeout: 'Hệ thống kia trả lời quá lâu.',
  'sign-in-refused': 'Hệ thống kia không nhận mã ứng dụng hoặc mật khẩu.',
  'too-many-requests': 'Hệ thống kia đang quá tải và hẹn lại.',
  'server-error': 'Hệ thống kia gặp lỗi.',
  refused: 'Hệ thống kia từ chối hồ sơ này.',
  redirected: 'Hệ thống kia chuyển sang địa chỉ khác, không đi theo.',
  'answer-unreadable': 'Hệ thống kia trả lời không đúng mẫu đã khai.',
  'dossier-unreadable': 'Hồ sơ không còn số, hoặc không đọc được.',
  internal: 'Cổng tiếp nhận gặp trục trặc. Hãy báo người vận hành.',
});

export const connectors = spoken('connectors.connectors', {
  title: 'Kết nối một cửa',
  lead: 'Hồ sơ đã tiếp nhận được chuyển tiếp sang hệ thống một cửa qua các kết nối này.',
  none: 'Chưa có kết nối nào. Xã nào chưa nối thì cán bộ chép tay như trước.',
  add: 'Thêm kết nối',
  kinds: { 'file-drop': 'Thả tệp vào thư mục', http: 'Gọi giao diện HTTP' },
  kindLeads: {
    'file-drop': 'Mỗi hồ sơ một thư mục hoặc một tệp zip có ký, tên tệp sẵn để tải lên.',
    http: 'Dùng khi hệ thống kia đã cho giao diện; trạng thái tự hỏi về.',
  },
  on: 'Đang chạy',
  off: 'Tạm dừng',
  turnOn: 'Chạy lại',
  turnOff: 'Tạm dừng',
  edit: 'Sửa',
  cancel: 'Thôi',
  save: 'Lưu',
  saving: 'Đang lưu…',
  saved: 'Đã lưu.',
  try: 'Gửi thử',
  trying: 'Đang gửi thử…',
  tried: 'Gửi thử được: hồ sơ mẫu GUI-THU đã tới nơi.',
  notTried: (why: string) => `Gửi thử không được. ${why}`,
  communes: (names: readonly string[]) =>
    names.length === 0
      ? 'Chưa có xã nào dùng.'
      : names.length <= 6
        ? `Xã dùng: ${names.join(', ')}.`
        : `${names.length} xã dùng: ${names.slice(0, 5).join(', ')}…`,
  health: {
    waiting: 'Đang chờ',
    dead: 'Cần xem',
    done: 'Đã chuyển',
    last: 'Chuyển được gần nhất',
    oldest: 'Chờ lâu nhất từ',
    never: 'chưa lần nào',
  },
  lastError: (why: string) => `Lần lỗi gần nhất: ${why}`,
  form: {
    kind: 'Loại kết nối',
    name: 'Tên kết nối',
    nameHint: 'Ví dụ: Một cửa điện tử tỉnh',
    subfolder: 'Thư mục con',
    subfolderHint: (folder: string) => `Nằm trong ${folder}. Chữ thường không dấu, số, gạch nối.`,
    as: 'Mỗi hồ sơ là',
    asFolder: 'một thư mục',
    asZip: 'một tệp zip',
    forwardUrl: 'Địa chỉ nhận hồ sơ',
    hosts: (hosts: readonly string[]) =>
      hosts.length === 0
        ? 'Chưa có máy chủ nào được phép: người vận hành khai trong CONNECTOR_HOSTS.'
        : `Máy chủ được phép: ${hosts.join(', ')}.`,
    statusUrl: 'Địa chỉ hỏi trạng thái',
    statusUrlHint: 'Có {remoteId} ở chỗ mã của hệ thống kia. Để trống nếu không có.',
    tokenUrl: 'Địa chỉ lấy mã truy cập (OAuth2)',
    clientId: 'Mã ứng dụng',
    secret: 'Mật khẩu ứng dụng',
    secretKept: 'Đã có, không hiện lại. Chỉ điền khi muốn thay.',
    mapping: 'Bảng ghép (JSON)',
    mappingHint: 'Trường của họ → trường của ta, chỗ để tệp, mã trả về, và trạng thái của họ → mã 1–10.',
    mappingWrong: 'Bảng ghép chưa đúng dạng JSON.',
    nameMissing: 'Hãy đặt tên.',
    communes: 'Xã dùng kết nối này',
    communesHint: 'Mỗi xã dùng một kết nối; chọn ở đây là chuyển xã sang kết nối này.',
    all: 'Chọn hết',
    noneOf: 'Bỏ hết',
    noCommunes: 'Chưa mở xã nào.',
  },
});

export const forwarding = spoken('connectors.forwarding', {
  title: 'Hồ sơ chuyển sang một cửa',
  lead: 'Hồ sơ tiếp nhận xong được tự chuyển. Hồ sơ nào chuyển mãi không được thì hiện ở đây để cán bộ xem.',
  queue: 'Hồ sơ trên đường chuyển',
  none: 'Chưa có hồ sơ nào phải chuyển.',
  counts: { waiting: 'Đang chờ', dead: 'Cần xem', done: 'Đã chuyển' } satisfies Record<ForwardingState, string>,
  states: { waiting: 'Đang chờ', dead: 'Cần xem', done: 'Đã chuyển' } satisfies Record<ForwardingState, string>,
  columns: {
    dossier: 'Hồ sơ',
    commune: 'Xã',
    state: 'Tình trạng',
    why: 'Lý do, lần tới',
    queued: 'Tiếp nhận lúc',
    act: 'Việc',
  },
  attempts: (tries: number) => `đã thử ${tries} lần`,
  next: (at: string) => `Thử tiếp lúc ${at}`,
  doneAt: (at: string) => `Lúc ${at}`,
  gaveUp: 'Đã thử hết số lần. Hãy xem lý do rồi bấm "Thử lại", hoặc chép tay.',
  retry: 'Thử lại',
  retryOf: (dossier: string) => `Thử lại hồ sơ ${dossier}`,
  retried: 'Đã đưa lại vào hàng chờ.',
  more: (shown: number) => `Chỉ hiện ${shown} hồ sơ cần xem trước nhất.`,
  toStatuses: 'Nhập trạng thái từ tệp Excel',
});

export const statusImport = spoken('connectors.statusImport', {
  title: 'Nhập trạng thái từ hệ thống một cửa',
  lead: 'Xuất danh sách hồ sơ từ hệ thống một cửa (Excel .xlsx hoặc CSV) rồi mở ở đây. Xem trước, chọn dòng, rồi mới ghi.',
  choose: 'Chọn tệp',
  another: 'Chọn tệp khác',
  drop: 'Thả tệp vào đây, hoặc',
  limit: '.xlsx hoặc .csv, nhiều nhất 4 MB và 5.000 dòng',
  reading: (name: string) => `Đang đọc ${name}…`,
  file: (name: string, rows: number) => `${name}: ${count(rows)} dòng`,
  template: 'Tải tệp mẫu',
  templateName: 'trang-thai-ho-so-mau.xlsx',
  faults: {
    'file-too-large': 'Tệp lớn quá 4 MB. Hãy xuất ít hồ sơ hơn, ví dụ từng tháng.',
    'file-empty': 'Tệp không có dòng nào.',
    'file-old-excel': 'Tệp là dạng Excel cũ (.xls) hoặc trang web. Hãy mở bằng Excel rồi lưu thành .xlsx.',
    'file-damaged': 'Tệp bị hỏng, hoặc không phải Excel hay CSV.',
    'file-unpacks-too-large': 'Tệp bung ra quá lớn. Hãy xuất ít hồ sơ hơn.',
    'file-not-table': 'Tệp không có bảng nào: cần ít nhất hai cột.',
    'too-many-rows': 'Tệp có hơn 5.000 dòng. Hãy xuất ít hồ sơ hơn, ví dụ từng tháng.',
  } satisfies Record<StatusFileFault, string>,
  unreadable: 'Không đọc được tệp: có thể tệp đã bị chuyển đi hoặc đang mở ở chương trình khác.',
  columns: {
    title: 'Cột nào là gì',
    remembered: 'Ghép cột như lần trước của xã.',
    proposed: 'Ghép cột theo tiêu đề của tệp; sai thì chọn lại. Xã được nhớ cách ghép sau khi ghi.',
    missing: 'Cần chọn cột số hồ sơ và cột trạng thái.',
    absent: 'không có trong tệp',
    unnamed: (at: number) => `(cột ${at})`,
    fields: {
      number: 'Số hồ sơ',
      status: 'Trạng thái',
      at: 'Ngày cập nhật',
      appointment: 'Ngày hẹn trả',
      note: 'Ghi chú',
    } satisfies Record<StatusField, string>,
  },
  words: {
    title: 'Trạng thái chưa hiểu',
    lead: 'Chọn nghĩa của từng chữ; lần sau xã không phải chọn nữa.',
    leave: 'để sau',
  },
  groups: { change: 'Sẽ ghi', fault: 'Cần xem', rest: 'Không đổi' },
  empty: { change: 'Không có dòng nào cần ghi.', fault: 'Không có dòng nào sai.', rest: 'Không có dòng nào.' },
  table: { line: 'Dòng', number: 'Số hồ sơ', said: 'Trạng thái trong tệp', at: 'Ngày', becomes: 'Ở đây', why: 'Lý do' },
  chooseAll: 'Chọn mọi dòng',
  chooseLine: (line: number) => `Chọn dòng ${line}`,
  verdicts: {
    change: 'sẽ ghi',
    same: 'đã như vậy',
    older: 'ở đây đã làm tiếp',
    'number-missing': 'Thiếu số hồ sơ.',
    'number-invalid': 'Số hồ sơ không đúng dạng.',
    'number-unknown': 'Xã không có hồ sơ mang số này.',
    'status-missing': 'Thiếu trạng thái.',
    'status-unknown': 'Chưa hiểu trạng thái này.',
    'date-unreadable': 'Không đọc được ngày: cần dạng 21/11/2026.',
    duplicate: 'Số này có nhiều dòng.',
    'by-hand': 'Cần cán bộ ghi rõ giấy tờ còn thiếu.',
    impossible: 'Ở trạng thái hiện nay không làm được.',
  } satisfies Record<StatusVerdict, string>,
  openDossier: 'Mở hồ sơ',
  moreRows: (left: number) => `Còn ${count(left)} dòng không hiện hết.`,
  apply: (rows: number) => `Ghi ${count(rows)} dòng`,
  applying: 'Đang ghi…',
  tooMany: (most: number) => `Mỗi lần ghi nhiều nhất ${most} dòng. Hãy bỏ bớt, rồi ghi phần còn lại sau.`,
  applied: (rows: number) =>
    rows === 0
      ? 'Không có gì phải ghi: mọi dòng đã như vậy.'
      : `Đã ghi ${count(rows)} hồ sơ. Điện thoại của người nộp sẽ nhận tin.`,
});
