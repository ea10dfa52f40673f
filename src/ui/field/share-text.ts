import { inOwnDialog } from '../parts/own-dialog.ts';

/** Text to the share sheet, or into the clipboard where there is none. Must stand directly under a tap. */
export async function shareText(text: string): Promise<'shared' | 'cancelled' | 'copied' | 'failed'> {
  try {
    if (typeof navigator.share === 'function') {
      await inOwnDialog(() => navigator.share({ text }));
      return 'shared';
    }
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') return 'cancelled';
  }
  try {
    await navigator.clipboard.writeText(text);
    return 'copied';
  } catch {
    return 'failed';
  }
}
