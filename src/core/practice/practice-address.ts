/** Where the app is open for practice: everything behind this address, and nothing else. */
export const practiceBase = '/luyen-tap';

export const isPracticeAddress = (pathname: string): boolean => /^\/luyen-tap(\/|$)/.test(pathname);
