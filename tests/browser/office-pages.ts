/** Every page of the desk and of the administration, where it is found and what says that it is there. */

import type { Page } from '@playwright/test';
import { findViolations } from './find-violations.ts';

/** Address below `/quay` or `/quan-tri`, and its heading. */
export type OfficePages = readonly (readonly [string, RegExp])[];

export const deskPages: OfficePages = [
  ['/quay/hom-nay', /^Việc hôm nay$/],
  ['/quay', /^Quầy tiếp nhận$/],
  ['/quay/phong-bi', /phong bì/i],
  ['/quay/phong-bi/dang-giu', /trên đường/],
  ['/quay/xem-lai', /xem lại/i],
  ['/quay/so-theo-doi', /Sổ theo dõi/],
  ['/quay/phan-anh', /Phản ánh/],
  ['/quay/so-thu-tu', /Số thứ tự/],
  ['/quay/lich', /Lịch đi thôn/],
  ['/quay/tra-tai-thon', /trả tại thôn/],
  ['/quay/thu-phi', /Thu phí/],
  ['/quay/ho', /Hộ trong xã/],
  ['/quay/ho/vneid', /VNeID/],
  ['/quay/ho/nhap', /Nhập danh sách hộ/],
  ['/quay/so-lieu', /./],
  ['/quay/goi-va-may', /./],
  ['/quay/nhap-trang-thai', /./],
  ['/quay/chuyen-mot-cua', /./],
  ['/quay/tap-phieu', /./],
  ['/quay/kiosk', /Máy ở sảnh/],
  ['/quay/ap-phich', /áp phích/],
  ['/quay/thu-tuc', /./],
  ['/quay/giong-doc', /Giọng đọc/],
  ['/quay/trong-xa', /Người và tổ/],
  ['/quay/trong-xa/to', /Các tổ/],
  ['/quay/nguoi', /Người và máy/],
];

export const administrationPages: OfficePages = [
  ['/quan-tri', /./],
  ['/quan-tri/xa/99999', /./],
  ['/quan-tri/nguoi', /^Người$/],
  ['/quan-tri/to', /Các tổ/],
  ['/quan-tri/moi', /./],
  ['/quan-tri/may', /./],
  ['/quan-tri/thu-tuc', /./],
  ['/quan-tri/giong-doc', /Giọng đọc/],
  ['/quan-tri/so-lieu', /./],
  ['/quan-tri/ket-noi', /./],
  ['/quan-tri/lich', /./],
  ['/quan-tri/cai-dat', /./],
  ['/quan-tri/khoa', /./],
  ['/quan-tri/nhat-ky', /./],
];

/** Goes there as a link within the app does: the page is not loaded anew, so that nobody unlocks again. */
export async function goWithin(page: Page, path: string, heading: RegExp): Promise<void> {
  await page.evaluate((to) => {
    history.pushState({}, '', to);
    dispatchEvent(new PopStateEvent('popstate', { state: {} }));
  }, path);
  await page.getByRole('heading', { level: 1, name: heading }).first().waitFor({ timeout: 30_000 });
  await page
    .getByText(/Đang tải|Loading…/)
    .first()
    .waitFor({ state: 'hidden', timeout: 30_000 });
}

/**
 * Walks the page with the Tab key alone. What is wrong, a line each: something that takes a click and no key reaches, a
 * focus that cannot be seen, or a place that holds the focus for ever.
 */
export async function findKeyFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    for (const each of document.querySelectorAll('[data-met]')) each.removeAttribute('data-met');
  });
  const reachable = await page.evaluate(() => {
    const all = document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [tabindex="0"]',
    );
    return [...all].filter(
      (each) => each.checkVisibility({ checkVisibilityCSS: true }) && !(each as HTMLButtonElement).disabled,
    ).length;
  });
  const faults = new Set<string>();
  for (let count = 0; count < reachable * 4 + 5; count += 1) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const at = document.activeElement as HTMLElement | null;
      if (!at || at === document.body) return 'end';
      // A field for a date is several stops of one element.
      const { met } = at.dataset;
      for (const each of document.querySelectorAll<HTMLElement>('[data-met="now"]')) each.dataset['met'] = '';
      at.dataset['met'] = 'now';
      if (met !== undefined) return met === 'now' ? '' : 'again';
      const marked = [at, at.parentElement, at.parentElement?.parentElement].some((each) => {
        if (!each) return false;
        const { outlineStyle, outlineWidth } = getComputedStyle(each);
        return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
      });
      return marked ? '' : `no focus to see: ${at.outerHTML.slice(0, 120)}`;
    });
    if (seen === 'end' || seen === 'again') break;
    if (seen !== '') faults.add(seen);
  }
  const missed = await page.evaluate(() => {
    const all = document.querySelectorAll<HTMLElement>(
      'main a[href], main button, main input, main select, main textarea, main summary',
    );
    return (
      [...all]
        .filter((each) => each.checkVisibility({ checkVisibilityCSS: true }) && !(each as HTMLButtonElement).disabled)
        .filter((each) => each.tabIndex >= 0 && each.dataset['met'] === undefined)
        // One of a group of radio buttons is a stop of the key, the others are reached with the arrows.
        .filter((each) => !(each instanceof HTMLInputElement && each.type === 'radio'))
        .map((each) => `no key reaches: ${each.outerHTML.slice(0, 120)}`)
    );
  });
  return [...faults, ...missed].map((fault) => `${new URL(page.url()).pathname} ${fault}`);
}

/** What is too small to read, goes out of the window sideways, or axe objects to. */
export async function findPageFaults(page: Page): Promise<readonly string[]> {
  const faults = await page.evaluate(() => {
    const found: string[] = [];
    if (document.documentElement.scrollWidth > innerWidth)
      found.push(`wider than the window: ${document.documentElement.scrollWidth}`);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const place = node.parentElement;
      if (!place || node.nodeValue?.trim() === '' || !place.checkVisibility()) continue;
      const size = parseFloat(getComputedStyle(place).fontSize);
      if (size < 15 && !place.closest('svg, [aria-hidden="true"]'))
        found.push(`${size} px: ${node.nodeValue?.slice(0, 40)}`);
    }
    return [...new Set(found)];
  });
  const at = new URL(page.url()).pathname;
  return [...faults.map((fault) => `${at} ${fault}`), ...(await findViolations(page))];
}
