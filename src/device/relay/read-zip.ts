/**
 * Reads a zip that anybody may have made. fflate writes ours, and does not read them: a made-up ZIP64 record keeps it busy for
 * ever, and it looks neither at flags nor at names that come twice. This reader unpacks nothing, so that no file grows;
 * every entry is a view into the bytes that were handed in.
 */

/** One entry; `bytes` is absent where it is compressed or encrypted. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly crc32: number;
}

const endBytes = 22;
const centralBytes = 46;
const localBytes = 30;
const signatures = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 };
/** Encrypted, strongly encrypted, names hidden. */
const secretFlags = 0x2041;
const longestName = 256;

/**
 * The entries in their order. Absent: the bytes are no whole zip as every writer makes it — cut off, longer than its
 * directory says, of several disks, ZIP64, more than `mostEntries`, entries that overlap, names that come twice or that are
 * not plain ASCII.
 */
export function findZipEntries(bytes: Uint8Array<ArrayBuffer>, mostEntries: number): readonly ZipEntry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const endAt = bytes.length - endBytes;
  if (endAt < 0 || view.getUint32(endAt, true) !== signatures.end) return undefined;
  const count = view.getUint16(endAt + 10, true);
  const directoryAt = view.getUint32(endAt + 16, true);
  const isOneDisk = view.getUint32(endAt + 4, true) === 0 && view.getUint16(endAt + 8, true) === count;
  // ZIP64's records lie between the directory and the end.
  const isClosed = directoryAt + view.getUint32(endAt + 12, true) === endAt && view.getUint16(endAt + 20, true) === 0;
  if (!isOneDisk || !isClosed || count > mostEntries) return undefined;

  const entries = new Map<string, ZipEntry>();
  let at = directoryAt;
  let freeFrom = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + centralBytes > endAt || view.getUint32(at, true) !== signatures.central) return undefined;
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const crc32 = view.getUint32(at + 16, true);
    const size = view.getUint32(at + 20, true);
    const nameLength = view.getUint16(at + 28, true);
    const localAt = view.getUint32(at + 42, true);
    const nextAt = at + centralBytes + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const name = findName(bytes, at + centralBytes, nameLength, endAt);
    if (name === undefined || nextAt > endAt || entries.has(name) || localAt < freeFrom) return undefined;

    if (localAt + localBytes > directoryAt || view.getUint32(localAt, true) !== signatures.local) return undefined;
    const isSame = view.getUint16(localAt + 6, true) === flags && view.getUint16(localAt + 8, true) === method;
    const localName = findName(bytes, localAt + localBytes, view.getUint16(localAt + 26, true), directoryAt);
    const from = localAt + localBytes + nameLength + view.getUint16(localAt + 28, true);
    if (!isSame || localName !== name || from + size > directoryAt) return undefined;

    const isPlain = method === 0 && (flags & secretFlags) === 0 && view.getUint32(at + 24, true) === size;
    entries.set(name, { name, crc32, ...(isPlain && { bytes: bytes.subarray(from, from + size) }) });
    at = nextAt;
    freeFrom = from + size;
  }
  return at === endAt ? [...entries.values()] : undefined;
}

/** Absent: empty, too long, not inside, or with anything but visible ASCII. */
function findName(bytes: Uint8Array, at: number, length: number, endAt: number): string | undefined {
  if (length === 0 || length > longestName || at + length > endAt) return undefined;
  let name = '';
  for (const byte of bytes.subarray(at, at + length)) {
    if (byte <= 0x20 || byte >= 0x7f) return undefined;
    name += String.fromCharCode(byte);
  }
  return name;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** Whether the bytes are those that were packed, as far as a checksum tells. */
export function isIntact({ bytes, crc32 }: ZipEntry): boolean {
  if (!bytes) return false;
  let value = 0xffffffff;
  for (const byte of bytes) value = (crcTable[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0 === crc32;
}
