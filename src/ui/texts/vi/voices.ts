/** Words of recorded voices: listening, packs on the phone, recording, and the office's page. */
import type { VoiceLanguage } from '../../../core/voice/clip.ts';
import type { RecordingState } from '../../../core/voice/recording-rows.ts';
import { forResidents, spoken } from '../spoken.ts';

/** As they stand inside a sentence. */
export const languageNames = forResidents('voices.languageNames', {
  bru: 'tiếng Bru – Vân Kiều',
  pac: 'tiếng Pa Cô',
  tth: 'tiếng Tà Ôi',
  vi: 'tiếng Việt',
} satisfies Record<VoiceLanguage, string>);

/** On what residents hold and hear. */
export const listening = forResidents('voices.listening', {
  speak: 'Đọc to',
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
  unsaid: (texts: string) => `Máy không đọc được “${texts}”. Hãy đọc to bằng lời.`,
  noVoice: 'Máy này chưa có giọng đọc tiếng Việt. Hãy đọc to bằng lời.',
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

export const recording = spoken('voices.recording', {
  title: (language: string) => `Thu ${language}`,
  groups: 'Nhóm câu',
  common: 'Câu chung của ứng dụng',
  position: (now: number, of: number) => `Câu ${now} / ${of}`,
  lead: 'Nghe câu tiếng Việt, nói lại bằng tiếng của mình, nghe lại rồi giữ.',
  hearVietnamese: 'Nghe tiếng Việt',
  noVietnamese: 'Máy không có giọng tiếng Việt: nhờ người đọc câu này cho nghe.',
  hearOld: 'Nghe bản đã thu',
  start: 'Bấm để thu',
  stop: 'Thu xong',
  recording: (seconds: number) => `Đang thu… ${seconds} giây`,
  again: 'Thu lại',
  listen: 'Nghe lại',
  keep: 'Giữ, câu tiếp theo',
  next: 'Câu sau',
  previous: 'Câu trước',
  onlyMissing: 'Chỉ câu chưa có',
  allDone: 'Nhóm này đã thu đủ.',
  allDoneLead: 'Chọn nhóm khác, hoặc bỏ dấu “Chỉ câu chưa có” để thu lại.',
  waiting: (count: number) => `${count} câu đã thu còn nằm trên máy, có mạng sẽ gửi.`,
  sent: 'Mọi câu đã thu đều đã gửi.',
  sendNow: 'Gửi ngay',
  silent: 'Không nghe thấy tiếng. Hãy nói gần máy hơn rồi thu lại.',
  unreadable: 'Máy không mở được bản thu này. Hãy thu lại.',
  tooLong: 'Bản thu dài quá hai phút. Hãy thu lại ngắn hơn.',
  denied: 'Máy chưa cho dùng micro. Hãy cho phép micro trong cài đặt của trình duyệt.',
  noMicrophone: 'Máy này không có micro hoặc trình duyệt không thu âm được. Có thể tải tệp lên ở trang của văn phòng.',
  consent:
    'Giọng của người thu được phát trên máy của tổ công nghệ số cộng đồng trong tỉnh; muốn gỡ lúc nào cũng được.',
});

export const voiceDesk = spoken('voices.voiceDesk', {
  title: 'Giọng đọc',
  lead: {
    admin: 'Bản thu của các xã ở đây. Điện thoại chỉ phát những gì tỉnh đã phát hành.',
    official: 'Thu hoặc tải lên từng câu. Tỉnh nghe lại rồi phát hành cho điện thoại.',
  },
  language: 'Tiếng',
  group: 'Nhóm câu',
  show: 'Hiện',
  all: 'tất cả',
  states: {
    missing: 'chưa có',
    outdated: 'câu đã đổi',
    recorded: 'chờ phát hành',
    published: 'đã phát hành',
  } satisfies Record<RecordingState, string>,
  columns: { sentence: 'Câu tiếng Việt', state: 'Trạng thái', by: 'Người thu', acts: 'Việc' },
  progress: (have: number, of: number) => `${have}/${of} câu của nhóm này đã có`,
  elsewhere: 'xã khác',
  usedIn: (count: number) => `dùng ở ${count} chỗ`,
  saysOld: (text: string) => `Bản thu đang nói: “${text}”`,
  play: 'Nghe',
  record: 'Thu',
  recordAgain: 'Thu lại',
  upload: 'Tải tệp lên',
  uploadOf: (text: string) => `Tải tệp ghi âm cho câu: ${text}`,
  uploaded: 'Đã nhận tệp ghi âm.',
  withdraw: 'Gỡ',
  withdrawTitle: 'Gỡ bản thu này?',
  withdrawLead: 'Bản thu bị xóa khỏi máy chủ; điện thoại bỏ nó ở lần cập nhật tới.',
  withdrawYes: 'Gỡ bản thu',
  withdrawNo: 'Giữ lại',
  withdrawn: 'Đã gỡ bản thu.',
  publish: (count: number, language: string) => `Phát hành ${count} câu mới ${language}`,
  nothingNew: 'Không có câu mới để phát hành.',
  published: 'Đã phát hành. Điện thoại nhận ở lần cập nhật danh mục tới.',
  notPlayed: 'Không phát được bản thu này.',
  tooLarge: 'Tệp lớn quá 1 MB. Hãy thu ngắn hơn hoặc nén lại.',
  tooLong: 'Bản ghi âm dài quá hai phút.',
  wrongKind: 'Tệp này không phải bản ghi âm. Hãy chọn tệp .opus, .ogg, .webm, .m4a hoặc .mp3.',
  silent: 'Tệp này không có tiếng.',
  noCatalogue: 'Máy này chưa tải danh mục thủ tục, nên chỉ có câu chung. Vào Thêm để tải danh mục.',
});
