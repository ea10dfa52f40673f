import type { householdPlaces as vietnamese } from '../vi/household-places.ts';

export const householdPlaces: typeof vietnamese = { households: 'Households' };
