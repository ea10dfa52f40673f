/**
 * The province's gateway and opener, each a process that can be killed at any call to database or disk and started anew on
 * what is left. The app, the intake, the opener and the desk in them are the real ones.
 */

import type { Hono } from 'hono';
import { Kysely } from 'kysely';
import type { WebContext } from '../../src/gateway/context.ts';
import type { DeskResult } from '../../src/gateway/desk/desk-caller.ts';
import { actOnDossier } from '../../src/gateway/desk/act-on-dossier.ts';
import type { StateAction } from '../../src/gateway/desk/decide-action.ts';
import { createApp } from '../../src/gateway/http/app.ts';
import type { AppLimits } from '../../src/gateway/http/app.ts';
import type { GatewayEnv } from '../../src/gateway/http/auth.ts';
import type { Log } from '../../src/gateway/log.ts';
import { openWaiting } from '../../src/gateway/opener/open-waiting.ts';
import type { Opener } from '../../src/gateway/opener/opener.ts';
import type { Pictures } from '../../src/gateway/opener/pictures.ts';
import type { CallersDb } from '../../src/gateway/store/callers-db.ts';
import type { Database } from '../../src/gateway/store/schema.ts';
import type { LateCommit } from './breakable-dialect.ts';
import { endLateCommit, newBreakableDialect } from './breakable-dialect.ts';
import type { Dice } from './dice.ts';
import type { Kill } from './gate.ts';
import { Gate } from './gate.ts';
import type { BlobDisk } from './memory-blobs.ts';
import { newBlobDisk, newMemoryBlobs } from './memory-blobs.ts';
import type { Province } from './province.ts';
import { publicUrl } from './province.ts';
import type { LoadedKeys } from './province-keys.ts';
import { forgetKeys } from './province-keys.ts';
import { settle } from './still-time.ts';
import { Turns } from './turns.ts';

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const plenty: AppLimits = {
  rates: {
    requests: 1_000_000,
    enrolments: 1_000,
    tokens: 1_000_000,
    slips: 1_000,
    device: 1_000_000,
    strange: 1e9,
    names: 1e9,
  },
};

/** First byte of a picture that no decoder takes. */
export const brokenPicture = 0;

/** Pictures as they come; one that begins with `brokenPicture` is none. */
const pictures: Pictures = {
  reencode: async (bytes) => (bytes[0] === brokenPicture ? undefined : { bytes, mediaType: 'image/jpeg' }),
  stop: async () => undefined,
};

interface Running {
  readonly gate: Gate;
  readonly context: WebContext;
  readonly app: Hono<GatewayEnv>;
}

export class GatewayBox {
  readonly disk: BlobDisk = newBlobDisk();
  readonly #province: Province;
  readonly #late: LateCommit;
  readonly #now: () => Date;
  readonly #turns: Turns;
  #running: Running | undefined;
  /** Processes whose end was counted. */
  readonly #ended = new WeakSet<Gate>();
  #rotations = 0;
  /** Recipients whose identity the province has deleted. */
  readonly forgotten = new Set<string>();
  packetsADay = 2_000;
  /** How often one of the processes was killed in the middle of something. */
  kills = 0;
  readonly #count: (kind: string) => void;

