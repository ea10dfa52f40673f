import { forResidents, spoken } from '../spoken.ts';

export const readBack = forResidents('read-back.readBack', {
  for: (name: string) => `Đọc lại cho ${name}`,
  ask: 'Đúng như vậy không ạ?',
  right: 'Đúng',
  wrong: 'Sai',
  others: 'Có ai khác ở gần đây không ạ?',
  othersLead:
    'Phần này có thông tin riêng (sức khỏe, dân tộc, hoàn cảnh). Nếu có người khác, hãy đọc khẽ hoặc để người dân tự xem.',
  othersNone: 'Chỉ có người nhà, đọc to được',
  othersSome: 'Có người khác, để tự xem',
  position: (now: number, of: number) => `${now} / ${of}`,
  whichWrong: 'Sai ở điều nào?',
  changed: 'Chỗ vừa sửa',
});

/** What the helper does before and after it. */
export const readBackRecord = spoken('read-back.readBackRecord', {
  title: 'Đọc lại',
  doneTitle: 'Xác nhận nội dung đúng',
  doneLead: (name: string) => `${name} xác nhận những điều vừa đọc lại là đúng.`,
  confirmHow: 'Người dân xác nhận bằng cách nào?',
  how: {
    spoken: 'Nói "đúng"',
    tapped: 'Tự tay bấm',
  },
  interpreter: 'Người phiên dịch (nếu có)',
  witness: 'Người làm chứng (nếu có)',
  witnessHint: 'Không phải người hỗ trợ, không phải người được hưởng.',
  next: 'Tiếp tục: Ký',
  chooseHow: 'Hãy ghi người dân xác nhận bằng cách nào.',
  again: 'Đọc lại từ đầu',
  blockedTitle: 'Chưa đọc lại được',
  blocked: 'Còn chỗ phải điền cho xong trước khi đọc lại.',
  toQuestions: 'Quay lại kê khai',
  toPapers: 'Quay lại giấy tờ',
  languageAndWitness: 'Ngôn ngữ, phiên dịch, người làm chứng',
  company: 'Phiên dịch, người làm chứng',
  goOn: 'Xong, đọc tiếp',
  language: 'Ngôn ngữ đã đọc',
  fix: 'Đến chỗ này',
});
