/** The place of recorded voices in menus; small, because every page of the office loads it. */
import { spoken } from '../spoken.ts';

export const voicePlaces = spoken('voice-places.voicePlaces', { voices: 'Giọng đọc' });
