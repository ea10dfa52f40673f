/** One proposal: what it changes and how it will look; the province publishes or declines it, its author takes it back. */

import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { Proposal, ProposalAnswer, PublishingAnswer } from '../../core/reception/publishing.ts';
import { longestNote } from '../../core/reception/publishing.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatMoment } from '../parts/format.ts';
import { LineField } from '../parts/line-field.tsx';
import { Loading } from '../parts/loading.tsx';
import { Notice, StateChip } from '../parts/notice.tsx';
import { OfficePage } from '../parts/office-frame.tsx';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import type { FailedOutcome } from '../parts/outcome-sentence.ts';
import { useOffice } from '../parts/use-office.ts';
import { deciding, proposals as texts, publishing } from '../texts/vi/publishing.ts';
import { OfficeDialog } from './office-dialog.tsx';
import { ProcedurePreviewParts } from './procedure-preview.tsx';
import { proposalTones } from './proposal-table.tsx';
import { PublishForm } from './publish-form.tsx';
import type { PublishWishes } from './publish-form.tsx';
import css from './publishing.module.css';
import { usePublishingPlace } from './publishing-place.ts';
import { dayWords } from './validity-words.tsx';

export function ProposalPage({ onChanged }: { readonly onChanged: () => Promise<void> }) {
  const { proposalId } = useParams();
  const device = useDevice();
  const { base, mayPublish } = usePublishingPlace();
  const path = `/admin/proposals/${proposalId}`;
  const answer = useOffice<ProposalAnswer>(path);
  const [dialog, setDialog] = useState<'decline' | 'withdraw'>();
  const [done, setDone] = useState<string>();
  const { value } = answer;

  async function act<T>(
    action: string,
    body: object,
    sayDone: (body: T) => string,
  ): Promise<FailedOutcome | undefined> {
    const outcome = await device.office.call<T>('POST', `${path}/${action}`, body);
    if (outcome.kind !== 'done') {
      // Somebody else was there: what stands here is no longer so.
      if (outcome.kind === 'refused') await answer.reload();
      return outcome;
    }
    setDialog(undefined);
    setDone(sayDone(outcome.value.body));
    await Promise.all([answer.reload(), onChanged()]);
    return undefined;
  }

  const back = <Link to={base}>{publishing.back}</Link>;
  if (!value) {
    return (
      <OfficePage title={texts.title} lead={back}>
        {answer.trouble ? <OfficeTrouble trouble={answer.trouble} onRetry={() => void answer.reload()} /> : <Loading />}
      </OfficePage>
    );
  }
  const { proposal } = value;
  const isWaiting = proposal.state === 'proposed';
  return (
    <OfficePage title={texts.one(proposal.name)} lead={back}>
      {done && (
        <Notice tone="done" urgent>
          {done}
        </Notice>
      )}
      <ProposalFacts proposal={proposal} newest={value.basedOn} />
      <ProcedurePreviewParts preview={value} />
      {isWaiting && mayPublish && (
        <PublishForm
          wish="publish"
          version={value.basedOn + 1}
          effectiveFrom={proposal.effectiveFrom}
          note={proposal.note}
          onSend={(wishes: PublishWishes) =>
            act<PublishingAnswer>('publish', { ...wishes, basedOn: value.basedOn }, (published) =>
              deciding.published(published.version, dayWords(published.effectiveFrom)),
            )
          }
        />
      )}
      {isWaiting && (
        <p className={css['turn']}>
          {mayPublish && <Button onClick={() => setDialog('decline')}>{texts.decline}</Button>}
          {proposal.isMine && <Button onClick={() => setDialog('withdraw')}>{texts.withdraw}</Button>}
        </p>
      )}
      {dialog === 'decline' && (
        <DeclineDialog
          onClose={() => setDialog(undefined)}
          onDecline={(reason) => act<Proposal>('decline', { reason }, () => texts.declined)}
        />
      )}
      {dialog === 'withdraw' && (
        <OfficeDialog
          title={texts.withdrawTitle}
          lead={texts.withdrawLead}
          yes={texts.withdrawYes}
          no={texts.keep}
          onClose={() => setDialog(undefined)}
          onYes={() => act<Proposal>('withdraw', {}, () => texts.withdrawn)}
        />
      )}
    </OfficePage>
  );
}

function ProposalFacts({ proposal, newest }: { readonly proposal: Proposal; readonly newest: number }) {
  const { state, proposedBy, commune, proposedAt, note, decidedBy, decidedAt, reason, basedOn } = proposal;
  return (
    <section className={css['card']}>
      <p>
        <StateChip tone={proposalTones[state]}>{texts.states[state]}</StateChip>
      </p>
      <p>{texts.facts(proposedBy ?? texts.byProgram, commune, formatMoment(proposedAt))}</p>
      {proposedBy === undefined && <p className={css['lead']}>{texts.byProgramLead}</p>}
      {note !== '' && <p>{texts.note(note)}</p>}
      {decidedBy !== undefined && decidedAt !== undefined && <p>{texts.decided(decidedBy, formatMoment(decidedAt))}</p>}
      {reason !== undefined && <p>{texts.reason(reason)}</p>}
      {state === 'proposed' && basedOn !== newest && (
        <Notice tone="waiting" icon="alert">
          {texts.isOlder(basedOn, newest)}
        </Notice>
      )}
    </section>
  );
}

interface DeclineDialogProps {
  readonly onClose: () => void;
  readonly onDecline: (reason: string) => Promise<FailedOutcome | undefined>;
}

function DeclineDialog({ onClose, onDecline }: DeclineDialogProps) {
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const isMissing = reason.trim() === '';
  return (
    <OfficeDialog
      title={texts.declineTitle}
      lead={texts.declineLead}
      yes={texts.decline}
      no={texts.keep}
      onClose={onClose}
      onYes={async () => {
        setTried(true);
        return isMissing ? undefined : await onDecline(reason.trim());
      }}
    >
      <LineField label={texts.reasonLabel} fault={isTried && isMissing ? texts.reasonMissing : undefined}>
        {(ties) => (
          <textarea
            {...ties}
            name="reason"
            maxLength={longestNote}
            value={reason}
            onChange={(event) => setReason(event.target.value.normalize('NFC'))}
          />
        )}
      </LineField>
    </OfficeDialog>
  );
}
