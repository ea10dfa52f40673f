/**
 * An invitation for one person and one device. For a volunteer the decision that founded the team and the signed confidentiality
 * undertaking come first, because the phone will hold other people's personal data.
 */

import { useState } from 'react';
import type { FormEvent } from 'react';
import type {
  AccountRole,
  CommuneRow,
  InvitationAnswer,
  InvitationRequest,
} from '../../core/reception/administration.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { LineField } from '../parts/line-field.tsx';
import { Loading } from '../parts/loading.tsx';
import { Notice } from '../parts/notice.tsx';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import { outcomeSentence } from '../parts/outcome-sentence.ts';
import type { OfficeAnswer } from '../parts/use-office.ts';
import { invite as texts } from '../texts/vi/administration.ts';
import css from './administration.module.css';
import { InvitationCard } from './invitation-card.tsx';
import { InvitedUntil } from './invited-until.tsx';
import { newInvitationFaults } from './invitation-faults.ts';
import type { Devices } from './use-devices.ts';

interface InvitePersonProps {
  /** Whom the caller may invite, the usual one first. */
  readonly roles: readonly AccountRole[];
  readonly communes: OfficeAnswer<readonly CommuneRow[]>;
  readonly devices: Devices;
  /** The commune to begin with. */
  readonly communeCode?: string;
  /** Stands on a page about more: with a heading of its own. */
  readonly isPart?: boolean;
}

interface Invited {
  readonly answer: InvitationAnswer;
  readonly personName: string;
  readonly at: string;
}

