/** A file that came to this phone, whichever way. */
export interface ComingFile {
  readonly fileName: string;
  readonly size: number;
  read(): Promise<Uint8Array>;
  /** The device need not keep it any longer. */
  forget?(): Promise<void>;
}

/** 64 MiB, which no file of ours exceeds, as base64 in lines. */
export const largestBundleBytes = 92_000_000;

/** One that was picked or dropped. */
export function comingFile(file: File): ComingFile {
  return {
    fileName: file.name,
    size: file.size,
    read: async () => new Uint8Array(await file.arrayBuffer()),
  };
}
