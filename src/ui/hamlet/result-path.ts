import { hamletPath } from './hamlet-path.ts';

/** Addresses of results below a hamlet's. A dossier's id says nothing of whose it is. */
export const resultsPath = (hamlet: string): string => `${hamletPath(hamlet)}/ket-qua`;

export const resultPath = (hamlet: string, dossierId: string): string =>
  `${resultsPath(hamlet)}/${encodeURIComponent(dossierId)}`;

/** Drawn only while the phone is in the resident's hand. */
export const opinionPath = (hamlet: string, dossierId: string): string => `${resultPath(hamlet, dossierId)}/y-kien`;
