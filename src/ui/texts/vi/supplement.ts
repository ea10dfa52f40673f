import { spoken } from '../spoken.ts';

export const supplement = spoken('supplement.supplement', {
  title: 'Bổ sung',
  lead: (name: string) => `${name}: chỉ làm những mục quầy cần thêm.`,
  items: { paper: 'Giấy tờ', answer: 'Câu trả lời', signature: 'Chữ ký' },
  why: 'Quầy ghi',
  note: 'Lời nhắn của quầy',
  later: 'Để sau',
  seal: 'Chốt phần bổ sung',
  sealing: 'Đang khóa và cất…',
  gone: 'Không thấy phần bổ sung này trên máy',
  goneLead: 'Phần bổ sung đã chốt, hoặc nằm trên máy khác.',
  signed: { ink: 'Đã ký mực trên tờ', thumbprint: 'Đã điểm chỉ trên tờ', missing: 'Chưa ký được' },
  unknownItem: 'Mục này không có trong thủ tục trên máy; hãy báo quầy.',
});
