/**
 * The province's gateway and opener, each a process that can be killed at any call to database or disk and started anew on
 * what is left. The app, the intake, the opener and the desk in them are the real ones.
 */

import type { Hono } from 'hono';
import { Kysely } from 'kysely';
import type { GatewayContext } from '../../src/gateway/context.ts';
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
import type { Database } from '../../src/gateway/store/schema.ts';
import type { LateCommit } from './breakable-dialect.ts';
import { endLateCommit, newBreakableDialect } from './breakable-dialect.ts';
import type { Kill } from './gate.ts';
import { Gate } from './gate.ts';
import type { BlobDisk } from './memory-blobs.ts';
import { newBlobDisk, newMemoryBlobs } from './memory-blobs.ts';
import type { Province } from './province.ts';
import { publicUrl } from './province.ts';
import { settle } from './still-time.ts';

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const plenty: AppLimits = { rates: { requests: 1_000_000, enrolments: 1_000, tokens: 1_000_000, slips: 1_000 } };

/** First byte of a picture that no decoder takes. */
export const brokenPicture = 0;

/** Pictures as they come; one that begins with `brokenPicture` is none. */
const pictures: Pictures = {
  reencode: async (bytes) => (bytes[0] === brokenPicture ? undefined : { bytes, mediaType: 'image/jpeg' }),
  stop: async () => undefined,
};

interface Running {
  readonly gate: Gate;
  readonly context: GatewayContext;
  readonly app: Hono<GatewayEnv>;
}

export class GatewayBox {
  readonly disk: BlobDisk = newBlobDisk();
  readonly #province: Province;
  readonly #late: LateCommit;
  readonly #now: () => Date;
  #running: Running | undefined;
  /** Keys that the province sealed to before it rotated them. */
  #grace: readonly string[] = [];
  packetsADay = 2_000;
  /** How often one of the processes was killed in the middle of something. */
  kills = 0;

  constructor(province: Province, now: () => Date, isLateToCommit: boolean) {
    this.#province = province;
    this.#now = now;
    this.#late = { isLate: isLateToCommit, isOwed: false };
  }

  get isUp(): boolean {
    return this.#running !== undefined && !this.#running.gate.isDead;
  }

  get recipients(): readonly string[] {
    return this.#grace.length === 0 ? this.#province.keys.recipients : this.#province.nextRecipients;
  }

  /** From the next start on phones are told of other recipients; what was sealed before still comes in. */
  rotate(): void {
    this.#grace = this.#province.keys.recipients;
  }

  /** Starts it, anew when it runs. */
  async start(): Promise<void> {
    await this.stop();
    const gate = new Gate();
    const keys = { ...this.#province.keys, recipients: this.recipients, graceRecipients: this.#grace };
    const context: GatewayContext = {
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
      db: this.#open(gate),
      blobs: newMemoryBlobs(this.disk, gate),
      keys,
      log: silent,
      now: this.#now,
    };
    const app = createApp(context, { ...plenty, quota: { packetsADay: this.packetsADay } });
    this.#running = { gate, context, app };
  }

  /** Absent: the process was not there, or was killed before it could answer. */
  async request(request: Request): Promise<Response | undefined> {
    const running = this.#running;
    if (!running || running.gate.isDead) return undefined;
    const response = await running.app.request(request);
    await this.#quiet(running.gate);
    return running.gate.isDead ? undefined : response;
  }

  arm(kill: Kill): void {
    this.#running?.gate.arm(kill);
  }

  async stop(): Promise<void> {
    if (!this.#running) return;
    await endLateCommit(this.#province.pool, this.#late, this.#running.gate.isDead);
    this.#running.gate.die();
    this.#running = undefined;
  }

  /** One run of the opener's process until nothing waits or it is killed; how much it dealt with. */
  async open(kill?: Kill): Promise<number> {
    const gate = new Gate();
    if (kill) gate.arm(kill);
    const opener: Opener = {
      db: this.#open(gate),
      blobs: newMemoryBlobs(this.disk, gate),
      keys: this.#province.openerKeys,
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
    await this.#quiet(gate);
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
      await this.#quiet(running.gate);
    }
  }

  #open(gate: Gate): Kysely<Database> {
    return new Kysely<Database>({ dialect: newBreakableDialect(this.#province.pool, gate, this.#late) });
  }

  /** Until nobody holds the connection: what a killed process had open is rolled back. */
  async #quiet(gate: Gate): Promise<void> {
    const { pool } = this.#province;
    do await settle();
    while (pool.idleCount < pool.totalCount || pool.waitingCount > 0);
    if (!gate.isDead) return;
    this.kills += 1;
    await endLateCommit(pool, this.#late, true);
  }
}
