/**
 * The PC's clipboard while a dossier is copied: what was put there is taken away again, because the next person pastes it
 * wherever they are. A page may write only while it has the focus, so what could not be emptied is emptied on its return.
 */

let isFilled = false;

/** False: the browser did not let it; the person must be told to copy by hand. `from`: the window that has the focus. */
export async function fillClipboard(text: string, from: Window): Promise<boolean> {
  const isDone = await write(text, from);
  if (isDone) isFilled = true;
  return isDone;
}

/** Takes away what this page put there, now or when the page has the focus again. */
export async function emptyClipboard(from: Window = window): Promise<void> {
  if (!isFilled) return;
  // An empty text is not taken by every browser; a blank is.
  if ((await write('', from)) || (await write(' ', from))) {
    isFilled = false;
    return;
  }
  window.addEventListener('focus', () => void emptyClipboard(), { once: true });
}

async function write(text: string, from: Window): Promise<boolean> {
  try {
    await from.navigator.clipboard.writeText(text);
    return true;
  } catch {
    return writeByCommand(text, from.document);
  }
}

/** The older way, for where the newer one is switched off: it takes the selection, and so leaves the focus where it was. */
function writeByCommand(text: string, page: Document): boolean {
  if (text === '' || typeof page.execCommand !== 'function') return false;
  const before = page.activeElement;
  const field = page.createElement('textarea');
  field.value = text;
  page.body.append(field);
  field.select();
  const isDone = page.execCommand('copy');
  field.remove();
  (before as HTMLElement | null)?.focus?.();
  return isDone;
}
