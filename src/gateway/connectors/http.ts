/**
 * The connector for the day an interface is given: a JSON message by the field mapping, with an idempotency key, so that an
 * answer that was lost after the work was done makes no second dossier. Statuses are asked for where the other system tells them.
 */

import { readOfficialStatus } from '../../core/reception/official-status.ts';
import { newTokenSource } from './access-token.ts';
import type { TokenSource } from './access-token.ts';
import { askJson } from './ask-json.ts';
import type { Answer, Question } from './ask-json.ts';
import type { Connector, ConnectorKind, ExportedDossier } from './connector.ts';
import { parseHttpSettings } from './http-settings.ts';
import type { HttpSettings } from './http-settings.ts';
import { mapFields, pick, put } from './map-fields.ts';

export const http: ConnectorKind = {
  kind: 'http',
  parseSettings: parseHttpSettings,
  open: (given, { allowed, secret }) => {
    const settings = given as unknown as HttpSettings;
    const { tokenUrl, clientId, scope, timeoutSeconds } = settings;
    const tokens =
      tokenUrl === undefined
        ? undefined
        : newTokenSource({
            tokenUrl,
            clientId: clientId ?? '',
            secret: secret ?? '',
            ...(scope !== undefined && { scope }),
            timeoutMs: timeoutSeconds * 1000,
            hosts: allowed.hosts,
          });
    return openHttp(settings, allowed.hosts, tokens);
  },
};

type Call = Pick<Question, 'method' | 'url' | 'headers' | 'body'>;

function openHttp(settings: HttpSettings, hosts: readonly string[], tokens: TokenSource | undefined): Connector {
  const { forwardUrl, statusUrl, remoteIdAt, idempotencyHeader, timeoutSeconds, pollMinutes } = settings;

  const ask = (call: Call) => askJson({ ...call, timeoutMs: timeoutSeconds * 1000, hosts });

  /** Once more with a new token when the one that was kept is refused. */
  async function askSignedIn(call: Call): Promise<Answer> {
    if (tokens === undefined) return await ask(call);
    for (let round = 0; ; round += 1) {
      const token = await tokens.get();
      if (!token.ok) return token;
      const headers = { ...call.headers, authorization: `Bearer ${token.token}` };
      const answer = await ask({ ...call, headers });
      if (answer.ok || answer.status !== 401 || round > 0) return answer;
      tokens.forget(token.token);
    }
  }

  async function forward(dossier: ExportedDossier): ReturnType<Connector['forward']> {
    const body = JSON.stringify(messageOf(settings, dossier));
    const headers = { 'content-type': 'application/json', [idempotencyHeader]: dossier.key };
    const answer = await askSignedIn({ method: 'POST', url: forwardUrl, headers, body });
    if (!answer.ok) return failed(answer);
    const remoteId = plainText(pick(answer.json, remoteIdAt));
    if (remoteId === undefined) {
      return { sent: false, code: answer.status === 409 ? 'refused' : 'answer-unreadable' };
    }
    return { sent: true, remoteId };
  }

  async function poll({ remoteId }: { readonly remoteId: string }): ReturnType<NonNullable<Connector['poll']>> {
    const url = (statusUrl ?? '').replace('{remoteId}', encodeURIComponent(remoteId));
    const answer = await askSignedIn({ method: 'GET', url, headers: {} });
    if (!answer.ok) {
      const { code, retryAfterMs } = answer;
      return { heard: false, code, ...(retryAfterMs !== undefined && { retryAfterMs }) };
    }
    const { statusAt = '', statusTimeAt, statusNoteAt, statuses } = settings;
    const told = plainText(pick(answer.json, statusAt));
    if (told === undefined) return { heard: false, code: 'answer-unreadable' };
    const code = Object.hasOwn(statuses, told) ? statuses[told] : readOfficialStatus(told)?.code;
    const at = statusTimeAt === undefined ? undefined : plainText(pick(answer.json, statusTimeAt));
    const note = statusNoteAt === undefined ? undefined : plainText(pick(answer.json, statusNoteAt));
    return {
      heard: true,
      ...(code !== undefined && { code }),
      ...(at !== undefined && /^\d{4}-\d\d-\d\d/.test(at) && { at }),
      ...(note !== undefined && { note: note.slice(0, 500) }),
    };
  }

  return { forward, ...(statusUrl !== undefined && { poll, pollEveryMs: pollMinutes * 60_000 }) };
}

function messageOf({ fields, files: place }: HttpSettings, dossier: ExportedDossier): object {
  const message = mapFields(fields, dossier.data);
  if (place === undefined) return message;
  const files = dossier.files.map((file) => {
    const entry: { [name: string]: unknown } = {};
    put(entry, place.name, file.name);
    put(entry, place.content, Buffer.from(file.bytes).toString('base64'));
    if (place.mediaType !== undefined) put(entry, place.mediaType, file.mediaType);
    if (place.sha256 !== undefined) put(entry, place.sha256, file.sha256);
    return entry;
  });
  put(message, place.at, files);
  return message;
}

function failed({ code, retryAfterMs }: Extract<Answer, { ok: false }>): Awaited<ReturnType<Connector['forward']>> {
  return { sent: false, code, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

function plainText(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text !== '' && text.length <= 500 ? text : undefined;
}
