/** j and k along a list of links: from the focused one, else from the open one, else to the first. Answers where it went. */
export function moveFocus(list: HTMLElement | null, step: 1 | -1): HTMLAnchorElement | undefined {
  const links = [...(list?.querySelectorAll('a') ?? [])];
  const focused = links.findIndex((link) => link === document.activeElement);
  const from = focused >= 0 ? focused : links.findIndex((link) => link.getAttribute('aria-current') === 'true');
  const next = links[from < 0 ? 0 : Math.max(0, Math.min(links.length - 1, from + step))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
  return next;
}
