/** What stands on what: colour, ground, what the pair is for, and how far apart they are at least. */
export const pairs = [
  ['ink', 'paper', 'chữ', 7],
  ['ink', 'card', 'chữ trên thẻ', 7],
  ['muted', 'paper', 'chữ phụ', 7],
  ['muted', 'card', 'chữ phụ trên thẻ', 7],
  ['primary', 'paper', 'liên kết', 4.5],
  ['on-primary', 'primary', 'nút chính', 4.5],
  ['primary', 'primary-soft', 'đang chọn', 4.5],
  ['waiting', 'waiting-soft', 'đang chờ', 4.5],
  ['moving', 'moving-soft', 'đang gửi', 4.5],
  ['done', 'done-soft', 'đã xong', 4.5],
  ['attention', 'attention-soft', 'cần xem', 4.5],
  ['line', 'paper', 'viền ô', 3],
  ['focus', 'paper', 'ô đang chọn', 3],
] as const;

/** WCAG's ratio of two colours written `#rrggbb`, or `#rgb` as a build shortens them. */
export function contrast(one: string, other: string): number {
  const [bright = 1, dark = 1] = [one, other].map(luminance).sort((left, right) => right - left);
  return (bright + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const digits = colour.trim().slice(1);
  const value = Number.parseInt(digits.length === 3 ? digits.replaceAll(/./g, '$&$&') : digits, 16);
  const [red = 0, green = 0, blue = 0] = [value >> 16, (value >> 8) & 255, value & 255].map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
