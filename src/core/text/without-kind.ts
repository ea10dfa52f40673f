/** "Xã Đakrông" → "Đakrông", as a place stands before a date ("Đakrông, ngày …"). */
export function withoutKind(placeName: string): string {
  return placeName.replace(/^(xã|phường|thị trấn|đặc khu|tỉnh|thành phố)\s+/iu, '');
}
