/** A phone, a gateway and a link whose faults a test chooses, with shortcuts to seal and to look. */

import type { Delivery } from '../../../src/core/delivery/delivery.ts';
import type { PaperPage } from '../../../src/core/dossier/dossier.ts';
import type { Frame, SealedPacket } from '../../../src/core/ports.ts';
import { FakeGateway } from '../../fakes/fake-gateway.ts';
import type { Fault } from '../../fakes/fake-link.ts';
import { FakePhone } from '../../fakes/fake-phone.ts';
import { aPicture } from '../../fakes/fake-sealer.ts';
import { aDraft, bytesFor, uuidFor } from '../../fixtures/dossier-fixtures.ts';
import { sealedTextOf } from '../../fixtures/sealed-text-fixture.ts';

export const cut = (share: number): Fault => ({ kind: 'cut', share });

export function newDeliveryWorld() {
  const gateway = new FakeGateway(['device-1']);
  const phone = new FakePhone({ gateway });
  const { ports, link } = phone.boot();

  /** Seals a dossier of that name with papers of those sizes. */
  async function seal(
    name: string,
    paperBytes: readonly number[] = [],
    supersedes?: SealedPacket,
  ): Promise<SealedPacket> {
    const pages: PaperPage[] = [];
    for (const [index, size] of paperBytes.entries()) pages.push(await attach(`${name} ${index}`, size));
    return sealPages(name, pages, supersedes);
  }

  async function attach(name: string, size: number): Promise<PaperPage> {
    const sealed = await ports.papers.sealPage(name, aPicture(bytesFor(name, size)));
    if (!sealed.ok) throw new Error(sealed.problem.code);
    return { ...sealed.value, page: 1 };
  }

  async function sealPages(
    name: string,
    pages: readonly PaperPage[],
    supersedes?: SealedPacket,
  ): Promise<SealedPacket> {
    const papers = pages.map((page, index) => ({
      paperId: `paper-${index}`,
      custody: 'photo' as const,
      pages: [page],
    }));
    const draft = aDraft({ dossierId: uuidFor(name), papers, revision: supersedes ? 2 : 1 });
    phone.clock.advanceMs(1_000);
    return ports.sealer.seal(sealedTextOf(draft), pages, (pid) => ({ ...draft, localCode: pid }), supersedes?.pid);
  }

  async function delivery(packet: SealedPacket): Promise<Delivery> {
    const found = (await ports.outbox.deliveries()).find(({ pid }) => pid === packet.pid);
    if (!found) throw new Error('no such delivery');
    return found;
  }

  return {
    gateway,
    phone,
    ports,
    link,
    seal,
    attach,
    sealPages,
    delivery,
    state: async (packet: SealedPacket) => (await delivery(packet)).state,
    sentFrames: (): Frame[] => link.log.frames.flat(),
    /** Every request meets the next of these faults; after the last one the link is whole. */
    linkMeets(...faults: Fault[]): void {
      phone.nextFault = () => faults.shift() ?? { kind: 'none' };
    },
  };
}
