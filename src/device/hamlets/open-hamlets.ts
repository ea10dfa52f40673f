/** What the screens of a hamlet ask, over the store of this page: packs that were fetched, and what is noted since. */

import type { HamletHere, Hamlets, KnownHamlet } from '../../core/hamlet-ports.ts';
import { knowHamlet } from '../../core/household/know-hamlet.ts';
import { subjectOf } from '../../core/notes/note.ts';
import type { NoteBody } from '../../core/notes/note.ts';
import { writeNotes } from '../../core/notes/write-notes.ts';
import type { NoteBook, Outcome, Ports } from '../../core/ports.ts';
import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { findThrownProblem } from '../../core/storage-failure.ts';
import { listTeamHamlets } from '../../core/visit/list-team-hamlets.ts';
import type { DeviceDelivery } from '../contact/open-delivery.ts';
import { findEnrolment } from '../contact/enrolment-record.ts';
import type { Store } from '../store/store.ts';
import type { OpenVault } from '../vault/vault-record.ts';
import { fetchPack } from './fetch-pack.ts';
import { newPackShelf } from './pack-shelf.ts';

export interface HamletsParts extends Pick<Ports, 'clock' | 'randomness'> {
  readonly store: Store;
  readonly noteBook: NoteBook;
  readonly openDelivery: () => Promise<Pick<DeviceDelivery, 'gateway' | 'catalogue' | 'settings'>>;
  readonly findOpenVault: () => OpenVault | undefined;
}

export function openHamlets(parts: HamletsParts): Hamlets {
  const { store, noteBook, openDelivery, findOpenVault, randomness } = parts;
  const shelf = newPackShelf(store);
  let lastWrite: Promise<unknown> = Promise.resolve();

  async function open(hamlet: string): Promise<Result<KnownHamlet>> {
    const vault = findOpenVault();
    if (!vault) return fail('vault-locked');
    try {
      return succeed(knowHamlet(hamlet, await shelf.find(hamlet, vault), await noteBook.list(hamlet)));
    } catch (thrown) {
      // It locked meanwhile.
      if (findThrownProblem(thrown)?.code === 'vault-locked') return fail('vault-locked');
      throw thrown;
    }
  }

  async function write(hamlet: string, bodies: readonly NoteBody[]): ReturnType<Hamlets['write']> {
    const known = await open(hamlet);
    if (!known.ok) return known;
    const { settled, pack } = known.value;
    const about = bodies.flatMap((body) => settled.get(subjectOf({ body })) ?? []);
    const communeCode = (await findEnrolment(store.db))?.device.commune?.code ?? '';
    const ports = { ...parts, settings: (await openDelivery()).settings };
    return await writeNotes(ports, { communeCode, hamlet }, bodies, about, pack?.households);
  }

  return {
    open,

    async list() {
      const known = await (await openDelivery()).catalogue.schedule();
      const role = (await findEnrolment(store.db))?.device.role ?? 'volunteer';
      const heads = await shelf.heads();
      const here = new Map(heads.map(({ hamlet, sizeBytes, asOf }) => [hamlet, { hamlet, sizeBytes, asOf }]));
      const names = new Set([...(known ? listTeamHamlets(known.schedule, role) : []), ...here.keys()]);
      return [...names]
        .sort(new Intl.Collator('vi', { numeric: true }).compare)
        .map((hamlet): HamletHere => here.get(hamlet) ?? { hamlet });
    },

    async fetchPack(hamlet, onProgress = () => undefined): Promise<Outcome<HamletHere>> {
      const vault = findOpenVault();
      if (!vault) return { kind: 'refused', problem: { code: 'vault-locked' } };
      const head = await shelf.findHead(hamlet);
      // Of a pack that cannot be read the gateway must not say that it is the newest.
      const held = head && (await shelf.find(hamlet, vault)) ? head : undefined;
      const outcome = await fetchPack((await openDelivery()).gateway, hamlet, held ?? {}, onProgress);
      if (outcome.kind !== 'done') return outcome;
      const fetched = outcome.value;
      try {
        if (fetched.isSame) {
          if (!held) return { kind: 'offline' };
          const asOf = fetched.asOf ?? held.asOf;
          await shelf.redate(hamlet, asOf);
          onProgress(1);
          return { kind: 'done', value: { hamlet, sizeBytes: held.sizeBytes, asOf } };
        }
        const { pack, sizeBytes, etag } = fetched;
        const packId = randomness.uuid();
        const isKept = await shelf.put(pack, { packId, sizeBytes, ...(etag !== undefined && { etag }) });
        if (!isKept) return { kind: 'refused', problem: { code: 'vault-locked' } };
        onProgress(1);
        return { kind: 'done', value: { hamlet, sizeBytes, asOf: pack.asOf } };
      } catch (thrown) {
        const problem = findThrownProblem(thrown);
        if (problem?.code !== 'storage-full') throw thrown;
        return { kind: 'refused', problem };
      }
    },

    write(hamlet, bodies) {
      // One after another: two taps at once must not take the same turn.
      const turn = lastWrite.then(() => write(hamlet, bodies));
      lastWrite = turn.catch(() => undefined);
      return turn;
    },

    forget: (hamlet) => shelf.remove(hamlet),
  };
}
