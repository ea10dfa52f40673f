/** Queue tickets at the hall: this counter calls; links for the television and the kiosk are made here. */

import { useState } from 'react';
import type {
  BoardAction,
  BoardLink,
  BoardLinkKind,
  DeskBoard,
  DeskBoardAnswer,
} from '../../../core/tickets/desk-boards.ts';
import { parseCounter } from '../../../core/tickets/ticket-book.ts';
import type { CommuneRow } from '../../../core/reception/administration.ts';
import { Button } from '../../parts/button.tsx';
import { useDevice } from '../../parts/device-context.tsx';
import { LineField } from '../../parts/line-field.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { Notice } from '../../parts/notice.tsx';
import { OfficePage } from '../../parts/office-frame.tsx';
import { OfficeTrouble } from '../../parts/office-trouble.tsx';
import { outcomeSentence } from '../../parts/outcome-sentence.ts';
import type { FailedOutcome } from '../../parts/outcome-sentence.ts';
import { useOffice } from '../../parts/use-office.ts';
import { QueueNames } from './queue-names.tsx';
import { TicketQueue } from '../../tickets/ticket-queue.tsx';
import { deskQueues } from '../../texts/vi/hall-queues.ts';
import { deskTickets as texts, tickets } from '../../texts/vi/tickets.ts';
import css from './tickets-page.module.css';

const refreshMs = 5_000;
/** This tab's counter: a name of a place, of nobody. */
const counterKey = 'gocua-counter';
/** The letter of whom this tab's counter calls. */
const queueKey = 'gocua-counter-queue';

export default function TicketsPage() {
  const device = useDevice();
  const communes = useOffice<readonly CommuneRow[]>('/admin/communes');
  const points = communes.value?.[0]?.receptionPoints.filter(({ closedOn }) => closedOn === undefined) ?? [];
  const answer = useOffice<{ readonly boards: readonly DeskBoard[] }>('/desk/boards', refreshMs);
  const [counter, setCounter] = useState(() => sessionStorage.getItem(counterKey) ?? '');
  const [serves, setServes] = useState(() => sessionStorage.getItem(queueKey) ?? '');
  const [chosen, setChosen] = useState<string>();
  const [trouble, setTrouble] = useState<FailedOutcome>();
  const [isBusy, setBusy] = useState(false);
  const boards = answer.value?.boards;
  const board = boards?.find(({ boardId }) => boardId === chosen) ?? boards?.[0];
  const queue = board?.queues.find(({ letter }) => letter === serves)?.letter;
  const closedToBoards = points.filter(
    ({ receptionPointId }) => !boards?.some((each) => each.receptionPointId === receptionPointId),
  );

  async function send<T>(path: string, body: object): Promise<T | FailedOutcome> {
    setBusy(true);
    const outcome = await device.office.call<T>('POST', path, body);
    await answer.reload();
    setBusy(false);
    return outcome.kind === 'done' ? outcome.value.body : outcome;
  }

  async function open(receptionPointId: string): Promise<void> {
    const opened = await send<DeskBoard>('/desk/boards', { receptionPointId });
    if ('kind' in opened) return setTrouble(opened);
    setTrouble(undefined);
    setChosen(opened.boardId);
  }

  async function act(action: BoardAction, about: object = {}): Promise<string | undefined> {
    const named = parseCounter(counter);
    const done = await send<DeskBoardAnswer>(`/desk/boards/${board?.boardId ?? ''}/${action}`, {
      ...about,
      ...(queue !== undefined && (action === 'take' || action === 'next') && { queue }),
      ...(named !== undefined && { counter: named }),
    });
    return 'kind' in done ? outcomeSentence(done) : undefined;
  }

  return (
    <OfficePage title={texts.title} lead={texts.lead}>
      {answer.trouble && (
        <OfficeTrouble trouble={answer.trouble} isOld={boards !== undefined} onRetry={() => void answer.reload()} />
      )}
      {boards === undefined && answer.isLoading && <Loading />}
      {trouble && (
        <Notice tone="attention" urgent>
          {outcomeSentence(trouble)}
        </Notice>
      )}
      {boards?.length === 0 && <Nothing>{points.length === 0 ? texts.noPoint : texts.none}</Nothing>}
      {boards && boards.length > 1 && (
        <LineField label={texts.place}>
          {(ties) => (
            <select {...ties} value={board?.boardId} onChange={({ target }) => setChosen(target.value)}>
              {boards.map(({ boardId, place }) => (
                <option key={boardId} value={boardId}>
                  {place}
                </option>
              ))}
            </select>
          )}
        </LineField>
      )}
      {board && (
        <div className={css['columns']}>
          <div>
            <h2>{board.place}</h2>
            <LineField label={tickets.counter} hint={tickets.counterHint}>
              {(ties) => (
                <input
                  {...ties}
                  value={counter}
                  maxLength={30}
                  autoComplete="off"
                  onChange={({ target }) => {
                    setCounter(target.value);
                    sessionStorage.setItem(counterKey, target.value);
                  }}
                />
              )}
            </LineField>
            {board.queues.length > 0 && (
              <LineField label={deskQueues.serves}>
                {(ties) => (
                  <select
                    {...ties}
                    value={queue ?? ''}
                    onChange={({ target }) => {
                      setServes(target.value);
                      sessionStorage.setItem(queueKey, target.value);
                    }}
                  >
                    <option value="">{deskQueues.all}</option>
                    {board.queues.map(({ letter, name }) => (
                      <option key={letter} value={letter}>
                        {`${letter}: ${name}`}
                      </option>
                    ))}
                  </select>
                )}
              </LineField>
            )}
            <TicketQueue queue={queue} book={board.book} counter={parseCounter(counter)} isBusy={isBusy} act={act} />
          </div>
          <div className={css['links']}>
            <BoardLinks key={board.boardId} board={board} send={send} onTrouble={setTrouble} />
            <QueueNames key={`viec ${board.boardId}`} board={board} send={send} />
          </div>
        </div>
      )}
      {boards && closedToBoards.length > 0 && (
        <p className={css['open']}>
          {closedToBoards.map(({ receptionPointId, name }) => (
            <Button key={receptionPointId} icon="plus" disabled={isBusy} onClick={() => void open(receptionPointId)}>
              {texts.open(name)}
            </Button>
          ))}
        </p>
      )}
    </OfficePage>
  );
}

