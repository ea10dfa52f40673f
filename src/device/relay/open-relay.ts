import type { Relay } from '../../core/sharing-ports.ts';
import { readRoster } from '../people/roster.ts';
import { newRelay } from './relay.ts';
import type { RelayParts } from './relay.ts';
import { newSharedFiles } from './shared-files.ts';
import type { LaunchQueue } from './shared-files.ts';

/** The relay of a page. */
export function openRelay(parts: Omit<RelayParts, 'roster' | 'takeShared'>): Relay {
  const { launchQueue } = globalThis as { readonly launchQueue?: LaunchQueue };
  return newRelay({ ...parts, roster: readRoster, takeShared: newSharedFiles(parts.caches, launchQueue) });
}
