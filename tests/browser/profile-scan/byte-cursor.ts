/** Reads bytes one thing after the other; what is asked for beyond the end is absent, or 0. */
export class ByteCursor {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  isOver(): boolean {
    return this.#at >= this.#bytes.length;
  }

  /** A number of seven bits a byte, the lowest first. */
  takeNumber(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.#bytes[this.#at] ?? 0;
      this.#at += 1;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  }

  take(count: number): Buffer | undefined {
    this.#at += count;
    return this.#at <= this.#bytes.length ? this.#bytes.subarray(this.#at - count, this.#at) : undefined;
  }

  /** Bytes after their number. */
  takeCounted(): Buffer | undefined {
    return this.take(this.takeNumber());
  }
}
