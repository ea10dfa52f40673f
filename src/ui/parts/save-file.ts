/** Hands bytes to the phone: the share sheet where it takes files, else a download. False: the person closed the sheet. */
export async function saveFile(fileName: string, bytes: Uint8Array, type: string): Promise<boolean> {
  const file = new File([bytes as Uint8Array<ArrayBuffer>], fileName, { type });
  if (navigator.canShare?.({ files: [file] })) {
    try {
      await navigator.share({ files: [file] });
      return true;
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return false;
    }
  }
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return true;
}
