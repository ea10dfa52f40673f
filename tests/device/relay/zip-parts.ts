/** A bundle's bytes taken apart, to be spoiled in one place: offsets of its records by what they are. */

export interface ZipPlaces {
  readonly endAt: number;
  readonly directoryAt: number;
  /** Of each entry's record in the directory. */
  readonly central: readonly { readonly name: string; readonly at: number; readonly localAt: number }[];
}

export function placesOf(file: Uint8Array): ZipPlaces {
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  const endAt = file.length - 22;
  const directoryAt = view.getUint32(endAt + 16, true);
  const central: { name: string; at: number; localAt: number }[] = [];
  for (let at = directoryAt; at < endAt;) {
    const nameLength = view.getUint16(at + 28, true);
    const name = Buffer.from(file.subarray(at + 46, at + 46 + nameLength)).toString();
    central.push({ name, at, localAt: view.getUint32(at + 42, true) });
    at += 46 + nameLength;
  }
  return { endAt, directoryAt, central };
}

/** A copy of which `change` may write into a view. */
export function changed(
  file: Uint8Array,
  change: (view: DataView, bytes: Uint8Array) => void,
): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from(file);
  change(new DataView(bytes.buffer), bytes);
  return bytes;
}
