/**
 * Whose an open task of a dossier is, as the phone that asks is told. Tasks belong to team and hamlet; whoever is given one by
 * name is seen by all, so that nobody does it twice, and nobody else is kept from it.
 */
export interface DossierTask {
  readonly of: 'you' | 'team' | 'other';
  /** Of whoever was given it by name. */
  readonly name?: string;
  readonly hamlet?: string;
}

/** What the desk knows of the paper of a dossier, for the phone that sealed it. */
export interface EnvelopeNews {
  /** The desk has it; absent: it waits for it. */
  readonly isHere?: true;
  /** Sealed by the phone that asks: where nothing else was written down, it is with that person. */
  readonly isYours?: true;
}

/** To whom a team's leader may give a task. */
export interface TeamMember {
  readonly personId: string;
  readonly name: string;
}
