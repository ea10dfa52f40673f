/** A task of a dossier (a supplement, a signature that is missing) given to somebody of the team, or back to all of it. */
export interface TaskBody {
  readonly type: 'task';
  readonly dossierId: string;
  /** A member of the writer's team; absent: the whole team again. */
  readonly personId?: string;
}
