/** Sealed work on another phone: whoever gives it along, and whoever carries it. */

import { spoken } from '../spoken.ts';

const count = (packets: number, size: string) => `${packets} hồ sơ (${size})`;
/** One file needs no number. */
const of = (index: number, all: number) => (all === 1 ? '' : ` ${index}/${all}`);

export const giving = spoken('relay.giving', {
  title: 'Nhờ mang hộ',
  open: 'Nhờ máy khác mang hộ',
  noLink: 'Chưa có mạng? Nhờ máy khác mang hộ',
  lead: 'Đưa hồ sơ đã khóa cho máy sắp đến nơi có mạng. Người mang không xem được bên trong.',
  waiting: (packets: number, size: string) => `Đang chờ gửi: ${count(packets, size)}`,
  none: 'Không có hồ sơ nào chờ gửi, nên không cần nhờ mang.',
  way: 'Chuyển sang máy kia bằng gì?',
  ways: {
    bluetooth: { name: 'Bluetooth, Quick Share', hint: 'Hai máy ở cạnh nhau, không cần mạng. Mỗi tệp tới 5 MB.' },
    zalo: { name: 'Zalo', hint: 'Khi chỉ Zalo gửi được. Mỗi tệp tới 20 MB.' },
    card: { name: 'Thẻ nhớ, cáp USB', hint: 'Tải tệp về máy này rồi chép. Mỗi tệp tới 64 MB.' },
  },
  pack: 'Chuẩn bị tệp',
  packing: 'Đang chuẩn bị tệp…',
  ready: (files: number) => (files === 1 ? 'Tệp đã sẵn sàng.' : `${files} tệp đã sẵn sàng, đưa lần lượt từng tệp.`),
  allGiven: 'Đã đưa đủ.',
  kept: 'Máy này vẫn giữ hồ sơ cho đến khi tỉnh ký nhận.',
  carrierSteps: 'Trên máy kia: mở Gõ Cửa, vào Thêm → Mang hộ, chọn tệp vừa nhận.',
  otherWay: 'Cách khác',
  done: 'Xong',
  back: 'Quay lại',
});

export const handing = spoken('relay.handing', {
  files: 'Các tệp',
  file: (index: number, all: number) => `Tệp${of(index, all)}`,
  share: (index: number, all: number) => `Chia sẻ tệp${of(index, all)}`,
  save: (index: number, all: number) => `Tải tệp${of(index, all)} về`,
  shareAgain: (index: number, all: number) => `Chia sẻ lại tệp${of(index, all)}`,
  saveAgain: (index: number, all: number) => `Tải lại tệp${of(index, all)}`,
  states: {
    ready: 'chưa đưa',
    opening: 'đang chọn nơi nhận',
    shared: 'đã chia sẻ',
    saved: 'đã tải về',
    cancelled: 'chưa chia sẻ',
    failed: 'không chia sẻ được',
  },
  words: {
    ready: () => '',
    opening: () => '',
    shared: (file: string) => `${file} đã chia sẻ.`,
    saved: (file: string) => `${file} đã tải về máy này.`,
    cancelled: (file: string) => `${file} chưa được chia sẻ. Bấm để chia sẻ lại.`,
    failed: (file: string) => `${file} không chia sẻ được. Hãy thử lại, hoặc tải về rồi chép sang máy kia.`,
  },
});

export const carrying = spoken('relay.carrying', {
  title: 'Mang hộ',
  open: 'Mang hộ hồ sơ của máy khác',
  lead: 'Máy này mang hộ hồ sơ đã khóa của máy khác. Trên máy này không ai xem được bên trong.',
  choose: 'Chọn tệp',
  chooseHint: 'Chọn tệp vừa nhận, có đuôi .gocua hoặc .gocua.txt; chọn nhiều tệp một lần cũng được.',
  drop: 'Hoặc kéo tệp thả vào đây.',
  looking: (fileName: string) => `Đang xem ${fileName}`,
  lookingNext: (fileName: string, left: number) => `Đang xem ${fileName}, còn ${left} tệp nữa`,
  results: 'Các tệp vừa mở',
  nameless: 'Tệp được chia sẻ',
  taken: (packets: number, size: string) => `Đã nhận mang ${count(packets, size)}.`,
  known: (packets: number) => `${packets} hồ sơ máy này đang mang rồi.`,
  damaged: (parts: number) =>
    `${parts} trang bị hỏng trên đường nên chưa nhận. Nhờ máy kia gửi lại tệp; phần còn nguyên vẫn được gửi.`,
  ownDelivered: (packets: number) => `${packets} hồ sơ của máy này đã được tỉnh ký nhận.`,
  refused: (acknowledgements: number) => `Bỏ qua ${acknowledgements} xác nhận sai chữ ký hoặc không phải của máy này.`,
  nothing: 'Tệp này không có gì mới cho máy này.',
  tooLarge: 'Tệp này quá lớn, không phải tệp hồ sơ của Gõ Cửa.',
  unreadable: 'Không đọc được tệp này. Hãy chép tệp vào máy rồi chọn lại.',
  retry: 'Mở lại tệp này',
  notEnrolled: 'Máy này chưa ghi danh nên chưa mang hộ được.',
  notEnrolledLead: 'Cần lời mời (mã QR hoặc liên kết) của xã. Ghi danh xong thì mở tệp ở đây: Thêm → Mang hộ.',
  sharedKept: 'Tệp vừa chia sẻ vào đây vẫn được giữ, ghi danh xong sẽ mở.',
  enrol: 'Ghi danh máy này',
  load: 'Đang mang',
  loadNone: 'Máy này chưa mang hồ sơ nào của máy khác.',
  loadCount: (packets: number, size: string) => count(packets, size),
  loadWaiting: 'Chờ mạng; có mạng, máy sẽ tự gửi.',
  loadDelivered: (delivered: number) => `Đã mang tới nơi: ${delivered} hồ sơ, tỉnh đã ký nhận.`,
  sendNow: 'Gửi ngay',
  sending: 'Đang gửi…',
  receipts: 'Gửi xác nhận về máy kia',
  receiptsLead:
    'Đưa tệp này cho người đã nhờ, để máy họ biết tỉnh đã ký nhận. Không bắt buộc: có mạng, máy họ tự biết.',
  back: 'Quay lại',
});
