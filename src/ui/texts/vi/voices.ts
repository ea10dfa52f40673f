/** Words of recorded voices: listening, and packs on the phone. */
import type { VoiceLanguage } from '../../../core/voice/clip.ts';
import { forResidents, spoken } from '../spoken.ts';

/** As they stand inside a sentence. */
export const languageNames = forResidents('voices.languageNames', {
  bru: 'tiếng Bru – Vân Kiều',
  pac: 'tiếng Pa Cô',
  tth: 'tiếng Tà Ôi',
  vi: 'tiếng Việt',
} satisfies Record<VoiceLanguage, string>);

/** The same to those who record and fetch them. */
export const recordedLanguages = spoken('voices.recordedLanguages', { ...languageNames });

/** On what residents hold and hear. */
export const listening = forResidents('voices.listening', {
  speak: 'Đọc to',
  again: 'Nghe lại',
  stop: 'Dừng đọc',
  language: 'Nghe bằng',
  near: 'Có ai khác ở gần đây không ạ?',
  alone: 'Chỉ có người nhà, đọc to được',
  ear: 'Có người khác, nghe nhỏ bên tai',
  eyes: 'Có người khác, để tự xem',
  earHint:
    'Máy đọc nhỏ lại: áp loa vào tai hoặc cắm tai nghe. Trình duyệt không tự chuyển sang loa nghe gọi; còn to thì bấm nút giảm âm lượng.',
  eyesOnly: 'Đọc bằng mắt, không đọc to.',
  hearAloud: 'Vẫn nghe',
  partly: (language: string) => `Chưa đủ ${language}: chỗ thiếu nghe tiếng Việt.`,
  notAtAll: (language: string) => `Câu này chưa có ${language}, nghe tiếng Việt.`,
  unsaid: 'Máy chỉ đọc được một phần; phần còn lại hãy đọc to bằng lời.',
  noVoice: 'Máy này chưa có giọng đọc tiếng Việt. Hãy đọc to bằng lời.',
  /** Where nobody stands beside it whose work it is to read it out. */
  withoutHelper: {
    unsaid: 'Máy chỉ đọc được một phần. Phần còn lại xin nhờ người khác đọc giúp.',
    noVoice: 'Máy này chưa đọc to được. Xin nhờ người khác đọc giúp.',
  },
});

export const voicePacks = spoken('voices.voicePacks', {
  title: 'Giọng đọc',
  lead: 'Tải sẵn khi có mạng để bà con nghe được tiếng của mình ở nơi không có mạng.',
  none: 'Tỉnh chưa phát hành giọng đọc nào.',
  clips: (count: number) => `${count} câu`,
  held: (held: number, of: number) => `đã có ${held}/${of} câu`,
  whole: 'Đã tải đủ',
  partial: 'Tải dở',
  newer: 'Có bản mới',
  notHere: 'Chưa tải',
  download: 'Tải về',
  resume: 'Tải tiếp',
  update: 'Cập nhật',
  remove: 'Xóa khỏi máy',
  downloading: (language: string) => `Đang tải ${language}`,
  offlineList: 'Chưa hỏi được máy chủ. Dưới đây là giọng đã có trên máy.',
  recordTitle: 'Thu giọng đọc',
  recordLead: 'Ai nói được tiếng Bru – Vân Kiều, Pa Cô, Tà Ôi có thể thu ngay trên máy này, mỗi lần một câu.',
  record: (language: string) => `Thu ${language}`,
});
