/** What a board shows: of a hall, asked for every few seconds by its link; or of this phone's own book, at once. */

import { useCallback, useEffect, useState } from 'react';
import { boardOf } from '../../core/tickets/ticket-board.ts';
import type { TicketBoard } from '../../core/tickets/ticket-board.ts';
import { useDevice } from '../parts/device-context.tsx';
import { useWatched } from '../state/use-watched.ts';
import { findBoardAnswer } from './find-board-answer.ts';

export interface ShownBoard {
  readonly board?: TicketBoard & { readonly place?: string };
  /** Nothing answered: what is shown may be old. */
  readonly isOffline: boolean;
  /** The link is worth nothing. */
  readonly isUnknown: boolean;
}

const askMs = 3_000;

/** `token`: of a hall's link; absent: this phone's own. */
export function useBoard(token: string | undefined): ShownBoard {
  const device = useDevice();
  const [asked, setAsked] = useState<ShownBoard>({ isOffline: false, isUnknown: false });
  useEffect(() => {
    if (token === undefined) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    async function ask(): Promise<void> {
      const outcome = await device.office.board(token ?? '');
      if (isOver) return;
      const board = outcome.kind === 'done' ? findBoardAnswer(outcome.value) : undefined;
      const isUnknown = outcome.kind === 'refused' && outcome.problem.code === 'not-found';
      setAsked((before) =>
        board ? { board, isOffline: false, isUnknown: false } : { ...before, isOffline: !isUnknown, isUnknown },
      );
      timer = setTimeout(() => void ask(), askMs);
    }
    void ask();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [device, token]);

  const load = useCallback(
    async () => (token === undefined ? ((await device.tickets.findBook()) ?? null) : null),
    [device, token],
  );
  const book = useWatched(load, ['tickets']);
  if (token !== undefined) return asked;
  return { ...(book && { board: boardOf(book) }), isOffline: false, isUnknown: false };
}
