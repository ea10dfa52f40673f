/**
 * ENTRANCE 3, the gateway. Read top to bottom it is the wiring diagram: settings → data folder → keys → database →
 * seeds → web → opener → ready. What the first requests do not need (printing, spreadsheets, the demo) is loaded where it
 * is used, because phones wait while a killed gateway starts again. Standard output carries only what a person (or a
 * script) waits for, one bare line each: `invitation: <url>` at the first start of a data folder (with `--demo` one
 * `demo <role>: <url>` a role besides), then `ready: <url>`. Everything else goes to standard error.
 */

import { renderUnicodeCompact } from 'uqr';
import { readOfficeSettings } from './administration/change-settings.ts';
import { seedCatalogue } from './administration/seed-catalogue.ts';
import { openBlobs } from './blobs/open-blobs.ts';
import { ConfigError, readConfig } from './config.ts';
import type { Config } from './config.ts';
import { startForwarding } from './connectors/start-forwarding.ts';
import type { GatewayContext, WebContext } from './context.ts';
import { ensureFirstInvitation } from './first-invitation.ts';
import { vietnamIso } from './desk/vietnam-time.ts';
import { warmFigures } from './figures/warm-figures.ts';
import { createApp } from './http/app.ts';
import { watchLateness, watchLoadWindow } from './http/shed-load.ts';
import { loadGatewayKeys } from './keys/gateway-keys.ts';
import { KeyError } from './keys/key-files.ts';
import { matchDatabaseKeys } from './keys/match-database.ts';
import { listen } from './listen.ts';
import { lockDataFolder } from './lock-data-folder.ts';
import { createLog } from './log.ts';
import { newMetrics } from './metrics.ts';
import { prepareDataFolder } from './prepare-data-folder.ts';
import { projectDir } from './project-dir.ts';
import { serveMetrics } from './serve-metrics.ts';
import { StartError } from './start-error.ts';
import { startOpener } from './start-opener.ts';
import { startStore } from './store/start-store.ts';
import type { Store } from './store/start-store.ts';
import { watchedFigures } from './watched-figures.ts';

const args = process.argv.slice(2);
const log = createLog(process.env['LOG_LEVEL'] ?? 'warn');

/** What is running, to be stopped in the opposite order. */
const running: (() => Promise<unknown>)[] = [];
const stopAsked = onceAskedToStop();

