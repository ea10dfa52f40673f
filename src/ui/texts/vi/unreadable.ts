/** A draft whose procedure this version of the app cannot read. */
export const unreadable = {
  title: 'Chưa mở được bản nháp',
  lead: 'Mọi điều đã kể vẫn còn nguyên trên máy này.',
  goOn: 'Làm tiếp hồ sơ khác',
  home: 'Về trang đầu',
  more: 'Mở phần Thêm',
};
