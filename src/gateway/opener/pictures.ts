/**
 * Pictures are decoded in a process of their own: no keys, no database, little memory, few seconds. A picture made to
 * break a decoder breaks that process, is rejected, and the next one starts a new process.
 */

import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { PictureAnswer } from './picture-process.ts';
import { findProgram, projectDir } from '../project-dir.ts';

export interface ReencodedPicture {
  readonly bytes: Uint8Array;
  readonly mediaType: 'image/jpeg' | 'image/png' | 'image/webp';
}

export interface Pictures {
  /** Decoded, turned upright, without metadata, encoded anew. Absent: not a picture that may be shown. */
  reencode(bytes: Uint8Array): Promise<ReencodedPicture | undefined>;
  stop(): Promise<void>;
}

const program = findProgram('picture-process');
const loader = program.endsWith('.ts') ? ['--import', 'tsx'] : [];
const patienceMs = 30_000;
/** Decoders leak and fragment; a fresh process now and then is cheaper than finding out how much. */
const mostPictures = 500;
/** KiB of data segment: pixels of the largest picture several times over. Besides, no core file: it would hold the picture. */
const dataLimitKiB = 1_500_000;

export function newPictures(): Pictures {
  let child: ChildProcess | undefined;
  let used = 0;
  let queue: Promise<unknown> = Promise.resolve();

  function stopChild(): void {
    child?.kill('SIGKILL');
    child = undefined;
    used = 0;
  }

  async function ask(bytes: Uint8Array): Promise<ReencodedPicture | undefined> {
    if (used >= mostPictures) stopChild();
    child ??= startProcess();
    used += 1;
    const answer = await answerOf(child, bytes);
    if (answer === 'broken') stopChild();
    return answer === 'broken' || answer.rejected ? undefined : { bytes: answer.bytes, mediaType: answer.mediaType };
  }

  return {
    reencode: async (bytes) => {
      const answer = queue.then(async () => await ask(bytes));
      queue = answer.catch(() => undefined);
      return await answer;
    },
    stop: async () => {
      await queue;
      stopChild();
    },
  };
}

function startProcess(): ChildProcess {
  const node = [process.execPath, ...loader, '--max-old-space-size=128', program];
  const limited = ['-c', `ulimit -c 0; ulimit -d ${dataLimitKiB}; exec "$@"`, 'sh', ...node];
  const [command, args] = process.platform === 'win32' ? [node[0], node.slice(1)] : ['/bin/sh', limited];
  return spawn(command ?? process.execPath, args, {
    cwd: projectDir,
    // Nothing of our environment: it names the database and the folder of the keys.
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    serialization: 'advanced',
  });
}

/** 'broken': it ended, or took too long. */
async function answerOf(child: ChildProcess, bytes: Uint8Array): Promise<PictureAnswer | 'broken'> {
  return await new Promise((resolve) => {
    const settle = (answer: PictureAnswer | 'broken') => {
      clearTimeout(timer);
      child.off('message', onMessage);
      child.off('exit', onBroken);
      child.off('error', onBroken);
      resolve(answer);
    };
    const onMessage = (answer: unknown) => settle(answer as PictureAnswer);
    const onBroken = () => settle('broken');
    const timer = setTimeout(onBroken, patienceMs);
    child.once('message', onMessage);
    child.once('exit', onBroken);
    child.once('error', onBroken);
    child.send(bytes, (error) => {
      if (error) onBroken();
    });
  });
}
