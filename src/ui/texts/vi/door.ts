/** Tôi là ai, nhờ hỗ trợ, and what is shared of a dossier: never more than the slip itself shows. */

import { communeOffice } from '../../../core/text/commune-office.ts';
import { forResidents, spoken } from '../spoken.ts';

export const whoAmI = spoken('door.whoAmI', {
  title: 'Tôi là ai',
  takePhoto: 'Chụp hoặc chọn ảnh',
  otherPhoto: 'Đổi ảnh',
  dropPhoto: 'Bỏ ảnh',
  photoLead: 'Ảnh chỉ nằm trên máy này, khóa bằng mã PIN của bạn.',
  photoBad: 'Không đọc được ảnh này. Hãy chọn ảnh khác.',
  support: 'Nhờ hỗ trợ kỹ thuật',
  supportLead: 'Gửi kèm nhật ký gửi hồ sơ của máy. Trong đó không có tên hay nội dung của ai.',
  supportShare: 'Gửi nhật ký để nhờ giúp',
  supportCall: (telephone: string) => `Gọi ${telephone}`,
  supportSent: 'Đã đưa nhật ký cho ứng dụng bạn chọn.',
});

/** What is held out at the door, and what support reads. */
export const shownWho = forResidents('door.shownWho', {
  role: {
    volunteer: 'Người hỗ trợ kê khai',
    official: 'Cán bộ tiếp nhận',
    admin: 'Quản trị của tỉnh',
    kiosk: 'Máy ở sảnh',
  },
  commune: communeOffice,
  decision: 'Quyết định số',
  until: 'Có giá trị đến hết ngày',
  expired: (day: string) => `HẾT HẠN từ sau ngày ${day}`,
  expiredLead: 'Người này hiện không còn được giao việc hỗ trợ. Xin gọi xã để hỏi.',
  unconfirmed: 'Xã chưa xác nhận máy này. Xin gọi xã để hỏi.',
  call: (telephone: string) => `Gọi xã hỏi: ${telephone}`,
  callLead: 'Không chắc thì cứ gọi. Xã biết ai đang đi hỗ trợ ở thôn nào.',
  pledge: 'Tôi chỉ giúp kê khai, không thu tiền, không giữ thẻ căn cước.',
  noPhoto: 'Chưa có ảnh',
  photoLocked: 'Mở khóa ứng dụng để hiện ảnh.',
  photoAlt: (name: string) => `Ảnh của ${name}`,
  supportText: (name: string, commune: string) => `Nhờ hỗ trợ kỹ thuật Gõ Cửa: ${name}, ${commune}.`,
});

export const share = spoken('door.share', {
  title: 'Gửi phiếu cho người dân',
  lead: 'Gửi vào Zalo của chính người dân hoặc người nhà họ: ai có phiếu thì xem được hồ sơ tới đâu.',
  statusTitle: 'Gửi tình trạng',
  statusLead: 'Chỉ có mã tạm, tên việc và tình trạng.',
  text: 'Gửi bằng chữ',
  picture: 'Gửi bằng ảnh',
  copied: 'Đã chép. Mở Zalo, dán vào tin nhắn.',
  copyFailed: 'Không chép được. Giữ ngón tay vào đoạn dưới đây để chép:',
  saved: 'Đã lưu ảnh vào máy.',
  tellTitle: 'Báo qua người nhà, trưởng thôn',
  tellLead: 'Lời nhắn chỉ nói xã có tin, không nói việc gì.',
  tellSms: (who: string) => `Nhắn tin cho ${who}`,
  tellCall: (who: string) => `Gọi ${who}`,
  tellShare: 'Gửi qua Zalo',
  tellWho: { phone: 'người dân', relative: 'người nhà', 'hamlet-head': 'trưởng thôn' },
});

/** What leaves the phone, for residents. */
export const shared = forResidents('door.shared', {
  slipHead: 'PHIẾU GHI NHẬN HỖ TRỢ',
  statusHead: 'TÌNH TRẠNG HỒ SƠ',
  code: (code: string) => `Mã tạm: ${code}`,
  about: (names: string) => `Việc: ${names}`,
  state: (state: string) => `Tình trạng: ${state}`,
  see: (address: string) => `Xem hồ sơ tới đâu: ${address}`,
  scan: 'Quét mã để xem hồ sơ tới đâu',
  notReceipt: 'Không thay Giấy tiếp nhận hồ sơ',
  fileName: 'phieu.png',
  statusFileName: 'tinh-trang.png',
  tellText: (commune: string, code: string, telephone: string | undefined) =>
    `${commune} có tin cho người giữ phiếu mã tạm ${code}. Mời mang phiếu đến xã${telephone === undefined ? '' : ` hoặc gọi ${telephone}`}.`,
});
