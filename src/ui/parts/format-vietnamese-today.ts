const vietnamese = ['Chủ Nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'];

/** `Thứ Bảy, 21/11`, of this phone's own day. Without `Intl`, which a slow phone reads for longer than all of the first picture. */
export function formatVietnameseToday(nowMs: number): string {
  const now = new Date(nowMs);
  const two = (figure: number): string => String(figure).padStart(2, '0');
  return `${vietnamese[now.getDay()]}, ${two(now.getDate())}/${two(now.getMonth() + 1)}`;
}
