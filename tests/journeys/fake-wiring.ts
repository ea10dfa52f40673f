import { deliverOutbox } from '../../src/core/delivery/deliver-outbox.ts';
import { purgeDelivered } from '../../src/core/delivery/purge-delivered.ts';
import { refreshStatuses } from '../../src/core/delivery/refresh-statuses.ts';
import { newLocalCode } from '../../src/core/dossier/local-code.ts';
import { formatSheetCode } from '../../src/core/dossier/sheet-code.ts';
import { FakeGateway } from '../fakes/fake-gateway.ts';
import { FakePhone } from '../fakes/fake-phone.ts';
import { aPicture } from '../fakes/fake-sealer.ts';
import { bytesFor, sha256Hex } from '../fixtures/dossier-fixtures.ts';
import { readProcedure } from '../fixtures/read-procedure.ts';
import type { DeskDossierView, JourneyWiring } from './journey-wiring.ts';

/** A phone and a gateway in memory, with these procedures of `src/procedures` in the catalogue. */
export async function wireFakes(procedureCodes: readonly string[]): Promise<JourneyWiring> {
  const gateway = new FakeGateway(['device-1']);
  const phone = new FakePhone({ gateway, procedures: procedureCodes.map(readProcedure) });
  let run = phone.boot();
  return {
    desk: {
      queue: async () =>
        gateway.dossiers().map((filed): DeskDossierView => {
          const { dossierId, state, officialNumber } = filed.status;
          const { text } = filed;
          const arrived = gateway
            .papersOf(dossierId)
            .filter(({ sha256, bytes }) => bytes && sha256Hex(bytes) === sha256);
          const arrivedPages = text.papers
            .filter((paper) => arrived.some(({ sha256 }) => sha256 === paper.sha256))
            .map(({ paperId, page }) => `${paperId}/${page}`);
          return {
            dossierId,
            state,
            ...(officialNumber !== undefined && { officialNumber }),
            text,
            arrivedPages: [...new Set(arrivedPages)],
          };
        }),
      accept: async (dossierId, officialNumber) => gateway.decide(dossierId, 'accepted', { officialNumber }),
      ask: async (dossierId, items) =>
        gateway.ask(dossierId, { requestId: phone.randomness.uuid(), askedAt: phone.clock.nowIso(), items }),
      refuse: async (dossierId, reason) => gateway.decide(dossierId, 'refused', { reason }),
      recordResult: async (dossierId, summary) => gateway.decide(dossierId, 'done', { reason: summary }),
      printSheet: async () =>
        formatSheetCode(
          'https://gocua.example',
          newLocalCode(() => phone.randomness.fraction()),
          phone.randomness.token(16),
        ),
    },
    ports: () => run.ports,
    async killApp() {
      run.process.kill();
      run = phone.boot();
    },
    setCoverage(isThere) {
      phone.nextFault = () => ({ kind: isThere ? 'none' : 'offline' });
    },
    async contact() {
      await deliverOutbox(run.ports, { atOnce: true });
      await refreshStatuses(run.ports, '0.1.0');
      await purgeDelivered(run.ports);
    },
    waitMs: (durationMs) => phone.clock.advanceMs(durationMs),
    picture: async (name) => aPicture(bytesFor(name, 120_000)),
    close: async () => run.process.kill(),
  };
}
