import type { voicePlaces as vietnamese } from '../vi/voice-places.ts';

export const voicePlaces: typeof vietnamese = { voices: 'Voices' };
