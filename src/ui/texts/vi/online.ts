/** The lane on which residents submit by themselves, with their own VNeID. */

import { spoken } from '../spoken.ts';

export const online = spoken('online.online', {
  title: 'Chép lên Cổng',
  lead: 'Người dân nộp bằng VNeID của chính mình trên Cổng Dịch vụ công quốc gia (dichvucong.gov.vn). Chép từng ô dưới đây sang tờ khai trên Cổng.',
  noSheet: 'Nộp trực tuyến thì không cần tờ có mã và không ký mực: người dân tự xác nhận trên Cổng.',
  copy: 'Chép',
  copied: 'Đã chép',
  selected: 'Máy không cho chép tự động. Câu trả lời đã được bôi đen: giữ tay lên đó rồi chọn Sao chép.',
  copyOf: (label: string) => `Chép: ${label}`,
  number: 'Số hồ sơ trên Cổng',
  numberHint: 'Cổng cho số này khi nộp xong. Chưa nộp được thì để trống.',
  sealHint: 'Chốt để quầy và số liệu của xã biết hồ sơ này.',
});
