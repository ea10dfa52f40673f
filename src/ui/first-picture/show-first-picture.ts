/**
 * The locked home before the app: its markup comes with the page, the figures are put in, and a tap is kept until the app is there to
 * answer it. See decision 049.
 */

import type { Counters } from '../../core/screen-ports.ts';
import { homeLead } from '../field/home-lead.ts';
import { formatVietnameseToday } from '../parts/format-vietnamese-today.ts';
import { outboxFigures } from '../parts/outbox-figures.ts';
import { kioskMark, languageMark, realHandedMark } from '../state/marks.ts';
import { home } from '../texts/vi/home.ts';
import './first-picture.css';
import { figuresPlace, leadPlace, pictureId } from './places.ts';

const comingAfterMs = 1_000;

/** Whether this page, opened at `path`, begins with home in Vietnamese. */
export function beginsWithHome(path: string): boolean {
  const anotherFirst = [kioskMark, realHandedMark].some((mark) => localStorage.getItem(mark) !== null);
  return path === '/' && !anotherFirst && localStorage.getItem(languageMark) !== 'en';
}

/**
 * Draws it into `place`; absent: the build made none. The answer is for when the app has drawn itself there: what was tapped meanwhile
 * is tapped again.
 */
export function showFirstPicture(
  place: HTMLElement,
  counters: Counters,
  commune: string | undefined,
  nowMs: number,
): (() => void) | undefined {
  const made = document.getElementById(pictureId);
  if (!(made instanceof HTMLTemplateElement)) return undefined;
  const picture = document.importNode(made.content, true);
  picture.getElementById(leadPlace)?.append(homeLead(formatVietnameseToday(nowMs), commune));
  picture.getElementById(figuresPlace)?.append(...outboxFigures(counters).flatMap(drawFigure));
  place.dataset['first'] = '';
  place.replaceChildren(picture);

  let tapped: string | undefined;
  const keepTap = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    tapped = link.getAttribute('href') ?? undefined;
  };
  place.addEventListener('click', keepTap);
  return () => {
    place.removeEventListener('click', keepTap);
    delete place.dataset['first'];
    const link = [...place.querySelectorAll('a')].find((each) => each.getAttribute('href') === tapped);
    link?.click();
  };
}

/** As long as `place` is empty and the app long in coming, at the first visit or over a weak link, it says so. */
export function sayComing(place: HTMLElement): void {
  setTimeout(() => {
    // In a style, so that it gives way to whatever is drawn, and to nothing else.
    place.dataset['late'] = home.coming;
  }, comingAfterMs);
}

function drawFigure({ words, isUrgent }: ReturnType<typeof outboxFigures>[number], at: number): (string | Node)[] {
  const strong = document.createElement('strong');
  strong.textContent = words;
  return [...(at > 0 ? [' · '] : []), isUrgent ? strong : words];
}
