import { useEffect, useState } from 'react';
import css from './parts.module.css';

/** What stands on what: text colour, ground, and what the pair is for. */
const pairs = [
  ['ink', 'paper', 'chữ'],
  ['ink', 'card', 'chữ trên thẻ'],
  ['muted', 'paper', 'chữ phụ'],
  ['muted', 'card', 'chữ phụ trên thẻ'],
  ['primary', 'paper', 'liên kết'],
  ['on-primary', 'primary', 'nút chính'],
  ['primary', 'primary-soft', 'đang chọn'],
  ['waiting', 'waiting-soft', 'đang chờ'],
  ['moving', 'moving-soft', 'đang gửi'],
  ['done', 'done-soft', 'đã xong'],
  ['attention', 'attention-soft', 'cần xem'],
  ['line', 'paper', 'viền ô'],
  ['focus', 'paper', 'ô đang chọn'],
] as const;

export function ColourParts() {
  const [ratios, setRatios] = useState<readonly string[]>([]);
  useEffect(() => {
    const style = getComputedStyle(document.documentElement);
    const colour = (name: string) => style.getPropertyValue(`--${name}`);
    setRatios(pairs.map(([ink, ground]) => contrast(colour(ink), colour(ground)).toFixed(1)));
  }, []);
  return (
    <div className={css['columns']}>
      <ul className={css['swatches']}>
        {pairs.map(([ink, ground, use], at) => (
          <li
            key={`${ink}/${ground}`}
            style={{
              background: `var(--${ground})`,
              color: ink === 'line' || ink === 'focus' ? 'var(--ink)' : `var(--${ink})`,
              borderColor: `var(--${ink})`,
            }}
          >
            <b>{use}</b>
            {ink} / {ground} {ratios[at]}
          </li>
        ))}
      </ul>
      <div className={css['stack']}>
        <h1>Tiêu đề 24/32: Đọc lại cho bà con</h1>
        <h2>Tên mục 18/28: Giấy tờ cần có</h2>
        <p>Chữ thường 18/28. Quý vị được trả lời, được từ chối, và được đổi ý bất cứ lúc nào: ằ ẵ ậ ợ ữ Ệ Ỹ.</p>
        <p>
          <small>Chữ nhỏ nhất trên máy: ngày 05/03/1948, số 045 148 000 123.</small>
        </p>
      </div>
    </div>
  );
}

/** WCAG's ratio of two colours written `#rrggbb`. */
function contrast(one: string, other: string): number {
  const [bright = 1, dark = 1] = [one, other].map(luminance).sort((left, right) => right - left);
  return (bright + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const value = Number.parseInt(colour.trim().slice(1), 16);
  const [red = 0, green = 0, blue = 0] = [value >> 16, (value >> 8) & 255, value & 255].map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
