import { useEffect, useState } from 'react';
import { contrast, pairs } from './contrast.ts';
import css from './parts.module.css';

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
