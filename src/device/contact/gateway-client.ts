/**
 * The only file that talks to the network. Every call ends in an outcome, never in an exception; no call follows a redirect,
 * sends a cookie or is answered from a cache; and nothing holds a transaction while it waits here.
 */

import type { Inventory } from '../../core/delivery/inventory.ts';
import type { Gateway, Outcome } from '../../core/ports.ts';
import type { OfficeClient } from '../../core/screen-ports.ts';
import type { EnrolmentAnswer, EnrolmentRequest } from '../../protocol/api.ts';
import { encodeFrames } from '../../protocol/frames.ts';
import { findHaveAnswer, findPackAnswer } from '../../protocol/gateway-answers.ts';
import { newAccessTokens } from './access-token.ts';
import type { Signer } from './access-token.ts';
import { newDpopProofs } from './dpop.ts';
import { findChanges, findEnrolmentAnswer, findTokenAnswer } from './find-answers.ts';
import { toOutcome, toPicture, wantsNonce } from './http-outcome.ts';
import type { Answer, LinkNews } from './http-outcome.ts';

const api = '/api/v1';
const answerWithinMs = 30_000;
const slowAnswerMs = 4_000;
/** A link slower than this counts as none: the request is given up and what arrived is asked for. */
const slowestBytesPerMs = 4;
/** The gateway takes at most 4 KB of `Device-Inventory`; base64 needs four characters for three bytes. */
const inventoryBytes = 3 * 1024 - 1;

export interface GatewayClientParts {
  /** Where the app came from; the gateway's PUBLIC_URL. */
  readonly origin: string;
  readonly findSigner: () => Promise<Signer | undefined>;
  readonly nowMs: () => number;
  readonly onLink: (news: LinkNews) => void;
  /** By how much this device's clock is ahead, whenever an answer tells (to the second, and the way of the answer). */
  readonly onServerTime?: (aheadMs: number) => void;
}

export interface GatewayClient extends Gateway, OfficeClient {
  enrol(request: EnrolmentRequest): Promise<Outcome<EnrolmentAnswer>>;
  /** A call with this device's token whose answer is read by `take`; `sizeBytes`: what is expected to come back. */
  fetch<T>(
    call: Pick<Call, 'method' | 'path' | 'headers' | 'body' | 'sizeBytes'>,
    take: (response: Response) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>>;
  /** A public page of the API: no token, no secret; `path` begins with `/public/`. */
  askOpenly(path: string): Promise<Outcome<unknown>>;
  /** Asks what the province orders of a device, without a token; the answer is heard like any other. */
  askCommand(deviceId: string): Promise<void>;
  /** Has the gateway tell this browser to remove everything of this origin; `command`: the one to erase. */
  askWipe(command: string): Promise<void>;
  /** The newest command that an answer brought since this was last asked; nothing of it is verified. */
  takeCommand(): string | undefined;
}

interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: BodyInit;
  readonly sizeBytes?: number;
  /** Where the browser is to be told something: Chromium then listens only where it may store. */
  readonly isToBrowser?: true;
}

