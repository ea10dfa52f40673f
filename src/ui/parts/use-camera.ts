import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { Problem } from '../../core/problem.ts';
import type { Result } from '../../core/result.ts';
import css from './use-camera.module.css';

interface Session {
  stop(): Promise<void>;
}

/**
 * A camera inside `frame` for as long as the screen stands. The element it draws into is ours, not React's: when the screen
 * goes, it waits out of sight until the camera has stopped, because a camera that loses its place while starting or stopping
 * fails in its own code. `start` must keep its identity between renders.
 */
export function useCamera<S extends Session>(
  start: (place: HTMLElement) => Promise<Result<S>>,
  onProblem: (problem: Problem) => void,
): { readonly frame: RefObject<HTMLDivElement | null>; readonly session: S | undefined } {
  const frame = useRef<HTMLDivElement>(null);
  const complain = useRef(onProblem);
  const [session, setSession] = useState<S>();

  useEffect(() => {
    complain.current = onProblem;
  }, [onProblem]);

  useEffect(() => {
    const place = document.createElement('div');
    place.className = css['place'] ?? '';
    frame.current?.prepend(place);
    let isGone = false;
    const starting = start(place).then((started) => {
      if (isGone) return started;
      if (started.ok) setSession(started.value);
      else complain.current(started.problem);
      return started;
    });
    return () => {
      isGone = true;
      setSession(undefined);
      place.className = css['leaving'] ?? '';
      document.body.append(place);
      void starting.then((started) => (started.ok ? started.value.stop() : undefined)).finally(() => place.remove());
    };
  }, [start]);

  return { frame, session };
}
