import type { LinkState } from '../core/screen-ports.ts';
import type { LinkNews } from './http-outcome.ts';

/** The state of the link as the newest answer, or its absence, shows it; `navigator.onLine` is never believed. */
export function linkStateOf(news: LinkNews): LinkState {
  switch (news) {
    case 'answered':
      return 'online';
    case 'answered-slowly':
    case 'timed-out':
      return 'weak';
    case 'server-failed':
      return 'server-down';
    case 'no-answer':
      return 'offline';
  }
}
