/** The tickets of a commune's halls as the gateway speaks them; `ticket-book.ts` has the rules. */

import type { HallQueue } from './hall-queues.ts';
import type { TicketBoard } from './ticket-board.ts';
import type { TicketBook } from './ticket-book.ts';

/** `GET /desk/boards` → {boards}: one for each reception point that has one. */
export interface DeskBoard {
  readonly boardId: string;
  readonly receptionPointId: string;
  readonly place: string;
  /** Today's; a new day begins with number 1. */
  readonly book: TicketBook;
  /** What people come for there; none: one row for everything. */
  readonly queues: readonly HallQueue[];
  /** Whether a television has a link of this board, and a kiosk. */
  readonly hasDisplay: boolean;
  readonly hasTaking: boolean;
}

/**
 * `POST /desk/boards/:boardId/:action` {counter?, number?, matters?, queue?} → DeskBoard, with the ticket it was about. `call`: a
 * number again or out of turn. `queue`: its letter, for `take` and `next`. Problems: those of the rule, not-found and bad-request.
 */
export const boardActions = ['take', 'next', 'call', 'done', 'absent', 'undo'] as const;
export type BoardAction = (typeof boardActions)[number];

export interface DeskBoardAnswer extends DeskBoard {
  readonly ticket: { readonly number: number; readonly label: string };
}

/** display: numbers only · taking: may hand out a ticket besides. */
export const boardLinkKinds = ['display', 'taking'] as const;
export type BoardLinkKind = (typeof boardLinkKinds)[number];

/** `POST /desk/boards/:boardId/links` {kind} → a new link; the one before is worth nothing from then on. */
export interface BoardLink {
  readonly kind: BoardLinkKind;
  /** base64url of 128 random bits, told once. */
  readonly token: string;
  /** `<PUBLIC_URL>/bang-so#<token>` */
  readonly url: string;
}

/** `GET /board` with `Board-Token: …` → what the television shows. No token of a device, no name. */
export interface PublicBoard extends TicketBoard {
  readonly place: string;
  /** Changes whenever anything that is shown does; also the `ETag`. */
  readonly state: string;
}

/** `GET /kiosk/tickets` → the board of the place where the kiosk stands. Problem: not-found (none is open there). */
export interface KioskBoard {
  readonly place: string;
  readonly queues: readonly HallQueue[];
  readonly waiting: number;
}

/** `POST /desk/boards/:boardId/queues` {names} → DeskBoard. Problems: not-found, bad-request. */

/** `POST /board/tickets` {matters?} with `Board-Token: …` of kind `taking`, or `POST /kiosk/tickets` {queue?} → 201. */
export interface TakenTicket {
  readonly label: string;
  readonly place: string;
  /** ISO with offset. */
  readonly takenAt: string;
  /** Who waits before; where `queue` was said, of those who came for that. */
  readonly ahead: number;
  readonly usualWaitMinutes?: number;
}

/** A link's token: 22 characters of unpadded base64url. */
export function isBoardToken(text: string): boolean {
  return /^[A-Za-z0-9_-]{22}$/.test(text);
}
