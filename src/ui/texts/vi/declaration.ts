import { spoken } from '../spoken.ts';

export const declaration = spoken('declaration.declaration', {
  title: 'Tờ khai',
  lead: 'Điền sẵn từ những gì đã ghi. Chỗ chấm để viết tay.',
  print: 'In tờ khai',
  printHint: 'Chọn máy in, hoặc chọn "Lưu dưới dạng PDF".',
  open: 'Xem tờ khai',
  openOf: (procedure: string) => `Xem tờ khai: ${procedure}`,
  doubts: 'Chưa kiểm chứng trên mẫu này',
  doubtsLead: 'Những điều này không in trên tờ khai.',
  gone: 'Nội dung không còn trên máy này',
  goneLead: 'Hồ sơ đã chốt và hết thời gian sửa, nên máy đã xóa nội dung. Quầy ở xã in được tờ khai này.',
  supplement: 'Phần bổ sung không có tờ khai riêng',
  supplementLead: 'Quầy ở xã in tờ khai cùng phần bổ sung.',
  none: 'Chưa có tờ khai để in',
  noneLead: 'Thủ tục này không có tờ khai, hoặc chưa trả lời đủ để biết dùng mẫu nào.',
  nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập – Tự do – Hạnh phúc',
  addressedTo: 'Kính gửi:',
  checked: 'đã chọn',
  unchecked: 'không chọn',
});
