/** The place of households in the head of the desk's pages; small, because every page of the desk loads it. */

import { spoken } from '../spoken.ts';

export const householdPlaces = spoken('household-places.householdPlaces', { households: 'Hộ trong xã' });
