/** What `Papers` and `Sealer` keep together: run against the in-memory fakes and against the real cryptography and store. */

import { describe, expect, it } from 'vitest';
import { newDelivery } from '../../src/core/delivery/delivery.ts';
import type { Draft, PaperPage } from '../../src/core/dossier/dossier.ts';
import type { Picture, Ports, SealedPacket } from '../../src/core/ports.ts';
import { aDraft, sha256Hex, uuidFor } from '../fixtures/dossier-fixtures.ts';
import { sealedTextOf } from '../fixtures/sealed-text-fixture.ts';

export type SealingPorts = Pick<Ports, 'papers' | 'sealer' | 'drafts' | 'outbox'>;

export interface SealerUnderTest {
  readonly ports: SealingPorts;
  /** Ends the process that holds the store and opens the same store again. */
  restart(): Promise<SealingPorts>;
  /** A picture that this adapter can open; another one for another name. */
  picture(name: string): Promise<Picture>;
}

async function attach(
  { ports, picture }: SealerUnderTest,
  draft: Draft,
  names: readonly string[],
): Promise<PaperPage[]> {
  const pages: PaperPage[] = [];
  for (const [index, name] of names.entries()) {
    const sealed = await ports.papers.sealPage(draft.dossierId, await picture(name));
    if (!sealed.ok) throw new Error(sealed.problem.code);
    pages.push({ ...sealed.value, page: index + 1 });
  }
  return pages;
}

async function seal(
  { ports }: SealerUnderTest,
  draft: Draft,
  pages: readonly PaperPage[],
  supersedes?: string,
): Promise<SealedPacket> {
  const whole: Draft = { ...draft, papers: [{ paperId: 'book', custody: 'photo', pages }] };
  const sealed = { at: '2026-11-21T09:00:00+07:00', correctableUntil: '2026-11-21T11:00:00+07:00' };
  const toSealed = (pid: string): Draft => ({ ...whole, state: 'sealed', sealed: { pid, ...sealed } });
  return ports.sealer.seal(sealedTextOf(whole), pages, toSealed, supersedes);
}

export function describeSealer(name: string, open: () => Promise<SealerUnderTest>): void {
  describe(`papers and sealer: ${name}`, () => {
    it('writes packet, waiting delivery and sealed draft together, also after a restart', async () => {
      const world = await open();
      const draft = aDraft();
      await world.ports.drafts.save(draft);
      const packet = await seal(world, draft, await attach(world, draft, ['one']));
      const { drafts, outbox } = await world.restart();
      expect(await outbox.packet(packet.pid)).toEqual(packet);
      expect(await outbox.deliveries()).toEqual([newDelivery(packet.pid)]);
      expect(await drafts.find(draft.dossierId)).toMatchObject({ state: 'sealed', sealed: { pid: packet.pid } });
    });

    it('puts the text first and the pages after it, in their order', async () => {
      const world = await open();
      const pages = await attach(world, aDraft(), ['one', 'two', 'three']);
      const { parts } = await seal(world, aDraft(), pages);
      expect(parts.map(({ kind }) => kind)).toEqual(['text', 'paper', 'paper', 'paper']);
      expect(parts.slice(1).map(({ sha256, len }) => [sha256, len])).toEqual(
        pages.map(({ partSha256, partLen }) => [partSha256, partLen]),
      );
    });

    it('stores for every part the bytes that its digest and length name', async () => {
      const world = await open();
      const packet = await seal(world, aDraft(), await attach(world, aDraft(), ['one', 'two']));
      for (const { sha256, len } of packet.parts) {
        const bytes = await world.ports.outbox.readPart(sha256, 0, len);
        expect(bytes && sha256Hex(bytes)).toBe(sha256);
      }
      expect(packet.headerSha256).toBe(sha256Hex(packet.header));
    });

    it('numbers the packets of a device one by one, also after a restart', async () => {
      const world = await open();
      const first = await seal(world, aDraft({ dossierId: uuidFor('a') }), []);
      const second = await seal(world, aDraft({ dossierId: uuidFor('b') }), []);
      const third = await seal({ ...world, ports: await world.restart() }, aDraft({ dossierId: uuidFor('c') }), []);
      expect([second.seq, third.seq]).toEqual([first.seq + 1, first.seq + 2]);
      expect(new Set([first.pid, second.pid, third.pid]).size).toBe(3);
    });

    it('keeps sealed pages and names the packet it replaces in a correction', async () => {
      const world = await open();
      const pages = await attach(world, aDraft(), ['one']);
      const first = await seal(world, aDraft(), pages);
      const second = await seal(world, aDraft({ revision: 2 }), pages, first.pid);
      expect(second.supersedes).toBe(first.pid);
      expect(second.parts[1]).toEqual(first.parts[1]);
      expect(second.parts[0]?.sha256).not.toBe(first.parts[0]?.sha256);
      expect((await world.ports.outbox.deliveries()).map(({ pid }) => pid)).toEqual([first.pid, second.pid]);
    });

    it('keeps a page that a packet names when its draft is removed, and drops one that nobody names', async () => {
      const world = await open();
      const named = await attach(world, aDraft(), ['named']);
      const packet = await seal(world, aDraft(), named);
      const [loose] = await attach(world, aDraft(), ['loose']);
      await world.ports.papers.discardPage(loose!.partSha256);
      await world.ports.papers.discardPage(named[0]!.partSha256);
      await world.ports.drafts.remove(aDraft().dossierId);
      expect(await world.ports.outbox.readPart(loose!.partSha256, 0, 1)).toBeUndefined();
      expect(await world.ports.outbox.readPart(packet.parts[1]!.sha256, 0, packet.parts[1]!.len)).toBeDefined();
    });
  });
}
