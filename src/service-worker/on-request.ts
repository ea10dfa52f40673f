/** Which files are no part of the first download (`kept-on-request.ts`): told apart by the names that the build gives them. */

/** `url` as the build lists it, an address, or a path. */
export function isOnRequest(url: string): boolean {
  return findName(url) !== undefined;
}

/** Another language, the recording of voices, and what only an office opens, which has a network or nothing to do. */
const onRequest = /assets\/(?:v[\d-]+-)?(english|recording-desk|recording|office-pages|time-chart)-[\w-]{8}\.(js|css)$/;

/** What a file on request is called in every version. */
export function findName(url: string): string | undefined {
  return onRequest.exec(url)?.slice(1).join('.');
}
