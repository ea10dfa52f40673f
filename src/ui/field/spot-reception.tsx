/**
 * Tiếp nhận lưu động: the official's own act before the basket is sealed. Originals compared, point and visit, the day that is
 * promised, the signed slip; then it stands as done, and can be taken back until it is sealed. Only officials see it.
 */

import { useCallback, useId, useState } from 'react';
import {
  cancelSpotReception,
  isComparable,
  proposeSpotAppointment,
  receiveOnSpot,
} from '../../core/dossier/receive-on-spot.ts';
import type { MobileLane } from '../../core/dossier/dossier.ts';
import { isMobileProcedure } from '../../core/procedure/mobile-lane.ts';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import type { Problem } from '../../core/problem.ts';
import type { ReceptionPoint } from '../../core/reception/administration.ts';
import type { WorkingCalendar } from '../../core/reception/working-days.ts';
import { listVisits } from '../../core/visit/list-visits.ts';
import type { Visit } from '../../core/visit/list-visits.ts';
import { isSameHamlet } from '../../core/visit/visit-errands.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatDay, formatMoment } from '../parts/format.ts';
import { Notice } from '../parts/notice.tsx';
import { useWatched } from '../state/use-watched.ts';
import { mobileReception as texts } from '../texts/vi/mobile-reception.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import type { BasketScreenProps } from './basket-screens.tsx';
import field from './form/field.module.css';
import { MobileLaneFields } from './mobile-lane-fields.tsx';

interface Around {
  readonly isConfirmed: boolean;
  readonly points: readonly ReceptionPoint[];
  readonly visits: readonly Visit[];
  readonly calendar: WorkingCalendar;
}

interface SpotReceptionProps extends BasketScreenProps {
  /** Neither a sheet was bound nor was it said that there is none. */
  readonly lacksSheet: boolean;
}

export default function SpotReception(props: SpotReceptionProps) {
  const device = useDevice();
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const load = useCallback(async (): Promise<Around | null> => {
    const enrolled = await device.enrolment.current();
    if (enrolled?.role !== 'official') return null;
    const known = await device.catalogue.schedule();
    const today = device.clock.nowIso().slice(0, 10);
    return {
      isConfirmed: enrolled.confirmed,
      points: enrolled.receptionPoints,
      visits: known ? listVisits(known.schedule, known.daysOff, today, today) : [],
      calendar: await device.catalogue.workingCalendar(),
    };
  }, [device]);
  const around = useWatched(load, ['catalogue']);
  if (!around) return null;
  // A dossier that was added after it was not received with the others yet.
  const accepted = props.basket.every(({ draft }) => draft.accepted) ? props.basket[0]?.draft.accepted : undefined;
  const wasSealed = props.basket.some(({ draft }) => draft.sealed !== undefined);

  async function cancel(): Promise<void> {
    const done = await cancelSpotReception(device, props.basketId);
    setProblem(done.ok ? undefined : done.problem);
  }

  return (
    <section className={field['choices']} aria-labelledby="tiep-nhan">
      <h2 id="tiep-nhan">{texts.title}</h2>
      {problem && (
        <Notice tone="attention" urgent>
          {problemSentence(problem)}
        </Notice>
      )}
      {accepted && !isOpen && (
        <>
          <Notice tone="done" urgent>
            <b>{texts.done(formatMoment(accepted.at), accepted.by)}</b>
            {props.basket.map(({ draft, procedure }) => (
              <p key={draft.dossierId}>
                {draft.accepted?.appointmentAt
                  ? texts.doneDue(procedure.shortName, formatDay(draft.accepted.appointmentAt))
                  : texts.doneNoDue(procedure.shortName)}
              </p>
            ))}
          </Notice>
          <Button icon="pen" onClick={() => setOpen(true)}>
            {texts.change}
          </Button>
          {wasSealed ? <p>{texts.fixed}</p> : <Button onClick={() => void cancel()}>{texts.cancel}</Button>}
        </>
      )}
      {!accepted && !isOpen && <p>{around.isConfirmed ? texts.lead : texts.unconfirmed}</p>}
      {!accepted && !isOpen && around.isConfirmed && around.points.length === 0 && <Notice>{texts.noPoint}</Notice>}
      {!accepted && !isOpen && around.isConfirmed && around.points.length > 0 && (
        <Button icon="check" onClick={() => setOpen(true)}>
          {texts.begin}
        </Button>
      )}
      {isOpen && <SpotForm {...props} around={around} onClose={() => setOpen(false)} />}
    </section>
  );
}

