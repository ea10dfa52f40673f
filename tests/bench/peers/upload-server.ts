/**
 * The servers of the peers, as a process of its own: tus under `/files`, whole dossiers as multipart under `/dossiers`, each
 * a submission of its own, as form handlers keep them. Arguments: port and folder. Prints `ready` when it listens.
 */

import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { mkdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';

const [port = '', folder = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
let submissions = 0;
const tus = new Server({ path: '/files', datastore: new FileStore({ directory: folder }), relativeLocation: true });

const server = createServer((request, response) => {
  const handled = request.url === '/dossiers' ? keepDossier(request, response) : tus.handle(request, response);
  handled.catch(() => response.destroy());
});
server.listen(Number(port), '127.0.0.1', () => console.log('ready'));

/** Stored when it came whole, like any form handler; a body that breaks off leaves nothing. */
async function keepDossier(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  const form = await new Response(Buffer.concat(chunks), { headers }).formData();
  submissions += 1;
  const name = `submission-${submissions}-${String(form.get('dossier'))}`;
  for (const [part, file] of form.entries()) {
    if (!(file instanceof File)) continue;
    const handle = await open(join(folder, `${name}-${part}`), 'w');
    await handle.writeFile(new Uint8Array(await file.arrayBuffer()));
    await handle.sync();
    await handle.close();
  }
  response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
}
