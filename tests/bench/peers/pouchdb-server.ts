/**
 * A PouchDB server that keeps in memory, as a process of its own: databases under `/db`. Its packages lie in a folder of
 * their own (`install-pouchdb.ts`). Arguments: port and folder. Prints `ready` when it listens.
 */

import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { loadPouchdbPackage } from './install-pouchdb.ts';

interface PouchDB {
  plugin(plugin: unknown): void;
  defaults(options: { readonly adapter: string }): PouchDB;
}
interface ExpressApp extends RequestListener {
  use(path: string, handler: RequestListener): void;
}
type ExpressPouchDB = (pouch: PouchDB, options: Readonly<Record<string, unknown>>) => RequestListener;

const [port = '', folder = ''] = process.argv.slice(2);
const load = <T>(name: string): T => loadPouchdbPackage(name) as T;

const pouch = load<PouchDB>('pouchdb');
pouch.plugin(load('pouchdb-adapter-memory'));
const databases = load<ExpressPouchDB>('express-pouchdb')(pouch.defaults({ adapter: 'memory' }), {
  mode: 'minimumForPouchDB',
  inMemoryConfig: true,
  logPath: join(folder, 'log.txt'),
});
const app = load<() => ExpressApp>('express')();
app.use('/db', databases);
createServer(app).listen(Number(port), '127.0.0.1', () => console.log('ready'));
