import type { InstallWay } from '../../install/find-install-way.ts';
import { spoken } from '../spoken.ts';

/** The app among the other apps of the phone, its first download, and browsers in which nothing is kept. */
export const install = spoken('install.install', {
  title: 'Đưa Gõ Cửa ra màn hình chính',
  open: 'Đưa ra màn hình chính',
  lead: 'Mở bằng một chạm, đủ màn hình, và máy ít khi xóa dữ liệu hơn.',
  done: 'Gõ Cửa đã ở màn hình chính',
  doneLead: 'Hãy mở bằng biểu tượng Gõ Cửa, không cần vào trình duyệt.',
  ask: 'Cài Gõ Cửa',
  refused: 'Chưa cài. Lúc nào cũng cài được từ trang này.',
  steps: {
    ask: [],
    'iphone-safari': [
      'Bấm nút Chia sẻ (hình vuông có mũi tên lên) ở thanh dưới cùng.',
      'Kéo xuống, chọn “Thêm vào MH chính”.',
      'Bấm “Thêm” ở góc trên.',
    ],
    'iphone-other': [
      'Bấm nút Chia sẻ (hình vuông có mũi tên lên) cạnh thanh địa chỉ.',
      'Kéo xuống, chọn “Thêm vào MH chính”. Không thấy thì mở trang này bằng Safari.',
      'Bấm “Thêm” ở góc trên.',
    ],
    'android-chrome': [
      'Bấm dấu ba chấm ở góc trên bên phải.',
      'Chọn “Cài đặt ứng dụng” hoặc “Thêm vào màn hình chính”.',
      'Bấm “Cài đặt”.',
    ],
    'android-samsung': [
      'Bấm dấu ba gạch ở góc dưới bên phải.',
      'Chọn “Thêm trang vào”, rồi “Màn hình chờ”.',
      'Bấm “Thêm”.',
    ],
    'android-firefox': ['Bấm dấu ba chấm.', 'Chọn “Thêm vào màn hình chính”.', 'Bấm “Thêm”.'],
    'mac-safari': ['Mở menu Tệp trên thanh đầu màn hình.', 'Chọn “Thêm vào Dock…”.', 'Bấm “Thêm”.'],
    'pc-chrome': [
      'Bấm biểu tượng màn hình có mũi tên ở cuối thanh địa chỉ; không thấy thì mở menu ba chấm.',
      'Chọn “Cài đặt Gõ Cửa”.',
      'Bấm “Cài đặt”.',
    ],
    none: [],
  } satisfies Record<InstallWay, readonly string[]> as Record<InstallWay, readonly string[]>,
  none: 'Trình duyệt này không cài được ứng dụng. Vẫn dùng được như một trang; muốn cài, hãy mở bằng Chrome hoặc Edge.',
  iphone:
    'Trên iPhone, Safari xóa dữ liệu của trang web không mở trong 7 ngày. Ứng dụng ở màn hình chính thì không bị, nhưng bắt đầu trống: hãy ghi danh trong ứng dụng đó.',
  before: {
    title: 'Trên iPhone: đưa ra màn hình chính trước, rồi mới ghi danh',
    how: 'Xem cách làm',
    copy: 'Chép lời mời',
    copied: 'Đã chép. Mở Gõ Cửa từ màn hình chính, bấm “Ghi danh máy này” rồi dán lời mời, hoặc quét lại mã.',
    copyFailed: 'Không chép được. Hãy quét lại mã QR của lời mời trong ứng dụng ở màn hình chính.',
  },
  inApp: {
    title: 'Chưa ghi danh được ở đây',
    lead: 'Trình duyệt trong ứng dụng trò chuyện không giữ hồ sơ. Lời mời vẫn còn nguyên.',
    how: 'Chép liên kết rồi dán vào Chrome hoặc Safari. Hoặc quét mã QR của lời mời bằng máy ảnh của điện thoại.',
  },
  coming: (share: number, size: string) => `Đang tải ứng dụng về máy: ${Math.round(share * 100)}\u00a0% của ${size}`,
  comingLead: 'Tải xong thì mở được cả khi không có mạng. Chỉ tải một lần.',
});
