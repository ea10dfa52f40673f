import { describe, expect, it } from 'vitest';
import { newDelivery, nextDelivery } from '../../src/core/delivery/delivery.ts';
import type { Delivery } from '../../src/core/delivery/delivery.ts';
import type { DossierStatus } from '../../src/core/dossier/dossier-status.ts';
import { dossierStations } from '../../src/ui/field/dossier-stations.ts';
import { describeRow, describeTravel, isForAttention, newDossierRows } from '../../src/ui/state/dossier-row.ts';
import { aDraft, aPacket } from '../fixtures/dossier-fixtures.ts';

const { packet } = aPacket('one', [1000, 1000, 1000]);

function acknowledged(have: readonly number[], review = false): Delivery {
  const complete = have.length === packet.parts.length;
  const sending = nextDelivery(newDelivery(packet.pid), { type: 'started' });
  const acknowledgement = {
    pid: packet.pid,
    have,
    complete,
    review,
    receivedAt: '2026-11-21T10:00:00Z',
    jws: '',
  };
  return nextDelivery(sending, { type: 'acknowledged', acknowledgement, atMs: 1 });
}

function aStatus(changes: Partial<DossierStatus> = {}): DossierStatus {
  return {
    dossierId: packet.dossierId,
    localCode: '482109375',
    procedureCode: '1.014027',
    state: 'received',
    at: '2026-11-21T11:00:00Z',
    openedPids: [packet.pid],
    ...changes,
  };
}

describe('what is said of a packet on its way', () => {
  it('never says received before an acknowledgement was checked', () => {
    const sending = nextDelivery(newDelivery(packet.pid), { type: 'started' });
    for (const delivery of [newDelivery(packet.pid), sending]) {
      expect(describeTravel(delivery, packet)).not.toMatch(/nhận/);
    }
  });

  it('counts photos apart from the text', () => {
    const interrupted = nextDelivery(acknowledged([0, 2]), { type: 'interrupted' });
    expect(describeTravel(interrupted, packet)).toBe('Cổng đã nhận phần chữ · ảnh 1/3');
    expect(describeTravel(acknowledged([0, 1, 2, 3]), packet)).toContain('đã nhận đủ');
  });

  it('says in words that it is being sent, also when the text is safe already', () => {
    expect(describeTravel(acknowledged([0, 2]), packet)).toBe('Đang gửi · ảnh 1/3');
  });

  it('shows each station done only with its proof', () => {
    const row = { dossierId: packet.dossierId, packet, delivery: acknowledged([0]) };
    const states = Object.fromEntries(dossierStations(row).map(({ key, state }) => [key, state]));
    expect(states).toMatchObject({
      sealed: 'done',
      text: 'done',
      photos: 'now',
      acknowledged: 'later',
      accepted: 'later',
    });
  });

  it('shows a stuck one as stuck', () => {
    const delivery = nextDelivery(newDelivery(packet.pid), { type: 'refused', problem: { code: 'header-invalid' } });
    const row = { dossierId: packet.dossierId, packet, delivery };
    expect(describeRow(row)).toEqual({ tone: 'attention', text: 'Cần xem lại' });
    expect(dossierStations(row).find(({ key }) => key === 'text')?.state).toBe('stuck');
  });
});

describe('what a person has to look at', () => {
  const inReview = aStatus({ state: 'in-review', reason: 'Cần xem lại: Ngày sinh.' });

  it('is a dossier of this phone whose re-check failed', () => {
    const [row] = newDossierRows([], [{ packet, delivery: acknowledged([0, 1, 2, 3]) }], [inReview]);
    expect(isForAttention(row!)).toBe(true);
    expect(describeRow(row!)).toEqual({ tone: 'attention', text: 'Cần xem lại' });
  });

  it('is not one that another phone of the commune sealed', () => {
    const [row] = newDossierRows([], [], [inReview]);
    expect(isForAttention(row!)).toBe(false);
    expect(describeRow(row!)).toEqual({ tone: 'moving', text: 'Cán bộ đang xem lại' });
  });

  it('is said of a packet that was only kept for a person to look at', () => {
    const delivery = acknowledged([0, 1, 2, 3], true);
    const row = { dossierId: packet.dossierId, packet, delivery };
    expect(describeRow(row).text).toBe('Cổng đã giữ gói này để cán bộ xem');
    expect(dossierStations(row).find(({ key }) => key === 'acknowledged')?.words).toMatch(/^Cổng đã giữ gói này/);
  });

  it('has its acknowledgement shown also when the packet could not become a dossier', () => {
    const problem = { code: 'packet-unreadable' } as const;
    const delivery = nextDelivery(acknowledged([0, 1, 2, 3]), { type: 'reviewed', problem });
    const stations = dossierStations({ dossierId: packet.dossierId, packet, delivery });
    expect(stations.find(({ key }) => key === 'acknowledged')?.state).toBe('done');
  });
});

describe('the rows of the dossiers', () => {
  it('join draft, packet and status of one dossier', () => {
    const draft = aDraft({ dossierId: packet.dossierId, state: 'sealed', step: 'sealed' });
    const rows = newDossierRows([draft], [{ packet, delivery: acknowledged([0, 1, 2, 3]) }], [aStatus()]);
    expect(rows).toHaveLength(1);
    expect(describeRow(rows[0]!)).toEqual({ tone: 'moving', text: 'Quầy đã mở, chờ tiếp nhận' });
  });

  it('still name a dossier by its code when its content is gone', () => {
    const rows = newDossierRows([], [{ packet, delivery: acknowledged([0, 1, 2, 3]) }], []);
    expect(rows[0]).toMatchObject({ localCode: '482109375' });
  });

  it('show the official number of an accepted one', () => {
    const status = aStatus({ state: 'accepted', officialNumber: 'H50.1.2-261121-0001' });
    const rows = newDossierRows([], [{ packet, delivery: acknowledged([0, 1, 2, 3]) }], [status]);
    expect(describeRow(rows[0]!).text).toContain('số H50.1.2-261121-0001');
  });

  it('put what this phone still has to send before what the office said of the earlier packet', () => {
    const rows = newDossierRows(
      [],
      [{ packet, delivery: newDelivery(packet.pid) }],
      [aStatus({ state: 'supplement' })],
    );
    expect(describeRow(rows[0]!).text).toBe('Chờ gửi');
  });
});
