/**
 * The setting `smallestFigure`: counts below it are hidden wherever figures are published. Below three, whoever is one of two
 * recognises the other; above twenty, hardly a commune would have a month that may be told.
 */

export const smallestFigureLimits = { least: 3, most: 20, usual: 5 } as const;

export function isSmallestFigure(value: unknown): value is number {
  const { least, most } = smallestFigureLimits;
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}
