declare module 'snappyjs' {
  /** Throws when `compressed` is no snappy stream or would get longer than `maxLength`. */
  export function uncompress(compressed: Buffer, maxLength?: number): Buffer;
}
