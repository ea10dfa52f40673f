import { spoken } from '../spoken.ts';

export const enrol = spoken('enrol.enrol', {
  title: 'Ghi danh máy này',
  lead: 'Quét mã QR của lời mời, hoặc mở liên kết xã đã gửi.',
  aim: 'Đưa mã QR của lời mời vào giữa khung',
  scan: 'Quét mã QR lời mời',
  found: 'Đã có lời mời',
  foundLead: 'Lời mời chỉ dùng một lần cho một máy. Cần có mạng ở bước này.',
  deviceName: 'Tên máy (để xã dễ nhận ra)',
  deviceNameHint: 'Ví dụ: Điện thoại anh Thử – thôn Tà Rẹc',
  deviceNameMissing: 'Hãy đặt tên cho máy.',
  enrol: 'Ghi danh',
  enrolling: 'Đang ghi danh…',
  another: 'Dùng lời mời khác',
  checkTitle: 'Đọc sáu số này cho người mời',
  checkLead: 'Người mời so với sáu số trên màn hình của họ rồi xác nhận. Chưa xác nhận vẫn làm hồ sơ được.',
  checkLeadFirst: 'Đây là máy quản trị đầu tiên. Giữ sáu số này để đối chiếu khi cần.',
  downloading: 'Đang tải danh mục…',
  goHome: 'Vào Hôm nay',
  goDesk: 'Vào bàn tiếp nhận',
  goAdministration: 'Vào phần quản trị',
  step: { invitation: 'Lời mời', pin: 'Mã PIN', ready: 'Chuẩn bị' },
});
