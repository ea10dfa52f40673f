import { spoken } from '../spoken.ts';

export const interview = spoken('interview.interview', {
  title: 'Kê khai',
  finish: 'Tiếp tục: Giấy tờ',
  laterHome: 'Để sau',
  skip: 'Điền sau, sang trang tiếp',
  gone: 'Không thấy bản nháp này trên máy',
  goneLead: 'Bản nháp đã được chốt, bị bỏ, hoặc nằm trên máy khác.',
  leftToDesk: 'Người dân không muốn nói điều riêng, nên các câu này không hỏi ở đây. Cán bộ sẽ hỏi tại quầy:',
  earlier: (name: string) => `Lấy từ hồ sơ trước của ${name}?`,
  earlierTake: (count: number) => `Lấy ${count} câu trả lời`,
  earlierLeave: 'Không, hỏi lại',
  empty: 'Các tờ khai này không có câu hỏi nào.',
});
