export const unlock = {
  title: 'Nhập mã PIN',
  lead: 'Mã PIN mở khóa những gì đã ghi trên máy này.',
  label: 'Mã PIN',
  show: 'Hiện mã PIN',
  open: 'Mở khóa',
  opening: 'Đang mở khóa…',
  createTitle: 'Đặt mã PIN',
  createLead: 'Mã PIN bảo vệ mọi hồ sơ trên máy. Quên mã PIN thì không ai mở lại được những gì chưa gửi.',
  createLabel: 'Mã PIN mới (ít nhất 6 chữ số)',
  createAgain: 'Nhập lại mã PIN',
  mismatch: 'Hai lần nhập chưa giống nhau.',
  create: 'Đặt mã PIN',
};
