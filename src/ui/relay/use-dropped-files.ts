import { useEffect, useRef } from 'react';

/** Hears of files that are dropped anywhere onto the window. */
export function useDroppedFiles(onFiles: (files: readonly File[]) => void): void {
  const hear = useRef(onFiles);
  useEffect(() => {
    hear.current = onFiles;
  });
  useEffect(() => {
    // Without this a file that is dropped would take the place of the app.
    const allow = (event: DragEvent) => event.preventDefault();
    const take = (event: DragEvent) => {
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) hear.current(files);
    };
    globalThis.addEventListener('dragover', allow);
    globalThis.addEventListener('drop', take);
    return () => {
      globalThis.removeEventListener('dragover', allow);
      globalThis.removeEventListener('drop', take);
    };
  }, []);
}
