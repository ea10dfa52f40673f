export const unlock = {
  title: 'Nhập mã PIN',
  lead: 'Mã PIN mở khóa những gì đã ghi trên máy này.',
  label: 'Mã PIN',
  show: 'Hiện mã PIN',
  words: 'Gõ bằng bàn phím chữ',
  open: 'Mở khóa',
  opening: 'Đang mở khóa…',
  createTitle: 'Đặt mã PIN',
  createLead:
    'Mã PIN khóa mọi điều đã ghi trên máy. Quên mã PIN thì mất những gì đang làm dở; hồ sơ đã chốt vẫn gửi được. Sáu chữ số chỉ giữ chân kẻ trộm được một lúc; bốn từ ghép lại hoặc nhiều chữ số hơn thì chắc hơn.',
  createLabel: 'Mã PIN mới (ít nhất 6 chữ số, hoặc bốn từ)',
  createAgain: 'Nhập lại mã PIN',
  mismatch: 'Hai lần nhập chưa giống nhau.',
  create: 'Đặt mã PIN',
};