function SpotForm(props: SpotReceptionProps & { readonly around: Around; readonly onClose: () => void }) {
  const { basketId, basket, lacksSheet, around, onClose } = props;
  const device = useDevice();
  const id = useId();
  const first = basket[0]!.draft;
  const before = first.accepted;
  const ownVisit = around.visits.find(({ hamlet }) => isSameHamlet(hamlet, first.place.hamlet ?? ''));
  const [visitId, setVisitId] = useState(before ? before.visitId : ownVisit?.visitId);
  const visitPoint = around.visits.find((visit) => visit.visitId === visitId)?.receptionPointId;
  const [pointId, setPointId] = useState(() =>
    findPoint(around.points, [before?.receptionPoint, visitPoint, first.receptionPoint]),
  );
  const point = around.points.find(({ receptionPointId }) => receptionPointId === pointId);
  const saturdayMornings = point?.saturdayMornings === true;
  const [compared, setCompared] = useState<ReadonlySet<string>>(
    () =>
      new Set(
        basket.flatMap(({ draft }) => (draft.accepted?.compared ?? []).map((paper) => keyOf(draft.dossierId, paper))),
      ),
  );
  const at = before?.at ?? device.clock.nowIso();
  const proposed = new Map(
    basket.map(({ draft, procedure }) => [
      draft.dossierId,
      proposeSpotAppointment(procedure, at, around.calendar, { saturdayMornings }),
    ]),
  );
  const [days, setDays] = useState<{ readonly [dossierId: string]: string }>({});
  const dayOf = (dossierId: string, promised: string | undefined) =>
    days[dossierId] ?? (promised ?? proposed.get(dossierId) ?? '').slice(0, 10);
  const [isSigned, setSigned] = useState(before !== undefined);
  const isMobile = basket.some(({ draft }) => isMobileProcedure(draft.procedure.code));
  const [lane, setLane] = useState<MobileLane>(
    () => basket.find(({ draft }) => draft.accepted?.mobile)?.draft.accepted?.mobile ?? { reason: '', askedBy: '' },
  );
  const [complaint, setComplaint] = useState<string>();
  const papers = basket.flatMap(({ draft, procedure }) =>
    draft.papers.filter(isComparable).map((paper) => ({
      key: keyOf(draft.dossierId, paper.paperId),
      name: procedure.papers.find(({ paperId }) => paperId === paper.paperId)?.name ?? paper.paperId,
      procedure: procedure.shortName,
    })),
  );

  async function keep(): Promise<void> {
    const today = device.clock.nowIso().slice(0, 10);
    const isPast = basket.some(({ draft }) => {
      const day = dayOf(draft.dossierId, draft.accepted?.appointmentAt);
      return day !== '' && day < today;
    });
    const lacksLane = isMobile && (lane.reason.trim() === '' || lane.askedBy.trim() === '');
    if (lacksLane) return setComplaint(texts.laneFirst);
    const fault = lacksSheet ? texts.sheetFirst : isPast ? texts.duePast : isSigned ? undefined : texts.signedFirst;
    setComplaint(fault);
    if (fault !== undefined) return;
    const appointments = basket.flatMap(({ draft }) => {
      const day = dayOf(draft.dossierId, draft.accepted?.appointmentAt);
      const reckoned = proposed.get(draft.dossierId);
      if (day === '') return [];
      return [[draft.dossierId, reckoned?.startsWith(day) ? reckoned : `${day}T17:00:00+07:00`] as const];
    });
    const done = await receiveOnSpot(device, basketId, {
      compared: Object.fromEntries(
        basket.map(({ draft }) => [
          draft.dossierId,
          draft.papers.flatMap(({ paperId }) => (compared.has(keyOf(draft.dossierId, paperId)) ? [paperId] : [])),
        ]),
      ),
      receptionPoint: pointId,
      saturdayMornings,
      ...(visitId !== undefined && { visitId }),
      ...(isMobile && { mobile: lane }),
      appointments: Object.fromEntries(appointments),
    });
    if (done.ok) onClose();
    else setComplaint(problemSentence(done.problem));
  }

  return (
    <>
      <fieldset className={field['field']}>
        <legend className={field['label']}>{texts.originals}</legend>
        {papers.length === 0 && <p>{texts.noOriginals}</p>}
        <div className={field['choices']}>
          {papers.map(({ key, name, procedure }) => (
            <label key={key} className={field['choice']}>
              <input
                type="checkbox"
                checked={compared.has(key)}
                onChange={({ target }) => setCompared((now) => toggled(now, key, target.checked))}
              />
              {basket.length > 1 ? texts.paperOf(name, procedure) : name}
            </label>
          ))}
        </div>
      </fieldset>
      {around.visits.length > 0 && (
        <div className={field['field']}>
          <label className={field['label']} htmlFor={`${id}-visit`}>
            {texts.visit}
          </label>
          <select
            id={`${id}-visit`}
            className={field['input']}
            value={visitId ?? ''}
            onChange={({ target }) => {
              const visit = around.visits.find((each) => each.visitId === target.value);
              setVisitId(visit?.visitId);
              if (visit?.receptionPointId) setPointId(findPoint(around.points, [visit.receptionPointId, pointId]));
            }}
          >
            <option value="">{texts.visitNone}</option>
            {around.visits.map((visit) => (
              <option key={visit.visitId} value={visit.visitId}>
                {texts.visitOf(visit.place, visit.hamlet)}
              </option>
            ))}
          </select>
        </div>
      )}
      <div className={field['field']}>
        <label className={field['label']} htmlFor={`${id}-point`}>
          {texts.point}
        </label>
        <select
          id={`${id}-point`}
          className={field['input']}
          value={pointId}
          onChange={({ target }) => setPointId(target.value)}
        >
          {around.points.map(({ receptionPointId, name }) => (
            <option key={receptionPointId} value={receptionPointId}>
              {name}
            </option>
          ))}
        </select>
      </div>
      {isMobile && <MobileLaneFields lane={lane} onChange={setLane} />}
      {basket.map(({ draft, procedure }) => (
        <div key={draft.dossierId} className={field['field']}>
          <label className={field['label']} htmlFor={`${id}-${draft.dossierId}`}>
            {texts.due(procedure.shortName)}
          </label>
          <input
            id={`${id}-${draft.dossierId}`}
            className={field['input']}
            type="date"
            autoComplete="off"
            value={dayOf(draft.dossierId, draft.accepted?.appointmentAt)}
            onChange={({ target }) => setDays((now) => ({ ...now, [draft.dossierId]: target.value }))}
          />
          <p>{proposed.get(draft.dossierId) ? texts.dueHint(procedure.sla.text) : texts.dueNone(procedure.sla.text)}</p>
        </div>
      ))}
      <label className={field['choice']}>
        <input type="checkbox" checked={isSigned} onChange={({ target }) => setSigned(target.checked)} />
        {texts.signed(formatLocalCode(first.sheet?.code ?? first.localCode))}
      </label>
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      <Button icon="check" onClick={() => void keep()}>
        {texts.keep}
      </Button>
      <Button onClick={onClose}>{texts.close}</Button>
    </>
  );
}

/** The first of `wanted` that is one of the commune's points; else the first of them. */
function findPoint(points: readonly ReceptionPoint[], wanted: readonly (string | undefined)[]): string {
  const known = wanted.find((id) => points.some(({ receptionPointId }) => receptionPointId === id));
  return known ?? points[0]?.receptionPointId ?? '';
}

function toggled(keys: ReadonlySet<string>, key: string, isOn: boolean): ReadonlySet<string> {
  const next = new Set(keys);
  if (isOn) next.add(key);
  else next.delete(key);
  return next;
}

const keyOf = (dossierId: string, paperId: string) => `${dossierId} ${paperId}`;
