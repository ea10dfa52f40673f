/** The examples of recorded voices (`example-calls.ts`). What is recorded of a language is everybody's. */

import { recordVoice } from '../../../src/gateway/voices/record-voice.ts';
import type { Example } from './example-call.ts';
import type { TwoCommunes } from './two-communes.ts';

/** The first bytes of an Ogg file, and what makes it another one. */
export const aClip = (mark = 'clip'): string => Buffer.from(`OggS\0\x02 ${mark}`).toString('base64');

/** What that device recorded. */
export async function addRecording(at: TwoCommunes, deviceId: string, mark: string): Promise<string> {
  const body = { key: 'answer/yes', said: 'Có', lengthMs: 900, audio: aClip(mark) };
  const done = await recordVoice(at.world.context, { deviceId }, 'bru', body);
  if (!done.ok) throw new Error(done.problem.code);
  return done.value.clipId;
}

const everybodys = (path: readonly string[] = [], body?: object, status = 200): Example => ({
  make: () => ({ path, status, ...(body && { body }) }),
  list: 'nothing planted',
});

export const voiceCalls: { readonly [row: string]: Example } = {
  'GET /voices': everybodys(),
  'GET /voices/:language': everybodys(['bru']),
  'GET /voices/:language/recordings': everybodys(['bru']),
  'POST /voices/:language/recordings': everybodys(
    ['pac'],
    { key: 'answer/no', said: 'Không', lengthMs: 900, audio: aClip() },
    201,
  ),
  'POST /voices/:language/publish': everybodys(['pac'], {}),
  'GET /voices/clips/:sha256': {
    make: async (at, side) => {
      const clipId = await addRecording(at, await at.addDevice(side, 'active'), 'heard');
      const { sha256 } = await at.world.context.db
        .selectFrom('voice_clips')
        .select('sha256')
        .where('clip_id', '=', clipId)
        .executeTakeFirstOrThrow();
      return { path: [sha256] };
    },
    list: 'nothing planted',
  },
  'POST /voices/recordings/:clipId/withdraw': {
    make: async (at, side, caller) => {
      const isOwnVoice = side === 'own' && caller?.role === 'volunteer';
      const speaker = isOwnVoice ? caller.deviceId : await at.addDevice(side, 'active');
      return { path: [await addRecording(at, speaker, speaker)], body: {} };
    },
  },
};
