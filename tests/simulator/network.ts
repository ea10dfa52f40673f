/**
 * The way between phones and gateway. Requests wait here until the schedule lets one go on; on its way it may be dropped,
 * cut, delayed, doubled, answered by somebody else, or done and never answered.
 */

import { Dice } from './dice.ts';
import type { GatewayBox } from './gateway-box.ts';
import { describeAnswer, describeBody } from './describe-request.ts';
import { look } from './still-time.ts';

export interface Waiting {
  readonly from: string;
  readonly url: string;
  readonly init: RequestInit;
  readonly answer: (response: Response) => void;
  readonly fail: (error: unknown) => void;
}

/** How bad the links are, 0 (nothing happens) to 1. */
export type Badness = number;

type Fault =
  | 'none'
  | 'dropped'
  | 'cut'
  | 'answer lost'
  | 'answered by a portal'
  | 'failed by a proxy'
  | 'answered with other JSON'
  | 'timed out before'
  | 'timed out after'
  | 'busy'
  | 'doubled'
  | 'forged'
  | 'delayed'
  | 'token grew old';

const faults: readonly (readonly [number, Exclude<Fault, 'none'>])[] = [
  [4, 'dropped'],
  [6, 'cut'],
  [6, 'answer lost'],
  [1, 'answered by a portal'],
  [1, 'failed by a proxy'],
  [1, 'answered with other JSON'],
  [1, 'timed out before'],
  [2, 'timed out after'],
  [1, 'busy'],
  [2, 'doubled'],
  [2, 'forged'],
  [2, 'delayed'],
  [1, 'token grew old'],
];

const chunks = 3;

export class Network {
  readonly queue: Waiting[] = [];
  /** Copies of requests that arrive long after whoever sent them gave up. */
  readonly #delayed: { readonly url: string; readonly init: RequestInit; readonly body: Uint8Array }[] = [];
  readonly #gateway: GatewayBox;
  readonly #log: (line: string) => void;
  readonly #advance: (ms: number) => void;
  readonly #count: (kind: string) => void;
  /** Requests that a killed gateway leaves unanswered before somebody starts it again. */
  downFor = 0;

  constructor(parts: {
    gateway: GatewayBox;
    log: (line: string) => void;
    advance: (ms: number) => void;
    count: (kind: string) => void;
  }) {
    this.#gateway = parts.gateway;
    this.#log = parts.log;
    this.#advance = parts.advance;
    this.#count = parts.count;
  }

  fetch(from: string, url: string, init: RequestInit): Promise<Response> {
    return new Promise((answer, fail) => {
      this.queue.push({ from, url, init, answer, fail });
    });
  }

  /** Lets one of the waiting requests go on. */
  async passOne(dice: Dice, badness: Badness): Promise<void> {
    this.#advance(dice.between(20, 3_000));
    if (this.#delayed.length > 0 && dice.chance(badness)) await this.#arriveLate(dice);
    await this.#passNext(dice, badness);
  }

  /** Lets some of the waiting requests go on at the same moment, and `others` with them. */
  async passTogether(dice: Dice, badness: Badness, others: readonly (() => Promise<void>)[]): Promise<void> {
    this.#advance(dice.between(20, 3_000));
    const passed = Array.from({ length: dice.between(1, this.queue.length) }, () => new Dice(dice.seed()));
    const works = passed.map((own) => () => this.#passNext(own, badness));
    const late =
      this.#delayed.length > 0 && dice.chance(badness) ? [() => this.#arriveLate(new Dice(dice.seed()))] : [];
    if (works.length + late.length + others.length > 1) this.#count('together: at the same moment');
    await this.#gateway.together([...works, ...late, ...others], dice);
  }

  async #passNext(dice: Dice, badness: Badness): Promise<void> {
    const [waiting] = this.queue.splice(dice.below(this.queue.length), 1);
    if (!waiting) return;
    const fault = dice.chance(badness) ? dice.weighted(faults) : 'none';
    if (fault !== 'none') this.#count(`link: ${fault}`);
    const { from, url } = waiting;
    const init = withType(waiting.init);
    const body = bytesOf(init.body);
    const path = url.replace(/^.*\/api\/v1/, '').replace(/\?.*$/, '');
    this.#log(`${from} ${init.method} ${path} ${describeBody(path, body)} ${fault}`);
    await this.#carry({ ...waiting, init }, path, body, fault, dice);
  }

  /** Everything that is still under way is lost. */
  dropAll(): void {
    for (const { fail } of this.queue.splice(0)) fail(new TypeError('fetch failed'));
    this.#delayed.length = 0;
  }

  /** A request as somebody else than a phone sends it; absent when nobody answered. */
  async post(url: string, body: Uint8Array, dice: Dice, cutAt?: number): Promise<Response | undefined> {
    return await this.#reach(url, { method: 'POST' }, body, dice, cutAt);
  }

  async #carry(waiting: Waiting, path: string, body: Uint8Array, fault: Fault, dice: Dice): Promise<void> {
    const { url, init, answer, fail } = waiting;
    const lost = () => fail(new TypeError('fetch failed'));
    const timedOut = () => fail(new DOMException('This operation was aborted', 'AbortError'));
    if (fault === 'token grew old') this.#advance(11 * 60_000);
    if (fault === 'dropped') return lost();
    if (fault === 'timed out before') return timedOut();
    if (fault === 'answered by a portal') {
      return answer(html('<!doctype html><title>Chào mừng</title>', 200));
    }
    if (fault === 'failed by a proxy') return answer(html('<h1>502</h1>', 502));
    if (fault === 'answered with other JSON') return answer(Response.json({ error: 'login', frames: 1 }));
    if (fault === 'busy') {
      const headers = { 'retry-after': String(dice.below(120)), 'content-type': 'application/problem+json' };
      return answer(new Response('{"code":"busy"}', { status: dice.pick([429, 503]), headers }));
    }
    if (fault === 'delayed') {
      this.#delayed.push({ url, init, body });
      return lost();
    }
    if (fault === 'cut') {
      await this.#reach(url, init, body, dice, dice.below(body.length + 1));
      return lost();
    }
    const response =
      fault === 'doubled' ? await this.#reachTwice(url, init, body, dice) : await this.#reach(url, init, body, dice);
    if (!response) return lost();
    const text = await response.text();
    this.#log(`  ${response.status} ${describeAnswer(path, text)}`);
    if (fault === 'answer lost') return lost();
    if (fault === 'timed out after') return timedOut();
    const said = fault === 'forged' ? forge(text) : text;
    answer(new Response(said, { status: response.status, headers: response.headers }));
  }

