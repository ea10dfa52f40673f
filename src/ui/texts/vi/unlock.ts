import { spoken } from '../spoken.ts';

export const unlock = spoken('unlock.unlock', {
  title: 'Nhập mã PIN',
  lead: 'Mã PIN mở khóa những gì đã ghi trên máy này.',
  label: 'Mã PIN',
  show: 'Hiện mã PIN',
  words: 'Gõ bằng bàn phím chữ',
  open: 'Mở khóa',
  opening: 'Đang mở khóa…',
  createTitle: 'Đặt mã PIN',
  createLead:
    'Mã PIN khóa mọi điều đã ghi trên máy. Quên mã PIN thì mất những gì đang làm dở; hồ sơ đã chốt vẫn gửi được. Sáu chữ số chặn được người nhặt máy, không chặn được kẻ chép cả bộ nhớ về dò; bốn từ ghép lại chắc hơn nhiều.',
  createLabel: 'Mã PIN mới (ít nhất 6 chữ số, hoặc bốn từ)',
  createAgain: 'Nhập lại mã PIN',
  propose: 'Gợi ý bốn từ',
  noteDown: 'Ghi bốn từ này ra giấy, cất riêng khỏi điện thoại, rồi nhập lại ở dưới. Gõ có dấu hay không dấu đều được.',
  mismatch: 'Hai lần nhập chưa giống nhau.',
  create: 'Đặt mã PIN',
});

export const forgotPin = spoken('unlock.forgotPin', {
  link: 'Quên mã PIN',
  title: 'Quên mã PIN',
  lead: 'Không ai mở khóa thay được: kể cả xã, tỉnh hay người làm ứng dụng. Chỉ có thể xóa phần đang làm dở rồi đặt lại.',
  counting: 'Đang đếm…',
  lost: (drafts: number) =>
    drafts === 0 ? 'Không có hồ sơ nào đang làm dở.' : `${drafts} hồ sơ đang làm dở sẽ mất, không lấy lại được.`,
  kept: (sealed: number) =>
    sealed === 0 ? 'Không còn gói đã khóa nào chờ gửi.' : `${sealed} gói đã khóa vẫn được gửi.`,
  corrections: 'Hồ sơ đã chốt không sửa lại trên máy này được nữa.',
  invitation: 'Máy phải ghi danh lại: cần lời mời mới của xã và có mạng.',
  statuses: 'Ghi danh lại và được xã xác nhận thì tình trạng hồ sơ của xã hiện lại theo mã tạm, không kèm tên người.',
  back: 'Thử nhớ lại',
  forget: 'Xóa phần làm dở, đặt lại',
  sure: 'Xóa và đặt lại?',
  sureLead: (drafts: number) =>
    drafts === 0 ? 'Máy sẽ cần lời mời mới để dùng tiếp.' : `${drafts} hồ sơ đang làm dở sẽ mất hẳn.`,
  yes: 'Xóa',
  no: 'Không xóa',
  forgetting: 'Đang xóa…',
});
