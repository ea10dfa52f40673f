/** The place of households in the head of the desk's pages; small, because every page of the desk loads it. */

export const householdPlaces = { households: 'Hộ trong xã' };