  constructor(province: Province, now: () => Date, isLateToCommit: boolean, count: (kind: string) => void) {
    this.#province = province;
    this.#now = now;
    this.#count = count;
    this.#turns = new Turns({
      countHeldBack: () => province.countHeldBack(),
      onHeldBack: () => count('together: held back by a lock'),
    });
    this.#late = { isLate: isLateToCommit, isOwed: false };
  }

  get isUp(): boolean {
    return this.#running !== undefined && !this.#running.gate.isDead;
  }

  /** What lies in the key folder now. */
  get keys(): LoadedKeys {
    const { keys } = this.#province;
    return forgetKeys(keys, keys.stages[this.#rotations] ?? keys.stages[0], this.forgotten);
  }

  /** From the next start on phones are told of another list; what was sealed before still comes in. */
  rotate(): void {
    this.#rotations = Math.min(this.#rotations + 1, this.#province.keys.stages.length - 1);
  }

  /** The grace of every key that was rotated out is over: nobody can open any more what is sealed to it alone. */
  forgetOldKeys(): void {
    for (const recipient of this.keys.gateway.graceRecipients) this.forgotten.add(recipient);
  }

  /** Starts it, anew when it runs. */
  async start(): Promise<void> {
    const stopped = this.stop();
    const gate = new Gate(this.#turns);
    const db = this.#open(gate);
    const context: WebContext = {
      config: {
        port: 8800,
        host: '127.0.0.1',
        dataDir: this.#province.dataDir,
        databaseUrl: undefined,
        blobsUrl: undefined,
        publicUrl,
        webDir: this.#province.dataDir,
        demo: false,
      },
      db,
      // One connection that can break is enough: who sees what is tested elsewhere.
      callersDb: db as CallersDb,
      blobs: newMemoryBlobs(this.disk, gate),
      keys: this.keys.gateway,
      log: silent,
      now: this.#now,
    };
    const app = createApp(context, { ...plenty, quota: { packetsADay: this.packetsADay } });
    this.#running = { gate, context, app };
    await stopped;
  }

  /** Whether several things are going on in it at the same moment. */
  get isCrowded(): boolean {
    return this.#turns.isCrowded;
  }

  /** Everything of `works` at the same moment, in an order that the dice choose. */
  async together(works: readonly (() => Promise<void>)[], dice: Dice): Promise<void> {
    // The variant that commits late has one connection only.
    if (this.#late.isLate) for (const work of works) await work();
    else await this.#turns.together(works, dice);
    await this.#rest();
  }

  /** Absent: the process was not there, or was killed before it could answer. */
  async request(request: Request): Promise<Response | undefined> {
    const running = this.#running;
    if (!running || running.gate.isDead) return undefined;
    const response = await running.app.request(request);
    await this.#quiet(running.gate, 'gateway');
    return running.gate.isDead ? undefined : response;
  }

  arm(kill: Kill): void {
    this.#running?.gate.arm(kill);
  }

  async stop(): Promise<void> {
    const running = this.#running;
    if (!running) return;
    const wasKilled = running.gate.isDead;
    // Without a pause: in a crowd somebody else may start it at the same moment.
    this.#running = undefined;
    running.gate.die();
    await endLateCommit(this.#province.pools.calm, this.#late, wasKilled);
  }

  /** One run of the opener's process until nothing waits or it is killed; how much it dealt with. */
  async open(kill?: Kill): Promise<number> {
    const gate = new Gate(this.#turns);
    if (kill) gate.arm(kill);
    const opener: Opener = {
      db: this.#open(gate),
      blobs: newMemoryBlobs(this.disk, gate),
      keys: this.keys.opener,
      pictures,
      log: silent,
      now: this.#now,
    };
    const putOff = new Map<string, number>();
    let dealt = 0;
    try {
      for (let round = 0; round < 100 && !gate.isDead; round += 1) {
        const more = await openWaiting(opener, putOff);
        dealt += more;
        if (more === 0) break;
      }
    } catch (error) {
      if (!gate.isDead) throw error;
    }
    await this.#quiet(gate, 'opener');
    return dealt;
  }

  /** Absent: the gateway was not there, or was killed before it could answer. */
  async act(
    subject: { readonly dossierId: string; readonly etag: string; readonly action: StateAction },
    body: { readonly [name: string]: unknown },
  ): Promise<DeskResult<void> | undefined> {
    const running = this.#running;
    if (!running || running.gate.isDead) return undefined;
    try {
      return await actOnDossier(running.context, this.#province.official, subject, body);
    } catch (error) {
      if (!running.gate.isDead) throw error;
      return undefined;
    } finally {
      await this.#quiet(running.gate, 'gateway');
    }
  }

  #open(gate: Gate): Kysely<Database> {
    return new Kysely<Database>({ dialect: newBreakableDialect(this.#province.pools, gate, this.#late) });
  }

  /** After something was done: what a killed process had open is rolled back. In a crowd others are not done yet. */
  async #quiet(gate: Gate, process: 'gateway' | 'opener'): Promise<void> {
    if (!this.isCrowded) await this.#rest();
    if (!gate.isDead || this.#ended.has(gate)) return;
    this.#ended.add(gate);
    this.kills += 1;
    this.#count(`killed: ${process}, call ${gate.kill?.effect ?? 'lost'}`);
    await endLateCommit(this.#province.pools.calm, this.#late, true);
  }

  /** Until nobody holds a connection. */
  async #rest(): Promise<void> {
    const { calm, crowd } = this.#province.pools;
    const pools = [calm, crowd];
    do await settle();
    while (pools.some((pool) => pool.idleCount < pool.totalCount || pool.waitingCount > 0));
  }
}
