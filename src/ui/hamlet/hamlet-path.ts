/** Addresses under `/thon`. A household's id says nothing of who lives there. */

export const hamletPath = (hamlet: string): string => `/thon/${encodeURIComponent(hamlet)}`;

export const householdPath = (hamlet: string, householdId: string): string =>
  `${hamletPath(hamlet)}/ho/${encodeURIComponent(householdId)}`;
