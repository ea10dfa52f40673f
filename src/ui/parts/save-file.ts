import { downloadFile } from './download-file.ts';
import { isShareable, shareFile } from './share-file.ts';

/** Hands bytes to the phone: the share sheet where it takes files, else a download. False: the person closed the sheet. */
export function saveFile(fileName: string, bytes: Uint8Array, type: string): Promise<boolean> {
  return saveOneOf(new File([bytes as Uint8Array<ArrayBuffer>], fileName, { type }));
}

/** The same for a file that the share sheet takes only in another guise. */
export async function saveOneOf(file: File, sharedAs: File = file): Promise<boolean> {
  if (isShareable(sharedAs)) {
    const outcome = await shareFile(sharedAs);
    if (outcome !== 'failed') return outcome === 'shared';
  }
  downloadFile(file);
  return true;
}
