import { useEffect, useRef } from 'react';

interface LaunchParams {
  readonly files: readonly { getFile(): Promise<File> }[];
}
interface LaunchQueue {
  setConsumer(consumer: (params: LaunchParams) => void): void;
}

/** Hears of files that the person opens with this app, and drops onto its window. */
export function useArrivingFiles(onFiles: (files: readonly File[]) => void): void {
  const hear = useRef(onFiles);
  useEffect(() => {
    hear.current = onFiles;
  });
  useEffect(() => {
    const { launchQueue } = globalThis as { readonly launchQueue?: LaunchQueue };
    launchQueue?.setConsumer(({ files }) => {
      void Promise.all(files.map((handle) => handle.getFile())).then((found) => hear.current(found));
    });
    // Without this a file that misses would take the place of the app.
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
