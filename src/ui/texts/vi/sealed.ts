import { spoken } from '../spoken.ts';

export const sealed = spoken('sealed.sealed', {
  title: 'Đã chốt hồ sơ',
  lead: 'Gói đã khóa, chỉ quầy tiếp nhận mở được.',
  code: 'Mã tạm',
  notOfficial: 'Không thay Giấy tiếp nhận hồ sơ',
  slipLead: 'Quét mã này bằng điện thoại bất kỳ để xem hồ sơ tới đâu. Mã không mở được nội dung.',
  slipAlt: 'Mã QR tra cứu hồ sơ',
  onSheet: 'Người dân giữ phần phiếu trên tờ có mã; mã QR trên đó tra cứu được.',
  write: 'Viết mã này lên giấy đưa người dân và lên phong bì.',
  nextTitle: 'Tiếp theo',
  next: [
    'Có mạng là máy tự gửi, không cần làm gì thêm.',
    'Quầy mở hồ sơ, xem và tiếp nhận; khi đó mới có số chính thức và ngày hẹn.',
    'Nếu quầy cần thêm, việc bổ sung hiện ở Hôm nay.',
  ],
  nextReceived: [
    'Có mạng là máy tự gửi, không cần làm gì thêm.',
    'Quầy nhập hồ sơ vào hệ thống một cửa và ghi số; ngày hẹn giữ nguyên như trên phiếu.',
    'Nếu quầy cần thêm, việc bổ sung hiện ở Hôm nay.',
  ],
  envelope: 'Bỏ bản chính đã nhận vào phong bì có mã và chuyển về quầy.',
  tasks: 'Việc để lần sau',
  correctableUntil: (time: string) => `Sửa được đến ${time}`,
  correct: 'Sửa',
  nextDoor: 'Nhà tiếp theo',
  sameHousehold: 'Thêm hồ sơ cho nhà này',
  missingSignature: (role: string) => `Chữ ký còn thiếu: ${role}`,
  leftToDesk: (label: string) => `Cán bộ hỏi tại quầy: ${label}`,
  laterPaper: (name: string) => `Sẽ bổ sung: ${name}`,
});