try {
  const store = await start();
  await Promise.race([stopAsked.promise, store.ended]);
  if (!stopAsked.yet()) throw new StartError('PostgreSQL đã dừng đột ngột; hãy chạy lại.');
} catch (error) {
  // Ctrl-C reaches PostgreSQL too; what fails because of that is no failure.
  if (!stopAsked.yet()) {
    process.exitCode = 1;
    process.stderr.write(
      `${isForPeople(error) ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
    );
  }
}
for (const stop of running.toReversed()) {
  await stop().catch((error: unknown) => log.error({ error }, 'a part did not stop cleanly'));
}
process.exit();

/** Resolves when the gateway is ready, or cannot become so because it was asked to stop or its database ended. */
async function start(): Promise<Store> {
  const settings = readConfig(process.env, args, projectDir);
  prepareDataFolder(settings.dataDir);
  const lock = await lockDataFolder(settings.dataDir);
  running.push(() => lock.release());
  const lan = args.includes('--lan') ? await startLan(settings) : undefined;
  const config = lan?.config ?? settings;
  const listener = await listen(config, log);
  if (config.tls) process.removeListener('SIGHUP', stopAsked.ask).on('SIGHUP', listener.reload);
  running.push(() => listener.close());
  const keys = await loadGatewayKeys(config.dataDir, new Date());
  const blobs = await openBlobs(config);
  const store = await startStore(config);
  running.push(() => store.close());

  const { db, callersDb } = store;
  const { metricsPort } = config;
  const metrics = metricsPort === undefined ? undefined : await newMetrics(log);
  const context: WebContext = {
    config,
    db,
    callersDb,
    blobs,
    keys,
    log,
    now: () => new Date(),
    ...(metrics && { metrics }),
  };
  if (metrics && metricsPort !== undefined) {
    metrics.register(...watchedFigures(context));
    running.push(await serveMetrics(metrics, metricsPort));
  }
  if (!store.isHeldByDatabase) {
    log.warn({}, 'the database user may not make roles: row policies are off, only the conditions in the routes hold');
  }
  await matchDatabaseKeys(db, keys);
  await seedCatalogue(context);
  // The demo shows its links at every start: whoever tries it out has closed the window they were printed in.
  const replace = config.demo || args.includes('--new-invitation');
  const invitation = await ensureFirstInvitation(context, { replace });
  if (invitation) printInvitation(invitation);
  if (config.demo) await printDemo(context, invitation);
  lan?.print();
  const findSpread = watchLoadWindow(
    async () => (await readOfficeSettings(context)).loadWindow,
    () => vietnamIso(context.now()).slice(11, 16),
  );
  listener.serve(createApp(context, { readLateness: watchLateness(), findSpread }));
  const opener = startOpener(config, store.url, log);
  running.push(() => opener.stop());
  const forwarding = await startForwarding(context);
  // First of all, and together: what is being answered still needs everything else, and nothing new is begun meanwhile.
  running.push(() => Promise.all([forwarding.stop(), listener.close()]));

  const ready = listener.ready().then(() => console.log(`ready: ${config.publicUrl}`));
  await Promise.race([ready, stopAsked.promise, store.ended]);
  const giveUp = warmFigures(context);
  running.push(async () => giveUp());
  return store;
}

/** Loaded for a trial only. */
async function startLan(settings: Config): Promise<{ readonly config: Config; print(): void }> {
  const { prepareLan } = await import('./lan/prepare-lan.ts');
  const { serveTrustPage, trustPageUrl } = await import('./lan/trust-page.ts');
  const { config, certificate, trustPage } = await prepareLan(settings, process.env, new Date());
  running.push(await serveTrustPage({ ...trustPage, appUrl: config.publicUrl }, certificate));
  const url = trustPageUrl(trustPage.address, trustPage.port);
  const print = () => {
    console.log('THỬ TRONG MẠNG NỘI BỘ: không dùng cho hồ sơ của người thật; giữ nguyên địa chỉ của máy này khi thử.');
    console.log(`Điện thoại cùng Wi-Fi mở (hoặc quét) ${url} để cài chứng thư, so vân tay:`);
    console.log(certificate.fingerprint);
    console.log(renderUnicodeCompact(url));
  };
  return { config, print };
}

function printInvitation(link: string): void {
  console.log(`invitation: ${link}`);
  console.log(renderUnicodeCompact(link));
  console.log(
    'Mở liên kết (hoặc quét mã) trên trước tiên để nhận vai quản trị tỉnh; liên kết dùng một lần, trong 72 giờ.',
  );
}

/** One line a role that nobody has taken yet: `demo <role>: <url>`. */
async function printDemo(context: GatewayContext, invitation: string | undefined): Promise<void> {
  if (invitation) console.log(`demo admin: ${invitation}`);
  const { seedDemo } = await import('./demo/seed-demo.ts');
  for (const { role, link } of await seedDemo(context)) console.log(`demo ${role}: ${link}`);
}

function isForPeople(error: unknown): error is Error {
  return error instanceof StartError || error instanceof ConfigError || error instanceof KeyError;
}

/**
 * Ctrl-C arrives from the terminal and once more from each wrapper that forwards it, so only one that comes well after
 * the first means "at once".
 */
function onceAskedToStop(): { promise: Promise<void>; yet(): boolean; ask(): void } {
  const impatientAfterMs = 3_000;
  let askedAt: number | undefined;
  let resolve: () => void;
  const promise = new Promise<void>((asked) => (resolve = asked));
  const ask = () => {
    if (askedAt !== undefined && Date.now() - askedAt > impatientAfterMs) process.exit(130);
    askedAt ??= Date.now();
    resolve();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
  // The launcher's end closes the channel to it.
  if (process.channel) process.on('disconnect', ask);
  return { promise, ask, yet: () => askedAt !== undefined };
}
