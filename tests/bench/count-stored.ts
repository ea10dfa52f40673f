/** What the servers of the delivery benches really hold, asked of their disks and databases and not of the clients. */

import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { embeddedUrl } from '../fixtures/run-gateway.ts';
import { photoBytes, photosADossier, textBytes } from './pages/bench-page.ts';

/** How many whole copies there are of each dossier, by its number; those of which there is none are absent. */
export type StoredDossiers = ReadonlyMap<number, number>;

const lengths = [textBytes, ...Array.from({ length: photosADossier }, () => photoBytes)];

/** The gateway's packets that are complete, by the running number they were sealed under. */
export async function countInGateway(dataDir: string): Promise<StoredDossiers> {
  const client = new Client({ connectionString: embeddedUrl(dataDir) });
  await client.connect();
  try {
    const { rows } = await client.query<{ seq: string; copies: string }>(
      `select seq, count(*) as copies from packets where complete and not exists (
         select 1 from packet_parts pp left join parts on parts.sha256 = pp.sha256
         where pp.pid = packets.pid and pp.index > 0 and parts.complete is not true) group by seq`,
    );
    return new Map(rows.map(({ seq, copies }) => [Number(seq) - 1, Number(copies)]));
  } finally {
    await client.end();
  }
}

/** Files that tus finished: their length is the one that was announced. */
export function countTusUploads(folder: string): StoredDossiers {
  const copies = newCopies();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const { size, metadata } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
      readonly size: number;
      readonly metadata: { readonly dossier: string; readonly part: string };
    };
    const held = statSync(join(folder, file.replace(/\.json$/, ''))).size;
    if (held === size) copies.add(Number(metadata.dossier), Number(metadata.part), held);
  }
  return copies.whole();
}

/** Submissions that a form handler kept. */
export function countSubmissions(folder: string): StoredDossiers {
  const copies = newCopies();
  for (const file of readdirSync(folder)) {
    const [, dossier, part] = /^submission-\d+-(\d+)-part-(\d+)$/.exec(file) ?? [];
    if (part !== undefined) copies.add(Number(dossier), Number(part), statSync(join(folder, file)).size);
  }
  return copies.whole();
}

/** Documents of a PouchDB server; a conflicting revision is a second copy. */
export async function countDocuments(serverUrl: string): Promise<StoredDossiers> {
  const answer = await fetch(`${serverUrl}/db/dossiers/_all_docs?include_docs=true&conflicts=true`);
  const { rows = [] } = (await answer.json()) as { readonly rows?: readonly { readonly doc: StoredDocument }[] };
  const stored = new Map<number, number>();
  for (const { doc } of rows) {
    const photos = Object.values(doc._attachments ?? {}).filter(({ length }) => length === photoBytes);
    if (doc.text?.length !== textBytes || photos.length !== photosADossier) continue;
    stored.set(Number(doc._id.replace('dossier-', '')), 1 + (doc._conflicts ?? []).length);
  }
  return stored;
}

interface StoredDocument {
  readonly _id: string;
  readonly text?: string;
  readonly _conflicts?: readonly string[];
  readonly _attachments?: { readonly [name: string]: { readonly length: number } };
}

/** Copies of each file of each dossier: there are as many copies of a dossier as of its most frequent file. */
function newCopies() {
  const files = new Map<number, number[]>();
  return {
    add(dossier: number, part: number, length: number): void {
      if (length !== lengths[part]) return;
      const counts = files.get(dossier) ?? lengths.map(() => 0);
      counts[part] = (counts[part] ?? 0) + 1;
      files.set(dossier, counts);
    },
    whole(): StoredDossiers {
      const complete = [...files].filter(([, counts]) => counts.every((count) => count > 0));
      return new Map(complete.map(([dossier, counts]) => [dossier, Math.max(...counts)]));
    },
  };
}