interface BoardLinksProps {
  readonly board: DeskBoard;
  readonly send: <T>(path: string, body: object) => Promise<T | FailedOutcome>;
  readonly onTrouble: (trouble: FailedOutcome) => void;
}

function BoardLinks({ board, send, onTrouble }: BoardLinksProps) {
  const [links, setLinks] = useState<{ readonly [kind in BoardLinkKind]?: string }>({});
  const [copied, setCopied] = useState<BoardLinkKind>();
  const rows = [
    { kind: 'display', has: board.hasDisplay, name: texts.display, make: texts.displayMake, again: texts.displayAgain },
    { kind: 'taking', has: board.hasTaking, name: texts.taking, make: texts.takingMake, again: texts.takingAgain },
  ] as const;

  async function make(kind: BoardLinkKind): Promise<void> {
    const link = await send<BoardLink>(`/desk/boards/${board.boardId}/links`, { kind });
    if (!('url' in link)) return onTrouble(link);
    setCopied(undefined);
    setLinks((before) => ({ ...before, [kind]: link.url }));
  }

  return (
    <section className={css['links']}>
      <h2>{texts.links}</h2>
      {rows.map(({ kind, has, name, make: makeIt, again }) => {
        const url = links[kind];
        return (
          <div key={kind}>
            {url && (
              <>
                <LineField label={name} hint={texts.linkOnce}>
                  {(ties) => <input {...ties} readOnly value={url} onFocus={({ target }) => target.select()} />}
                </LineField>
                <Button onClick={() => void navigator.clipboard.writeText(url).then(() => setCopied(kind))}>
                  {copied === kind ? texts.copied : texts.copy}
                </Button>
              </>
            )}
            <Button icon={has ? 'rotate' : 'plus'} onClick={() => void make(kind)}>
              {has ? again : makeIt}
            </Button>
          </div>
        );
      })}
    </section>
  );
}
