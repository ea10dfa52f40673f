/**
 * The words in which journeys are told: what the volunteer, the resident (`visit.ts`), the phone, the desk and the coverage
 * do. Every word goes through the core's own verbs, as the screens do.
 */

import type { Delivery } from '../../src/core/delivery/delivery.ts';
import type { SupplementRequest } from '../../src/core/dossier/dossier.ts';
import type { KnownStatus } from '../../src/core/dossier/dossier-status.ts';
import type { SealedPacket } from '../../src/core/ports.ts';
import type { DeskDossierView, JourneyWiring } from './journey-wiring.ts';
import { Visit } from './visit.ts';

export function tellJourney(wiring: JourneyWiring) {
  return {
    /** A sitting at a door; nothing is stored before `consents` and `needs`. */
    visit: () => new Visit(wiring),
    coverage: {
      leaves: () => wiring.setCoverage(false),
      async returns(): Promise<void> {
        wiring.setCoverage(true);
        await wiring.contact();
      },
    },
    phone: new Phone(wiring),
    desk: new Desk(wiring),
    waitHours: (hours: number) => wiring.waitMs(hours * 60 * 60_000),
  };
}

class Phone {
  readonly #wiring: JourneyWiring;

  constructor(wiring: JourneyWiring) {
    this.#wiring = wiring;
  }

  dies(): Promise<void> {
    return this.#wiring.killApp();
  }

  async deliveries(): Promise<string[]> {
    return (await this.#wiring.ports().outbox.deliveries()).map(({ state }) => state);
  }

  async delivery(packet: SealedPacket): Promise<Delivery | undefined> {
    return (await this.#wiring.ports().outbox.deliveries()).find(({ pid }) => pid === packet.pid);
  }

  async knowsOf(packet: SealedPacket): Promise<KnownStatus> {
    const status = await this.#wiring.ports().statuses.find(packet.dossierId);
    if (!status) throw new Error(`the phone knows nothing of dossier ${packet.dossierId}`);
    return status;
  }
}

class Desk {
  readonly #wiring: JourneyWiring;

  constructor(wiring: JourneyWiring) {
    this.#wiring = wiring;
  }

  printsSheet(): Promise<string> {
    return this.#wiring.desk.printSheet();
  }

  sees(): Promise<readonly DeskDossierView[]> {
    return this.#wiring.desk.queue();
  }

  async has(packet: SealedPacket): Promise<DeskDossierView> {
    const found = (await this.sees()).find(({ dossierId }) => dossierId === packet.dossierId);
    if (!found) throw new Error(`the desk has no dossier ${packet.dossierId}`);
    return found;
  }

  accepts(packet: SealedPacket, officialNumber: string): Promise<void> {
    return this.#wiring.desk.accept(packet.dossierId, officialNumber);
  }

  refuses(packet: SealedPacket, reason: string): Promise<void> {
    return this.#wiring.desk.refuse(packet.dossierId, reason);
  }

  recordsResult(packet: SealedPacket, summary: string): Promise<void> {
    return this.#wiring.desk.recordResult(packet.dossierId, summary);
  }

  /** Everything at once, as the law wants it. */
  asksFor(packet: SealedPacket, ...items: SupplementRequest['items']): Promise<void> {
    return this.#wiring.desk.ask(packet.dossierId, items);
  }

  asks(packet: SealedPacket, kind: 'paper' | 'answer' | 'signature', id: string, why: string): Promise<void> {
    return this.#wiring.desk.ask(packet.dossierId, [{ kind, id, why }]);
  }
}