export function InvitePerson({ roles, communes, devices, communeCode, isPart }: InvitePersonProps) {
  const device = useDevice();
  const opened = communes.value?.filter((row) => row.opened) ?? [];
  const [wishes, setWishes] = useState<InvitationRequest>({
    role: roles[0] ?? 'volunteer',
    personName: '',
    validMinutes: 480,
    ...(communeCode !== undefined && { communeCode }),
  });
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [complaint, setComplaint] = useState<string>();
  const [invited, setInvited] = useState<Invited>();
  const { role } = wishes;
  const only = opened.length === 1 ? opened[0] : undefined;
  const commune = role === 'admin' ? undefined : (opened.find((row) => row.code === wishes.communeCode) ?? only);
  const points = commune?.receptionPoints.filter((point) => point.closedOn === undefined) ?? [];
  const faults = newInvitationFaults(wishes, commune?.code, device.clock.nowIso().slice(0, 10));

  const set = (part: Partial<InvitationRequest>) => setWishes((before) => ({ ...before, ...part }));

  async function make(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (Object.values(faults).some(Boolean) || isBusy) return;
    setBusy(true);
    setComplaint(undefined);
    const { personName, validMinutes, receptionPointId, decision, undertakingSignedOn, telephone, expiresOn } = wishes;
    const request: InvitationRequest = {
      role,
      personName: personName.trim(),
      validMinutes,
      ...(commune && { communeCode: commune.code }),
      ...(commune && receptionPointId && { receptionPointId }),
      ...(role === 'volunteer' && decision && { decision: decision.trim() }),
      ...(role === 'volunteer' && undertakingSignedOn && { undertakingSignedOn }),
      ...(telephone?.trim() && { telephone: telephone.trim() }),
      ...(expiresOn && { expiresOn }),
    };
    const outcome = await device.office.call<InvitationAnswer>('POST', '/admin/invitations', request);
    setBusy(false);
    if (outcome.kind !== 'done') return setComplaint(outcomeSentence(outcome));
    setInvited({ answer: outcome.value.body, personName: request.personName, at: device.clock.nowIso() });
  }

  if (invited) {
    return (
      <InvitationCard
        answer={invited.answer}
        personName={invited.personName}
        devices={devices}
        onAnother={() => {
          setInvited(undefined);
          setTried(false);
          set({ personName: '' });
        }}
      />
    );
  }
  if (communes.value === undefined) {
    return communes.trouble ? (
      <OfficeTrouble trouble={communes.trouble} onRetry={() => void communes.reload()} />
    ) : (
      <Loading />
    );
  }
  return (
    <form className={css['card']} noValidate onSubmit={(event) => void make(event)}>
      {isPart && <h2>{texts.title}</h2>}
      <p className={css['lead']}>{texts.lead}</p>
      {roles.length > 1 && (
        <fieldset className={css['choices']}>
          <legend>{texts.role}</legend>
          {roles.map((each) => (
            <label key={each}>
              <input type="radio" name="role" checked={role === each} onChange={() => set({ role: each })} />
              {texts.roles[each]}
            </label>
          ))}
        </fieldset>
      )}
      {role !== 'admin' && opened.length === 0 && <Notice tone="attention">{texts.noCommune}</Notice>}
      <div className={css['fields']}>
        <LineField label={texts.name} fault={isTried ? faults.personName : undefined}>
          {(ties) => (
            <input
              {...ties}
              name="person-name"
              autoComplete="off"
              maxLength={120}
              value={wishes.personName}
              onChange={(event) => set({ personName: event.target.value.normalize('NFC') })}
            />
          )}
        </LineField>
        {role !== 'admin' && roles.includes('admin') && opened.length > 0 && (
          <LineField label={texts.commune} fault={isTried ? faults.communeCode : undefined}>
            {(ties) => (
              <select
                {...ties}
                name="commune"
                value={commune?.code ?? ''}
                onChange={(event) => set({ communeCode: event.target.value, receptionPointId: '' })}
              >
                <option value="" disabled>
                  {texts.communeChoose}
                </option>
                {opened.map((row) => (
                  <option key={row.code} value={row.code}>
                    {row.name}
                  </option>
                ))}
              </select>
            )}
          </LineField>
        )}
        {points.length > 0 && (
          <LineField label={texts.point}>
            {(ties) => (
              <select
                {...ties}
                name="point"
                value={wishes.receptionPointId ?? ''}
                onChange={(event) => set({ receptionPointId: event.target.value })}
              >
                <option value="">{texts.pointAny}</option>
                {points.map((point) => (
                  <option key={point.receptionPointId} value={point.receptionPointId}>
                    {point.name}
                  </option>
                ))}
              </select>
            )}
          </LineField>
        )}
        {role === 'volunteer' && (
          <>
            <LineField label={texts.decision} hint={texts.decisionHint} fault={isTried ? faults.decision : undefined}>
              {(ties) => (
                <input
                  {...ties}
                  name="decision"
                  autoComplete="off"
                  maxLength={200}
                  value={wishes.decision ?? ''}
                  onChange={(event) => set({ decision: event.target.value.normalize('NFC') })}
                />
              )}
            </LineField>
            <LineField
              label={texts.undertaking}
              hint={texts.undertakingHint}
              fault={isTried ? faults.undertakingSignedOn : undefined}
            >
              {(ties) => (
                <input
                  {...ties}
                  type="date"
                  name="undertaking"
                  value={wishes.undertakingSignedOn ?? ''}
                  onChange={(event) => set({ undertakingSignedOn: event.target.value })}
                />
              )}
            </LineField>
          </>
        )}
        <InvitedUntil wishes={wishes} faults={isTried ? faults : {}} onChange={set} />
        <LineField label={texts.valid}>
          {(ties) => (
            <select
              {...ties}
              name="valid"
              value={wishes.validMinutes}
              onChange={(event) => set({ validMinutes: Number(event.target.value) })}
            >
              {Object.entries(texts.valids).map(([minutes, words]) => (
                <option key={minutes} value={minutes}>
                  {words}
                </option>
              ))}
            </select>
          )}
        </LineField>
      </div>
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      <Button kind="primary" type="submit" icon="plus" disabled={isBusy}>
        {isBusy ? texts.making : texts.make}
      </Button>
    </form>
  );
}
