/**
 * How many of a long list are drawn: a screenful at first, more as its end comes into sight, because two thousand rows at once
 * stop a cheap phone. A list that became another one (`key`) begins anew.
 */

import { useCallback, useRef, useState } from 'react';

const step = 40;

export function useShownCount(key: string): {
  readonly count: number;
  /** To be put on an element behind the last one drawn. */
  readonly end: (element: HTMLElement | null) => void;
} {
  const [shown, setShown] = useState({ key, count: step });
  const watching = useRef<IntersectionObserver>(undefined);
  const count = shown.key === key ? shown.count : step;
  const end = useCallback(
    (element: HTMLElement | null) => {
      watching.current?.disconnect();
      if (!element) return;
      watching.current = new IntersectionObserver(
        (entries) => {
          if (entries.some(({ isIntersecting }) => isIntersecting)) setShown({ key, count: count + step });
        },
        { rootMargin: '600px' },
      );
      watching.current.observe(element);
    },
    [key, count],
  );
  return { count, end };
}