export function newGatewayClient(parts: GatewayClientParts): GatewayClient {
  const { origin, findSigner, nowMs, onLink, onServerTime } = parts;
  let serverOffsetMs = 0;
  let heardCommand: string | undefined;
  const proofs = newDpopProofs(() => nowMs() + serverOffsetMs);

  /** The response, or what its absence means. */
  async function send(call: Call): Promise<Response | Outcome<never>> {
    const withinMs = answerWithinMs + (call.sizeBytes ?? 0) / slowestBytesPerMs;
    const startedAtMs = nowMs();
    try {
      const response = await fetch(`${origin}${api}${call.path}`, {
        method: call.method,
        headers: { accept: 'application/json', ...call.headers },
        ...(call.body !== undefined && { body: call.body }),
        signal: abortedAfter(withinMs),
        cache: 'no-store',
        credentials: call.isToBrowser ? 'same-origin' : 'omit',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
      });
      learnTime(response);
      proofs.learn(response);
      const isSlow = call.sizeBytes === undefined && nowMs() - startedAtMs > slowAnswerMs;
      onLink(linkNews(response, isSlow));
      return response;
    } catch (thrown) {
      const timedOut = thrown instanceof DOMException && thrown.name === 'AbortError';
      onLink(timedOut ? 'timed-out' : 'no-answer');
      return timedOut ? { kind: 'busy' } : { kind: 'offline' };
    }
  }

  function learnTime(response: Response): void {
    const serverMs = Date.parse(response.headers.get('date') ?? '');
    if (Number.isNaN(serverMs)) return;
    serverOffsetMs = serverMs - nowMs();
    onServerTime?.(-serverOffsetMs);
  }

  /** Sends with a proof of this page's key, and once more when a newer nonce is wanted: the refusal brought it along. */
  async function sendProven(call: Call, token?: string): Promise<Response | Outcome<never>> {
    for (let round = 1; ; round += 1) {
      const dpop = await proofs.proofFor({ method: call.method, url: `${origin}${api}${call.path}`, token });
      const headers = { ...call.headers, dpop, ...(token !== undefined && { authorization: `DPoP ${token}` }) };
      const response = await send({ ...call, headers });
      if (round === 2 || !(response instanceof Response) || !(await wantsNonce(response))) return response;
    }
  }

  function hear(answer: unknown): void {
    const { command } = answer as { readonly command?: unknown };
    if (typeof command === 'string') heardCommand = command;
  }

  async function read<T>(
    sending: Promise<Response | Outcome<never>>,
    find: (value: unknown) => T | undefined,
  ): Promise<Outcome<Answer<T>>> {
    const response = await sending;
    if (!(response instanceof Response)) return response;
    try {
      const outcome = await toOutcome(response, find, hear);
      if (outcome.kind === 'offline') onLink('no-answer');
      return outcome;
    } catch {
      // The body broke off after the head.
      onLink('no-answer');
      return { kind: 'offline' };
    }
  }

  const tokens = newAccessTokens({
    origin,
    findSigner,
    nowMs,
    serverOffsetMs: () => serverOffsetMs,
    async postForm(form) {
      return bodyOf(await read(sendProven({ method: 'POST', path: '/token', body: form }), findTokenAnswer));
    },
  });

  /** Runs `run` with a token, and once more with a new one when the gateway did not take it. */
  async function withToken<T>(
    run: (sendWithToken: (call: Call) => Promise<Response | Outcome<never>>) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    let outcome: Outcome<T> = { kind: 'sign-in-needed' };
    for (let round = 0; round < 2 && outcome.kind === 'sign-in-needed'; round += 1) {
      const token = await tokens.get();
      if (token.kind !== 'done') return token;
      outcome = await run((call) => sendProven(call, token.value));
      // The refusal of the next token tells what is ordered of a device that was locked or revoked meanwhile.
      const isOut = outcome.kind === 'refused' && outcome.problem.code === 'device-revoked';
      if (outcome.kind === 'sign-in-needed' || isOut) tokens.forget();
    }
    return outcome;
  }

  const fetchWithToken: GatewayClient['fetch'] = (call, take) =>
    withToken(async (sendWithToken) => {
      const response = await sendWithToken(call);
      return response instanceof Response ? take(response) : response;
    });

  return {
    async have(pids, parts) {
      const call = jsonCall('POST', '/have', { pids, parts });
      return bodyOf(await read(send(call), findHaveAnswer));
    },

    async pack(frames) {
      const body = encodeFrames(frames) as Uint8Array<ArrayBuffer>;
      const headers = { 'content-type': 'application/octet-stream' };
      const call: Call = { method: 'POST', path: '/pack', headers, body, sizeBytes: body.length };
      return bodyOf(await read(send(call), findPackAnswer));
    },

    changes: (cursor, inventory) =>
      withToken(async (sendWithToken) => {
        const path = cursor === undefined ? '/changes' : `/changes?since=${encodeURIComponent(cursor)}`;
        const headers = { prefer: 'merge', 'device-inventory': toInventoryHeader(inventory) };
        return bodyOf(await read(sendWithToken({ method: 'GET', path, headers }), findChanges));
      }),

    async askCommand(deviceId) {
      const call = jsonCall('POST', '/have', { pids: [], parts: [] });
      await read(send({ ...call, headers: { ...call.headers, 'gocua-device': deviceId } }), findHaveAnswer);
    },
    async askWipe(command) {
      const call = jsonCall('POST', '/wipe', { command });
      await send({ ...call, headers: { ...call.headers, 'gocua-wipe': 'yes' }, isToBrowser: true });
    },
    takeCommand() {
      const command = heardCommand;
      heardCommand = undefined;
      return command;
    },

    enrol: async (request) => bodyOf(await read(send(jsonCall('POST', '/enrolments', request)), findEnrolmentAnswer)),

    call: <T>(method: 'GET' | 'POST', path: string, body?: unknown, ifMatch?: string) =>
      withToken((sendWithToken) => {
        const call: Call = body === undefined ? { method, path } : officeCall(method, path, body);
        const headers = { ...call.headers, ...(ifMatch !== undefined && { 'if-match': ifMatch }) };
        return read(sendWithToken({ ...call, headers }), (value) => value as T | undefined);
      }),

    fetch: fetchWithToken,

    download(method, path, body) {
      const call = body === undefined ? { method, path } : jsonCall(method, path, body);
      return fetchWithToken({ ...call, headers: { ...call.headers, accept: 'image/*, application/*' } }, toPicture);
    },

    async slipStatus(slipToken, opinion) {
      const asking: Call = opinion ? jsonCall('POST', '/satisfaction', opinion) : { method: 'GET', path: '/status' };
      const call: Call = { ...asking, headers: { ...asking.headers, 'slip-token': slipToken } };
      return bodyOf(await read(send(call), (value) => value));
    },

    async board(token) {
      const call: Call = { method: 'GET', path: '/board', headers: { 'board-token': token } };
      return bodyOf(await read(send(call), (value) => value));
    },

    askOpenly: async (path) => bodyOf(await read(send({ method: 'GET', path }), (value) => value)),

    async scan(ticket, page) {
      const headers = { 'scan-ticket': ticket };
      const call: Call = page
        ? { ...officeCall('POST', `/scan/${encodeURIComponent(page.paperId)}`, page.picture), headers }
        : { method: 'GET', path: '/scan', headers };
      return bodyOf(await read(send(call), (value) => value));
    },
  };
}

