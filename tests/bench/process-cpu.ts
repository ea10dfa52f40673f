/** Processor time of processes as the kernel counts it, threads included. */

import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

const ticksASecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** Milliseconds so far; 0 for a process that is gone. */
export function readCpuMs(processId: number): number {
  const [user = 0, system = 0] = readTimes(processId);
  return toMs(user + system);
}

/** A process, those of its children that live, and those that ended and were waited for. */
export function readFamilyCpuMs(processId: number): number {
  const children = readdirSync('/proc').filter(
    (name) => /^\d+$/.test(name) && readFields(Number(name))[1] === String(processId),
  );
  const own = readTimes(processId).reduce((sum, ticks) => sum + ticks, 0);
  return toMs(own) + children.reduce((sum, child) => sum + readCpuMs(Number(child)), 0);
}

function toMs(ticks: number): number {
  return (ticks * 1000) / ticksASecond;
}

/** utime, stime, cutime, cstime. */
function readTimes(processId: number): readonly number[] {
  return readFields(processId).slice(11, 15).map(Number);
}

/** Of `/proc/<id>/stat`, after the name in brackets. */
function readFields(processId: number): readonly string[] {
  try {
    return readFileSync(`/proc/${processId}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  } catch {
    return [];
  }
}

/** Resident bytes of a process; 0 for one that is gone. */
export function readResidentBytes(processId: number): number {
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${processId}/status`, 'utf8'))?.[1];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}
