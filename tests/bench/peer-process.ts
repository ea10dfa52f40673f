/** Programs of `peers/` as processes of their own, so that each one's processor time is its own. */

import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Resolves with the first thing that the program says. */
export async function startPeer<Said>(
  name: string,
  ...args: readonly string[]
): Promise<{ child: ChildProcess; said: Said }> {
  const path = fileURLToPath(new URL(`./peers/${name}.ts`, import.meta.url));
  const stdio = ['ignore', 'ignore', 'inherit', 'ipc'] as const;
  const child = fork(path, args, { execArgv: ['--import', 'tsx'], stdio: [...stdio] });
  const [said] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error(`${name} ended before it was ready`);
    }),
  ])) as [Said];
  return { child, said };
}

/** Tells it something and waits for its next word. */
export async function tellPeer<Answer>(child: ChildProcess, words: object): Promise<Answer> {
  const answered = once(child, 'message');
  child.send(words);
  const [answer] = (await answered) as [Answer];
  return answer;
}

export async function stopPeer(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.disconnect();
  await ended;
}
