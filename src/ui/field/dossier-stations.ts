import type { OfficeState } from '../../core/dossier/dossier-status.ts';
import { formatDay, formatMoment } from '../parts/format.ts';
import type { Station } from '../parts/progress-steps.tsx';
import { countParts } from '../state/dossier-row.ts';
import type { DossierRow } from '../state/dossier-row.ts';
import { dossiers as texts } from '../texts/vi/dossiers.ts';

/** The road of a sealed dossier: sealed, text, photos, acknowledged, then what the office says. Nothing before its proof. */
export function dossierStations(row: DossierRow): readonly Station[] {
  const { packet, delivery, status } = row;
  const stations: Station[] = [];
  if (packet) {
    const at = new Date(packet.sealedAtMs).toISOString();
    stations.push({ key: 'sealed', state: 'done', words: texts.stages.sealed, detail: formatMoment(at) });
  }
  if (delivery) {
    const { isDelivered, isTextSafe, photosHave, photosAll } = countParts(delivery, packet);
    const isStuck = delivery.state === 'needs-attention';
    stations.push({
      key: 'text',
      state: isDelivered || isTextSafe ? 'done' : isStuck ? 'stuck' : 'now',
      words: texts.stages.text,
    });
    if (photosAll > 0) {
      const isComplete = isDelivered || photosHave === photosAll;
      stations.push({
        key: 'photos',
        state: isComplete ? 'done' : isTextSafe && !isStuck ? 'now' : 'later',
        words: texts.stages.photos(isDelivered ? photosAll : photosHave, photosAll),
      });
    }
    const acknowledgedAt = delivery.acknowledgement?.receivedAt;
    stations.push({
      key: 'acknowledged',
      state: isDelivered ? 'done' : 'later',
      words: delivery.acknowledgement?.review === true ? texts.stages.heldForReview : texts.stages.acknowledged,
      detail: isDelivered && acknowledgedAt ? formatMoment(acknowledgedAt) : undefined,
    });
  }
  stations.push(...officeStations(row, status?.state));
  return stations;
}

function officeStations({ status, delivery }: DossierRow, state: OfficeState | undefined): readonly Station[] {
  const { stages } = texts;
  if (!status || state === undefined) {
    const isNext = delivery?.state === 'delivered';
    return [
      { key: 'opened', state: isNext ? 'now' : 'later', words: stages.opening },
      { key: 'accepted', state: 'later', words: stages.accepted(undefined) },
    ];
  }
  const at = formatMoment(status.at);
  const accepted: Station = {
    key: 'accepted',
    state: 'done',
    words:
      state === 'accepted' && status.officialNumber === undefined
        ? stages.acceptedOnSpot
        : stages.accepted(status.officialNumber),
    detail: status.appointmentAt ? texts.appointment(formatDay(status.appointmentAt)) : undefined,
  };
  const opened: Station = { key: 'opened', state: 'done', words: stages.opened };
  switch (state) {
    case 'received':
      return [
        { ...opened, state: 'now', detail: at },
        { key: 'accepted', state: 'later', words: stages.accepted(undefined) },
      ];
    case 'in-review':
      return [opened, { key: 'review', state: 'stuck', words: stages.review, detail: at }];
    case 'accepted':
      return [opened, accepted, { key: 'done', state: 'later', words: stages.done }];
    case 'supplement':
      return [opened, { key: 'supplement', state: 'stuck', words: stages.supplement, detail: at }];
    case 'refused':
      return [opened, { key: 'refused', state: 'stuck', words: stages.refused, detail: at }];
    case 'withdrawn':
    case 'stopped':
      return [opened, { key: state, state: 'stuck', words: stages[state], detail: at }];
    case 'done':
    case 'handed-over':
      return [opened, accepted, { key: state, state: 'done', words: stages[state], detail: at }];
    default:
      // A state of a newer gateway.
      return [opened];
  }
}
