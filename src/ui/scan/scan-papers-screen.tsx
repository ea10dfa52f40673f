/**
 * /quet: this phone is the desk's scanner for one dossier. Needs no enrolment and no PIN: the ticket is the permission, it
 * stands after `#`, is taken out of the address at once and kept nowhere. Pictures go straight to the gateway; without a
 * link the page stays on the screen until it went through or is thrown away.
 */

import { useCallback, useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import type { Problem } from '../../core/problem.ts';
import type { Outcome } from '../../core/ports.ts';
import type { ScanTask } from '../../core/reception/scan.ts';
import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { CapturePages } from '../field/capture-pages.tsx';
import { Button, ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatTime } from '../parts/format.ts';
import { Nothing } from '../parts/nothing.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { ScanView } from '../parts/scan-view.tsx';
import { page } from '../texts/vi/page.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import { scanPapers as texts } from '../texts/vi/scan-papers.ts';
import { findScanTask, findTicket } from './find-scan-task.ts';
import css from './scan-papers-screen.module.css';

export default function ScanPapersScreen() {
  const device = useDevice();
  const place = useLocation();
  // Known before the first drawing: the scanner does not start for a moment where there is a ticket.
  const [ticket, setTicket] = useState(() => findTicket(location.hash));
  const [task, setTask] = useState<ScanTask>();
  const [problem, setProblem] = useState<Problem>();
  const [paperId, setPaperId] = useState<string>();
  const [newPages, setNewPages] = useState(0);

  const take = useCallback((outcome: Outcome<unknown>): Result<void> => {
    const found = outcome.kind === 'done' ? findScanTask(outcome.value) : undefined;
    if (found) {
      setTask(found);
      setProblem(undefined);
      return succeed(undefined);
    }
    const failed = problemOf(outcome);
    // A ticket that is over takes no further page, whatever is on the screen.
    if (failed.code === 'scan-ticket-over') {
      setTask(undefined);
      setPaperId(undefined);
    }
    setProblem(failed);
    return { ok: false, problem: failed };
  }, []);

  const open = useCallback(
    async (wanted: string) => {
      setTicket(wanted);
      setProblem(undefined);
      take(await device.office.scan(wanted));
    },
    [device, take],
  );

  useEffect(() => {
    if (location.hash.length < 2) return;
    const found = findTicket(location.hash);
    history.replaceState(history.state, '', location.pathname);
    if (found) void open(found);
    else setProblem({ code: 'scan-ticket-over' });
  }, [open, place]);

  async function send(picture: Blob): Promise<Result<unknown>> {
    if (ticket === undefined || paperId === undefined) return fail('scan-ticket-over');
    const sent = take(await device.office.scan(ticket, { paperId, picture }));
    if (sent.ok) setNewPages(newPages + 1);
    return sent;
  }

  const paper = task?.papers.find((each) => each.paperId === paperId);
  if (task && paper) {
    return (
      <CapturePages
        paperName={paper.name}
        pageCount={newPages}
        onPage={send}
        sentenceOf={scanSentence}
        onDone={() => {
          setPaperId(undefined);
          setNewPages(0);
        }}
      />
    );
  }
  const isOver = problem?.code === 'scan-ticket-over';
  const isAsking = ticket !== undefined && !task && !problem;
  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      arrival={task ? 'task' : 'ticket'}
      actions={<ButtonLink to="/">{page.toHome}</ButtonLink>}
    >
      {problem && (
        <Notice tone="attention" urgent>
          {scanSentence(problem)}
        </Notice>
      )}
      {problem && !isOver && ticket !== undefined && (
        <Button icon="rotate" onClick={() => void open(ticket)}>
          {texts.again}
        </Button>
      )}
      {isAsking && <p role="status">{texts.asking}</p>}
      {task ? (
        <Papers
          task={task}
          onChoose={(chosen) => {
            setNewPages(0);
            setPaperId(chosen);
          }}
        />
      ) : (
        (ticket === undefined || isOver) && (
          <>
            <p>{texts.howTo}</p>
            <ScanView
              aim={texts.aim}
              onText={(text) => {
                const found = findTicket(text);
                if (found === undefined) return texts.notTicket;
                void open(found);
                return undefined;
              }}
            />
          </>
        )
      )}
    </Page>
  );
}

function Papers({ task, onChoose }: { readonly task: ScanTask; readonly onChoose: (paperId: string) => void }) {
  return (
    <>
      <p className={css['about']}>
        <b>{task.procedureName}</b>
        <span>{texts.code(formatLocalCode(task.localCode))}</span>
      </p>
      {task.papers.length === 0 && <Nothing>{texts.noPapers}</Nothing>}
      <ul className={css['papers']}>
        {task.papers.map((paper) => (
          <li key={paper.paperId}>
            <p>
              <b>{paper.name}</b>
              <span>{texts.pages(paper.pages)}</span>
            </p>
            <Button icon="camera" aria-label={texts.captureOf(paper.name)} onClick={() => onChoose(paper.paperId)}>
              {texts.capture}
            </Button>
          </li>
        ))}
      </ul>
      <p>
        {texts.until(formatTime(task.expiresAt))} {texts.done}
      </p>
    </>
  );
}

/** What an answer that is none of the expected ones means here. */
function problemOf(outcome: Outcome<unknown>): Problem {
  if (outcome.kind === 'refused') return outcome.problem;
  return { code: outcome.kind === 'busy' ? 'busy' : 'offline' };
}

/** Nothing is queued here, so nothing may be said to go on by itself. */
function scanSentence(problem: Problem): string {
  return texts.problems[problem.code] ?? problemSentence(problem);
}
