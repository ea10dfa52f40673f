/** A draft whose procedure has a newer version. */
import { spoken } from '../spoken.ts';

export const migration = spoken('migration.migration', {
  title: 'Thủ tục đã có bản mới',
  lead: (count: number) =>
    count === 1
      ? 'Hồ sơ đang làm theo bản cũ. Xem những gì được giữ rồi chuyển.'
      : `${count} hồ sơ đang làm theo bản cũ. Xem những gì được giữ rồi chuyển.`,
  inForce: (day: string) => `Bản mới áp dụng từ ${day}.`,
  takenUntil: (day: string) => `Bản cũ còn nhận hồ sơ chốt đến hết ${day}.`,
  over: 'Bản cũ không còn được nhận. Hồ sơ chỉ đi tiếp được theo bản mới.',
  keptNone: 'Chưa có câu trả lời nào để giữ.',
  kept: (count: number) => `Giữ nguyên ${count} câu trả lời`,
  fresh: (count: number) => `${count} câu hỏi mới`,
  unfitNone: 'Không điều gì đã kể bị mất.',
  unfit: (count: number) => `${count} điều không còn chỗ trong bản mới`,
  unfitLead: 'Ghi lại nếu còn cần: chuyển xong sẽ không còn trên máy.',
  freshPapers: 'Giấy tờ mới cần có',
  unfitPapers: 'Giấy tờ không còn cần',
  again: 'Chuyển xong phải đọc lại và ký lại.',
  move: 'Chuyển sang bản mới',
  moving: 'Đang chuyển…',
  stay: 'Để sau',
  home: 'Về trang đầu',
});

/** A draft whose procedure has ended without a newer version. */
export const ended = spoken('migration.ended', {
  title: 'Thủ tục đã hết hiệu lực',
  takenUntil: (day: string) => `Hồ sơ chốt đến hết ${day} vẫn được nhận. Nên làm xong và chốt sớm.`,
  over: (day: string) =>
    `Đã hết hạn nhận từ sau ${day}. Nếu vẫn chốt, hồ sơ sẽ vào “cần xem lại”: hãy hỏi bàn tiếp nhận trước.`,
  goOn: 'Tiếp tục làm',
  home: 'Về trang đầu',
});
