/** Which files are no part of the first download (`kept-on-request.ts`): told apart by the names that the build gives them. */

/** `url` as the build lists it, an address, or a path. */
export function isOnRequest(url: string): boolean {
  return findName(url) !== undefined;
}

/** What a file on request is called in every version. */
export function findName(url: string): string | undefined {
  return /assets\/[^/]*?(english|recording-desk|recording)-[^/]*\.(js|css)$/.exec(url)?.slice(1).join('.');
}
