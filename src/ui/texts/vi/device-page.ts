/** The page of one device, for the province and the commune. */

import { spoken } from '../spoken.ts';

export const devicePage = spoken('device-page.devicePage', {
  title: 'Thiết bị',
  titleOf: (device: string, person: string) => `${device} của ${person}`,
  listOf: (device: string, person: string) => `Mã tạm trên ${device} của ${person}, theo lần báo cuối`,
  back: 'Về danh sách máy',
  reported: 'Số chưa gửi, bộ nhớ, phiên bản và mã tạm là lời máy báo lần liên lạc gần nhất.',
  inReview: (count: number) =>
    `${count} gói tới sau khi máy bị khóa hoặc thu hồi, đang chờ ở mục "Cần xem lại" của xã.`,
  facts: {
    state: 'Trạng thái',
    contact: 'Liên lạc gần nhất',
    unsent: 'Chưa gửi',
    oldest: 'Gói cũ nhất',
    storage: 'Bộ nhớ còn',
    app: 'Phiên bản',
    received: 'Cổng đã nhận',
  },
  untold: 'chưa báo',
  none: 'không có',
  received: (received: number, incomplete: number) =>
    `${received} gói${incomplete > 0 ? `, ${incomplete} gói còn thiếu trang` : ''}`,
  codes: 'Mã tạm của các gói trên máy',
  progress: (arrived: number, all: number) => `Quầy đã có ${arrived}/${all}.`,
  codesLead: 'Mã ghi trên phiếu của người dân. Mã nào chưa thấy ở quầy thì tới hỏi lại nhà đó.',
  noCodes: 'Lần báo cuối, máy không còn giữ gói nào.',
  arrived: 'đã có hồ sơ ở quầy',
  notArrived: 'chưa thấy ở quầy',
  print: 'In danh sách',
});
