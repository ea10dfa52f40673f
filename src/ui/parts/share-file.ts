import { inOwnDialog } from './own-dialog.ts';

export type ShareOutcome = 'shared' | 'cancelled' | 'failed';

/** The system's share sheet with this file. Must stand directly under a tap, or the browser refuses it (`failed`). */
export async function shareFile(file: File): Promise<ShareOutcome> {
  try {
    await inOwnDialog(() => navigator.share({ files: [file] }));
    return 'shared';
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError' ? 'cancelled' : 'failed';
  }
}

/** Whether there is a share sheet and it takes a file of this name and type. */
export function isShareable(file: File): boolean {
  return navigator.canShare?.({ files: [file] }) ?? false;
}
