import type { Page } from '@playwright/test';

/**
 * What a ruler finds on the page as it stands: a page wider than its window, words that are cut off or lie outside of it, bars
 * that leave too little of it, a state that has a colour and no word.
 */
export async function findLayoutFaults(page: Page): Promise<readonly string[]> {
  const faults = await page.evaluate(() => {
    const found = new Set<string>();
    const edge = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > edge)
      found.add(`wider than the window: ${document.documentElement.scrollWidth} of ${edge}`);

    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const place = node.parentElement;
      if (!place || node.nodeValue?.trim() === '' || place.closest('svg, option')) continue;
      if (!place.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      let how = box.left < -1 || box.right > edge + 1 ? 'outside of the window' : '';
      for (let around: Element | null = place; around && around !== document.body; around = around.parentElement) {
        const { overflowX, overflowY, position, clipPath, webkitLineClamp, textOverflow } = getComputedStyle(around);
        const frame = around.getBoundingClientRect();
        const isForEarsOnly = position === 'absolute' && (clipPath !== 'none' || frame.width <= 1 || frame.right <= 0);
        const isShortened = webkitLineClamp !== 'none' || textOverflow === 'ellipsis';
        // What scrolls can be brought into sight, and what ends in … stands whole where it is opened.
        if (isForEarsOnly || isShortened || /auto|scroll/.test(overflowX + overflowY)) {
          how = '';
          break;
        }
        if (overflowX !== 'visible' && (box.left < frame.left - 2 || box.right > frame.right + 2))
          how = 'cut at the side';
        if (overflowY !== 'visible' && (box.top < frame.top - 4 || box.bottom > frame.bottom + 4)) how = 'cut below';
      }
      if (how !== '' && box.width > 0) found.add(`${how}: "${node.nodeValue?.trim().slice(0, 50)}"`);
    }

    let bars = 0;
    for (const each of document.querySelectorAll('body *')) {
      const { position, bottom, top } = getComputedStyle(each);
      if (position !== 'sticky' && position !== 'fixed') continue;
      const box = each.getBoundingClientRect();
      if (each.closest('dialog, table') || box.width < edge * 0.9 || box.height >= innerHeight) continue;
      if (bottom === '0px' || top === '0px') bars += box.height;
    }
    if (bars > innerHeight / 2) found.add(`bars take ${Math.round(bars)} of ${innerHeight}`);

    for (const each of document.querySelectorAll<HTMLElement>('[data-tone]')) {
      if (each.checkVisibility({ contentVisibilityAuto: true }) && each.innerText.trim() === '')
        found.add(`a colour alone: ${each.outerHTML.slice(0, 80)}`);
    }
    return [...found];
  });
  const at = new URL(page.url()).pathname;
  return faults.map((fault) => `${at} ${fault}`);
}