/** A file of the app as the gateway has it now; absent: no coverage, or no such file. */
export async function findAppFile(path: string): Promise<Response | undefined> {
  try {
    const response = await fetch(path, { cache: 'reload', credentials: 'omit', redirect: 'error' });
    return response.ok ? response : undefined;
  } catch {
    return undefined;
  }
}

/** Not `AbortSignal.timeout`, which Safari 15 lacks. It also ends the reading of a body; after that nobody listens. */
function abortedAfter(ms: number): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), ms);
  return controller.signal;
}

function jsonCall(method: Call['method'], path: string, body: unknown): Call {
  return { method, path, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** A file goes as it is, anything else as JSON. */
function officeCall(method: Call['method'], path: string, body: unknown): Call {
  return body instanceof Blob
    ? { method, path, headers: { 'content-type': body.type }, body, sizeBytes: body.size }
    : jsonCall(method, path, body);
}

function bodyOf<T>(outcome: Outcome<Answer<T>>): Outcome<T> {
  return outcome.kind === 'done' ? { kind: 'done', value: outcome.value.body } : outcome;
}

function linkNews(response: Response, isSlow: boolean): LinkNews {
  if ((response.status === 503 || response.status === 429) && isProblem(response)) return 'asked-to-wait';
  if (response.status >= 500 && response.status !== 511) return 'server-failed';
  return isSlow ? 'answered-slowly' : 'answered';
}

/** Of our gateway, which says when to come back; a proxy before a gateway that is down says it in other words. */
const isProblem = ({ headers }: Response): boolean =>
  headers.has('retry-after') && headers.get('content-type')?.startsWith('application/problem+json') === true;

/** The inventory within its limit: of too many codes the newest stay, the counts always. */
function toInventoryHeader(inventory: Inventory): string {
  let codes = inventory.sealedCodes;
  for (;;) {
    const bytes = new TextEncoder().encode(JSON.stringify({ ...inventory, sealedCodes: codes }));
    if (bytes.length <= inventoryBytes || codes.length === 0) {
      return btoa(String.fromCharCode(...bytes))
        .replaceAll('+', '-')
        .replaceAll('/', '_')
        .replaceAll('=', '');
    }
    codes = codes.slice(Math.ceil(codes.length / 8));
  }
}
