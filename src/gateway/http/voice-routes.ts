/**
 * Recorded voices over HTTP (`core/voice/clip.ts` has the shapes). What phones fetch names its own digest, so it never changes
 * under its address; they keep it in a cache of their own.
 */

import { Hono } from 'hono';
import type { Context } from 'hono';
import { fail } from '../../core/result.ts';
import { isVoiceLanguage, mostClipBytes } from '../../core/voice/clip.ts';
import type { VoiceLanguage } from '../../core/voice/clip.ts';
import type { CallersContext } from '../context.ts';
import { publishVoices, withdrawVoice } from '../voices/publish-voices.ts';
import { findClip, listPacks, listRecordings, readPack } from '../voices/read-voices.ts';
import { recordVoice } from '../voices/record-voice.ts';
import type { GatewayEnv } from './auth.ts';
import { compressAnswer } from './compress-answer.ts';
import { readJsonObject, refuse } from './office-answers.ts';
import { problemResponse } from './problems.ts';

type Call = Context<GatewayEnv>;

/** base64, and the words beside it. */
const recordingBodyBytes = Math.ceil(mostClipBytes / 3) * 4 + 16 * 1024;

/** To be mounted under `/api/v1`, behind `gate`. */
export function voiceRoutes(context: CallersContext): Hono<GatewayEnv> {
  const routes = new Hono<GatewayEnv>();
  const { db } = context;

  async function ofLanguage(c: Call, answer: (language: VoiceLanguage) => Promise<Response>): Promise<Response> {
    const language = c.req.param('language');
    return isVoiceLanguage(language) ? await answer(language) : problemResponse('not-found');
  }

  routes.get('/voices', async (c) => c.json(await listPacks(db)));

  routes.get('/voices/clips/:sha256', async (c) => {
    const clip = await findClip(context, c.req.param('sha256'));
    if (!clip) return problemResponse('not-found');
    return new Response(new Uint8Array(clip.bytes), { headers: { 'content-type': clip.mediaType } });
  });

  routes.get('/voices/:language', compressAnswer(), (c) =>
    ofLanguage(c, async (language) => c.json(await readPack(db, language))),
  );

  routes.get('/voices/:language/recordings', compressAnswer(), (c) =>
    ofLanguage(c, async (language) => c.json({ recordings: await listRecordings(db, c.get('caller'), language) })),
  );

  routes.post('/voices/:language/recordings', (c) =>
    ofLanguage(c, async (language) => {
      const body = await readJsonObject(c, recordingBodyBytes);
      const done = body.ok
        ? await recordVoice(context, c.get('caller'), language, body.value)
        : fail(body.problem.code, body.problem);
      return done.ok ? c.json(done.value, 201) : refuse(done);
    }),
  );

  routes.post('/voices/:language/publish', (c) =>
    ofLanguage(c, async (language) => c.json(await publishVoices(context, c.get('caller'), language))),
  );

  routes.post('/voices/recordings/:clipId/withdraw', async (c) => {
    const done = await withdrawVoice(context, c.get('caller'), c.req.param('clipId'));
    return done.ok ? c.json(done.value) : refuse(done);
  });

  return routes;
}