  /** One after the other; in a crowd at the same moment. The answer of the later one counts. */
  async #reachTwice(url: string, init: RequestInit, body: Uint8Array, dice: Dice): Promise<Response | undefined> {
    if (!this.#gateway.isCrowded) {
      const first = await this.#reach(url, init, body, dice);
      return first && (await this.#reach(url, init, body, dice));
    }
    const twins = [new Dice(dice.seed()), new Dice(dice.seed())];
    const reaching: Promise<Response | undefined>[] = [];
    for (const twin of twins) {
      reaching.push(this.#reach(url, init, body, twin));
      await look();
    }
    const responses = await Promise.all(reaching);
    return responses[1];
  }

  async #arriveLate(dice: Dice): Promise<void> {
    const [late] = this.#delayed.splice(dice.below(this.#delayed.length), 1);
    if (!late) return;
    this.#count('link: arrived late');
    const response = await this.#reach(late.url, late.init, late.body, dice);
    this.#log(`late ${late.url.replace(/^.*\/api\/v1|\?.*$/g, '')} ${response?.status ?? 'unanswered'}`);
  }

  async #reach(
    url: string,
    init: RequestInit,
    body: Uint8Array,
    dice: Dice,
    cutAt?: number,
  ): Promise<Response | undefined> {
    if (!this.#gateway.isUp) {
      this.downFor -= 1;
      if (this.downFor >= 0) return undefined;
      await this.#gateway.start();
      this.#log('the gateway is started');
    }
    const { method = 'GET', headers } = init;
    const stream = method === 'GET' ? {} : { body: streamOf(body, dice, cutAt), duplex: 'half' };
    const response = await this.#gateway.request(new Request(url, { method, ...(headers && { headers }), ...stream }));
    if (!response) this.#log('the gateway was killed');
    if (!response || cutAt !== undefined) return undefined;
    // As Node's server does.
    response.headers.set('date', new Date().toUTCString());
    return response;
  }
}

function html(text: string, status: number): Response {
  return new Response(text, { status, headers: { 'content-type': 'text/html' } });
}

/** A few chunks, and the end of the connection where it is cut. */
function streamOf(body: Uint8Array, dice: Dice, cutAt: number | undefined): ReadableStream<Uint8Array> {
  const end = cutAt ?? body.length;
  const ends = Array.from({ length: chunks }, () => dice.below(end + 1)).sort((one, other) => one - other);
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at === end) {
        if (cutAt === undefined) controller.close();
        else controller.error(new Error('the connection broke'));
        return;
      }
      const next = ends.find((chunkEnd) => chunkEnd > at) ?? end;
      controller.enqueue(body.slice(at, next));
      at = next;
    },
  });
}

/** As `fetch` does for a form. */
function withType(init: RequestInit): RequestInit {
  if (!(init.body instanceof URLSearchParams)) return init;
  return { ...init, headers: { ...init.headers, 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' } };
}

function bytesOf(body: RequestInit['body']): Uint8Array {
  if (body instanceof Uint8Array) return Uint8Array.from(body);
  return new TextEncoder().encode(body instanceof URLSearchParams ? body.toString() : ((body as string | null) ?? ''));
}

/** Somebody who has no key of ours signs: a letter of every signature is another one. */
function forge(text: string): string {
  return text.replaceAll(/("ey[\w-]+\.[\w-]+\.)([\w-])/g, (_all, head: string, letter: string) => {
    return head + (letter === 'A' ? 'B' : 'A');
  });
}
