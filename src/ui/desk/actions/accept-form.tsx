/**
 * Official acceptance: the number of the one-stop system, typed or scanned (or the commune's own), and the appointment, proposed
 * by the procedure's term and open to change.
 */

import { useEffect, useRef, useState } from 'react';
import type { DeskActions, AppointmentProposal } from '../../../core/reception/desk.ts';
import { isKnownNumberShape, parseOfficialNumber } from '../../../core/reception/official-number.ts';
import { awaitsNumber } from '../../../core/reception/spot-reception.ts';
import { useDevice } from '../../parts/device-context.tsx';
import { LineField } from '../../parts/line-field.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ScanToggle } from '../../parts/scan-toggle.tsx';
import { useOffice } from '../../parts/use-office.ts';
import { actions as texts } from '../../texts/vi/desk-actions.ts';
import { problemSentence } from '../../texts/vi/problems.ts';
import { RowMarks } from '../row-marks.tsx';
import { ActionFrame } from './action-frame.tsx';
import type { ActionFormProps } from './action-frame.tsx';
import css from './action-form.module.css';
import { deskTimeInWords, fromDeskTime, isPast, toDeskTime } from './desk-time.ts';

export function AcceptForm(props: ActionFormProps) {
  const { dossier, procedure, ownNumbers, newNumber, action, onDone } = props;
  const { row } = dossier;
  const device = useDevice();
  const proposal = useOffice<AppointmentProposal>(
    `/desk/appointment?procedure=${encodeURIComponent(row.procedureCode)}&dossier=${row.dossierId}`,
  );
  const [isOwnChosen, setOwn] = useState(newNumber === undefined);
  const isOwn = ownNumbers && isOwnChosen;
  const [number, setNumber] = useState(newNumber ?? '');
  const [appointment, setAppointment] = useState<string>();
  const [isTried, setTried] = useState(false);
  const submitter = useRef<HTMLDivElement>(null);

  const [today] = useState(() => toDeskTime(device.clock.nowIso()).slice(0, 10));
  // Received away from the desk: only the number is missing, and the day was promised there.
  const isReceived = awaitsNumber(row);
  const promised = isReceived && row.appointmentAt !== undefined ? toDeskTime(row.appointmentAt) : undefined;
  const proposed = promised ?? (proposal.value ? toDeskTime(proposal.value.at) : '');
  useEffect(() => {
    // The proposal fills the field only where nobody has set it yet.
    if (proposed) setAppointment((before) => before ?? proposed);
  }, [proposed]);

  const kept = row.officialNumber;
  const needsNumber = kept === undefined && !isOwn;
  const parsed = parseOfficialNumber(number);
  const numberFault =
    !needsNumber || parsed.ok
      ? undefined
      : number.trim() === ''
        ? texts.numberMissing
        : problemSentence(parsed.problem);
  const dayFault =
    appointment && appointment !== promised && isPast(appointment, today) ? texts.appointmentPast : undefined;

  async function submit(): Promise<void> {
    setTried(true);
    if (numberFault !== undefined || dayFault !== undefined) return;
    const body: DeskActions['accept'] = {
      ...(needsNumber && parsed.ok && { officialNumber: parsed.value }),
      ...(kept === undefined && isOwn && { ownNumber: true as const }),
      ...(appointment && appointment !== promised && { appointmentAt: fromDeskTime(appointment) }),
    };
    if (await action.run('accept', body)) onDone();
  }

  return (
    <ActionFrame
      panel="accept"
      lead={isReceived ? texts.numberOnlyLead : texts.acceptLead}
      form={props}
      onSubmit={() => void submit()}
    >
      {(row.awaitsOriginal || row.awaitsSignature || row.missingParts > 0) && (
        <Notice tone="waiting">
          {texts.stillAwaits}: <RowMarks row={{ ...row, sameDay: false }} />
        </Notice>
      )}
      {kept !== undefined && <p>{texts.numberKept(kept)}</p>}
      {kept === undefined && ownNumbers && (
        <fieldset className={css['choices']}>
          <legend>{texts.numberFrom}</legend>
          {([true, false] as const).map((own) => (
            <label key={String(own)}>
              <input type="radio" name="number-from" checked={isOwn === own} onChange={() => setOwn(own)} />
              {own ? texts.own : texts.oneStop}
            </label>
          ))}
          {isOwn && <p className={css['lead']}>{texts.ownLead}</p>}
        </fieldset>
      )}
      {needsNumber && (
        <>
          <LineField
            label={texts.number}
            hint={texts.numberHint}
            fault={isTried || (number !== '' && !parsed.ok && number.length > 12) ? numberFault : undefined}
          >
            {(ties) => (
              <input
                {...ties}
                name="official-number"
                autoComplete="off"
                autoCapitalize="characters"
                spellCheck={false}
                maxLength={120}
                value={number}
                onChange={(event) => setNumber(event.target.value)}
                onKeyDown={(event) => {
                  // A hand scanner ends with Enter; accepting stays a second, meant key.
                  if (event.key !== 'Enter') return;
                  event.preventDefault();
                  submitter.current?.closest('form')?.querySelector<HTMLElement>('button[type=submit]')?.focus();
                }}
              />
            )}
          </LineField>
          {parsed.ok && !isKnownNumberShape(parsed.value) && <p className={css['soft']}>{texts.numberUnusual}</p>}
          <ScanToggle
            onText={(text) => {
              const scanned = parseOfficialNumber(text);
              if (!scanned.ok) return problemSentence(scanned.problem);
              setNumber(scanned.value);
              return undefined;
            }}
          />
        </>
      )}
      <div ref={submitter}>
        <LineField label={texts.appointment} hint={appointmentHint()} fault={dayFault}>
          {(ties) => (
            <input
              {...ties}
              type="datetime-local"
              name="appointment"
              value={appointment ?? ''}
              onChange={(event) => setAppointment(event.target.value)}
            />
          )}
        </LineField>
      </div>
    </ActionFrame>
  );

  function appointmentHint(): string {
    const set = appointment ? texts.appointmentSet(deskTimeInWords(appointment)) : '';
    const term = procedure ? `${texts.appointmentTerm(procedure.sla.text)} ` : '';
    if (proposal.value) return set + term + texts.appointmentProposed(proposal.value.text);
    return set + term + (proposal.isLoading ? texts.appointmentAsking : texts.appointmentNone);
  }
}
