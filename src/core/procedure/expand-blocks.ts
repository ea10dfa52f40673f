/** See the contract of `expandBlocks`. */
export function expandBlocks(value: unknown): unknown {
  return value;
}
