/** Requests and answers as lines of a trace: everything that a schedule decides, nothing that a signature makes random. */

import type { FrameAnswer, HaveAnswer, PackAnswer } from '../../src/core/ports.ts';
import { FrameReader } from '../../src/protocol/frames.ts';

export function short(name: string): string {
  return name.slice(0, 6);
}

export function describeBody(path: string, body: Uint8Array): string {
  if (path !== '/pack') return '';
  const said: string[] = [];
  for (const event of new FrameReader().push(body)) {
    if (event.type === 'broken') said.push('broken');
    if (event.type !== 'meta') continue;
    const { meta } = event;
    if (meta.type === 'packet') said.push(`packet ${short(meta.pid)}`);
    else if (meta.type === 'part') said.push(`part ${short(meta.sha256)} ${meta.offset}+${meta.len}`);
  }
  return said.join(', ');
}

export function describeAnswer(path: string, text: string): string {
  try {
    const value = JSON.parse(text) as { readonly code?: unknown };
    if (value.code !== undefined) return String(value.code);
    if (path === '/pack') return (value as PackAnswer).frames.map(describeFrame).join(', ');
    if (path === '/have') return describeHave(value as HaveAnswer);
    if (path === '/changes') return describeChanges(value as Parameters<typeof describeChanges>[0]);
  } catch {
    return 'not ours';
  }
  return '';
}

function describeFrame(frame: FrameAnswer): string {
  if ('error' in frame) return frame.error;
  if ('sha256' in frame) return `${frame.held}${frame.complete ? ' whole' : ''}`;
  return describeAcknowledgement(frame.acknowledgement);
}

function describeHave({ packets, parts }: HaveAnswer): string {
  const held = Object.entries(packets).map(
    ([pid, packet]) => `${short(pid)} ${packet ? describeAcknowledgement(packet.acknowledgement) : 'unknown'}`,
  );
  return [...held, ...Object.values(parts)].join(', ');
}

function describeAcknowledgement(jws: string): string {
  const payload = JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()) as {
    readonly have: readonly number[];
    readonly complete: boolean;
    readonly review?: boolean;
  };
  return `[${payload.have.join(' ')}]${payload.complete ? ' complete' : ''}${payload.review ? ' review' : ''}`;
}

function describeChanges(changes: {
  readonly statuses: readonly {
    readonly dossierId: string;
    readonly state: string;
    readonly openedPids: readonly string[];
  }[];
  readonly reviews?: readonly { readonly pid: string; readonly code: string }[];
}): string {
  const statuses = changes.statuses
    .map(({ dossierId, state, openedPids }) => `${short(dossierId)} ${state} ${openedPids.map(short).join(' ')}`)
    .sort();
  const reviews = (changes.reviews ?? []).map(({ pid, code }) => `${short(pid)} ${code}`).sort();
  return [...statuses, ...reviews].join(', ');
}
