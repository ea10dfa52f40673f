/** A backup that cannot be made or taken; `message` is the one sentence for the person who asked. */
export class BackupError extends Error {}
