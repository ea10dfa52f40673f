/** A session in a hamlet without coverage: the official receives, the phone dies, and days later the number comes by itself. */

import { describe, expect, it } from 'vitest';
import { deliverOutbox } from '../../src/core/delivery/deliver-outbox.ts';
import { refreshStatuses } from '../../src/core/delivery/refresh-statuses.ts';
import { attachPaper } from '../../src/core/dossier/attach-paper.ts';
import { answerQuestion } from '../../src/core/dossier/answer-question.ts';
import { bindSheet } from '../../src/core/dossier/bind-sheet.ts';
import { cancelSpotReception, receiveOnSpot } from '../../src/core/dossier/receive-on-spot.ts';
import type { SpotWishes } from '../../src/core/dossier/receive-on-spot.ts';
import { recordConsent } from '../../src/core/dossier/record-consent.ts';
import { sealBasket } from '../../src/core/dossier/seal-basket.ts';
import { startCorrection } from '../../src/core/dossier/start-correction.ts';
import { parseSealedText } from '../../src/protocol/sealed-text.ts';
import { describeRow, newDossierRows } from '../../src/ui/state/dossier-row.ts';
import { begin, confirmConsent, newDossierWorld, taken } from '../core/dossier/dossier-world.ts';
import { aPicture } from '../fakes/fake-sealer.ts';
import { bytesFor } from '../fixtures/dossier-fixtures.ts';

const wishes: SpotWishes = {
  compared: {},
  receptionPoint: 'point-9',
  saturdayMornings: false,
  visitId: 'rule.2026-11-21',
};

/** Everything answered, one paper photographed, read back; on the phone of an official, without coverage. */
async function atTheSession() {
  const world = newDossierWorld();
  world.phone.helper = { deviceId: 'device-1', name: 'Trần Thị Quầy', role: 'official' };
  world.phone.nextFault = () => ({ kind: 'offline' });
  const { ports } = world.run;
  const [first, second] = await begin(ports);
  taken(await answerQuestion(ports, first.dossierId, 'hasBook', true));
  taken(await attachPaper(ports, first.dossierId, 'book', aPicture(bytesFor('book', 2_000))));
  taken(await answerQuestion(ports, second.dossierId, 'copies', 2));
  taken(await recordConsent(ports, first.basketId, confirmConsent));
  return { ...world, ports, first, second, basketId: first.basketId };
}

describe('a session without coverage', () => {
  it('ends with a receipt that day, and the number follows by itself', async () => {
    const { phone, gateway, ports, first, basketId } = await atTheSession();
    taken(await bindSheet(ports, basketId, '482109375'));
    taken(await receiveOnSpot(ports, basketId, { ...wishes, compared: { [first.dossierId]: ['book'] } }));
    // The battery dies between the receipt and the seal: the receipt is not written twice, at another time.
    const again = phone.boot();
    phone.clock.advanceMs(3_600_000);
    taken(await receiveOnSpot(again.ports, basketId, { ...wishes, compared: { [first.dossierId]: ['book'] } }));
    const { packets, open } = taken(await sealBasket(again.ports, basketId));
    expect([packets.length, open]).toEqual([2, []]);

    phone.nextFault = () => ({ kind: 'none' });
    await deliverOutbox(again.ports, { atOnce: true });
    const filed = gateway.dossiers().find(({ text }) => text.dossierId === first.dossierId);
    expect(parseSealedText(filed?.text).ok).toBe(true);
    expect(filed?.text.accepted).toEqual({
      at: '2026-11-21T08:00:00+07:00',
      by: 'Trần Thị Quầy',
      receptionPoint: 'point-9',
      visitId: 'rule.2026-11-21',
      compared: ['book'],
      sheetCode: '482109375',
      appointmentAt: expect.stringMatching(/^2026-1[12]-\d\dT17:00:00\+07:00$/) as string,
    });

    const shown = async () => {
      await refreshStatuses(again.ports, '0.1.0');
      const status = await again.ports.statuses.find(first.dossierId);
      return describeRow(newDossierRows([], [], status ? [status] : [])[0]!).text;
    };
    expect(await shown()).toBe('Đã tiếp nhận · chờ số hồ sơ');
    gateway.decide(first.dossierId, 'accepted', { officialNumber: 'H50.19-261121-0007' });
    expect(await shown()).toBe('Đã tiếp nhận · số H50.19-261121-0007');
  });

  it('can be taken back until it is sealed, and not after it', async () => {
    const { ports, basketId, first, gateway, phone } = await atTheSession();
    taken(await receiveOnSpot(ports, basketId, wishes));
    taken(await cancelSpotReception(ports, basketId));
    expect(await ports.drafts.find(first.dossierId)).not.toHaveProperty('accepted');
    taken(await receiveOnSpot(ports, basketId, wishes));
    taken(await sealBasket(ports, basketId));
    taken(await startCorrection(ports, first.dossierId));
    taken(await cancelSpotReception(ports, basketId));
    expect((await ports.drafts.find(first.dossierId))?.accepted?.at).toBe('2026-11-21T08:00:00+07:00');
    phone.nextFault = () => ({ kind: 'none' });
    await deliverOutbox(ports, { atOnce: true });
    expect(gateway.dossiers()).toHaveLength(2);
  });

  it('is no reception by a volunteer', async () => {
    const { ports, basketId, phone, first } = await atTheSession();
    phone.helper = { deviceId: 'device-1', name: 'Nguyễn Văn Thử', role: 'volunteer' };
    expect(await receiveOnSpot(ports, basketId, wishes)).toMatchObject({ problem: { code: 'forbidden' } });
    expect(await receiveOnSpot(ports, 'nothing', wishes)).toMatchObject({ ok: false });
    expect(await ports.drafts.find(first.dossierId)).not.toHaveProperty('accepted');
  });
});
