/** The gateway cannot start, for a reason that the person who started it can do something about: `message` says it. */
export class StartError extends Error {}
