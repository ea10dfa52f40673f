import type { LinkState } from '../../core/screen-ports.ts';
import type { LinkNews } from './http-outcome.ts';

/**
 * The state of the link as the newest answer, or its absence, shows it. That the browser calls itself online is never
 * believed; that it calls itself offline is.
 */
export function linkStateOf(news: LinkNews): LinkState {
  switch (news) {
    case 'answered':
      return 'online';
    case 'answered-slowly':
    case 'timed-out':
      return 'weak';
    case 'asked-to-wait':
      return 'queued';
    case 'server-failed':
      return 'server-down';
    case 'no-answer':
      return 'offline';
  }
}

/** Tells at once when the phone loses its link; only an answer tells that it is back. */
export function hearLinkLoss(page: Pick<EventTarget, 'addEventListener'>, hear: (news: LinkNews) => void): void {
  page.addEventListener('offline', () => hear('no-answer'));
}
