/**
 * Offered when a draft is opened whose version is no longer in force: what stays, what is new, what no longer fits, said
 * before anything happens. Nobody is kept from finishing on the old version while it is still taken.
 */

import { useState } from 'react';
import { migrateDraft } from '../../core/dossier/migrate-draft.ts';
import type { Consent, Draft } from '../../core/dossier/dossier.ts';
import type { MigrationPlan } from '../../core/dossier/migrate-draft.ts';
import { answerText } from '../../core/procedure/answer-text.ts';
import type { ListLabels } from '../../core/procedure/answer-text.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatPartialDate } from '../parts/format.ts';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { useDeviceState } from '../state/device-state.ts';
import { useListLabels } from '../state/use-list-labels.ts';
import type { OfferedMigration } from '../state/use-migrations.ts';
import { needs } from '../texts/vi/needs.ts';
import { migration as texts } from '../texts/vi/migration.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import { AskedConsents } from './asked-consents.tsx';
import type { ConsentAnswers } from './asked-consents.tsx';
import css from './facts.module.css';

export interface MigrationScreenProps {
  readonly offered: readonly OfferedMigration[];
  readonly onStay: () => void;
  /** All of them are on the version in force. */
  readonly onMoved: () => void;
}

export default function MigrationScreen({ offered, onStay, onMoved }: MigrationScreenProps) {
  const device = useDevice();
  const labels = useListLabels();
  const helperName = useDeviceState((state) => state.enrolled?.personName ?? '');
  const [given, setGiven] = useState<ConsentAnswers>({});
  const [isMoving, setMoving] = useState(false);
  const [complaint, setComplaint] = useState<string>();
  const mayStay = offered.some(({ plan }) => !plan.isForced);
  const wanted = offered.flatMap(({ plan }) => plan.newConsents);
  const asked = wanted.filter((consent, index) => wanted.findIndex(({ text }) => text === consent.text) === index);

  async function move(): Promise<void> {
    if (asked.some(({ text }) => given[text] === undefined)) return setComplaint(needs.sensitiveMissing);
    setMoving(true);
    setComplaint(undefined);
    let hasFailed = false;
    for (const { dossierId, plan } of offered) {
      const draft = await device.drafts.find(dossierId);
      const moved = await migrateDraft(
        device,
        dossierId,
        agreedOf(plan, given, draft, device.clock.nowIso(), helperName),
      );
      if (!moved.ok) {
        hasFailed = true;
        setComplaint(moved.problem.code === 'consent-missing' ? needs.refusedConsent : problemSentence(moved.problem));
      }
    }
    setMoving(false);
    if (!hasFailed) onMoved();
  }

  return (
    <Page
      title={texts.title}
      lead={texts.lead(offered.length)}
      actions={
        <>
          {mayStay ? (
            <Button onClick={onStay} disabled={isMoving}>
              {texts.stay}
            </Button>
          ) : (
            <ButtonLink to="/">{texts.home}</ButtonLink>
          )}
          <Button kind="primary" onClick={() => void move()} disabled={isMoving}>
            {isMoving ? texts.moving : texts.move}
          </Button>
        </>
      }
    >
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      {offered.map(({ dossierId, plan }) => (
        <Plan key={dossierId} plan={plan} labels={labels ?? {}} />
      ))}
      <AskedConsents asked={asked} given={given} onChange={setGiven} />
      <Notice icon="pen">{texts.again}</Notice>
    </Page>
  );
}

/** The consents as answered; the language and the interpreter are those of the first consent of the dossier. */
function agreedOf(
  { newConsents }: MigrationPlan,
  given: ConsentAnswers,
  draft: Draft | undefined,
  at: string,
  readBy: string,
): readonly Consent[] {
  const first = draft?.consents[0];
  return newConsents.flatMap(({ purpose, text }): Consent[] => {
    const way = given[text];
    if (way !== 'spoken' && way !== 'tapped') return [];
    const how = first ?? { language: 'vi' };
    return [{ ...how, moment: 'ask', purpose, given: way, at, readBy: readBy || (first?.readBy ?? '') }];
  });
}

function Plan({ plan, labels }: { readonly plan: MigrationPlan; readonly labels: ListLabels }) {
  const { from, to, answers, takenUntil, isForced } = plan;
  const { kept, fresh, unfit } = answers;
  const paperName = (paperId: string) =>
    [...to.papers, ...from.papers].find((paper) => paper.paperId === paperId)?.name ?? paperId;
  const lost = unfit.map(({ question, value }) => ({
    key: question.id,
    text: [question.label, answerText(question, value, labels)].filter(Boolean).join(': '),
  }));
  return (
    <section className={css['facts']}>
      <h2>{to.shortName}</h2>
      <p>
        {texts.inForce(day(to.effectiveFrom))}{' '}
        {isForced ? texts.over : takenUntil !== undefined && texts.takenUntil(day(takenUntil))}
      </p>
      {kept.length === 0 && <p>{texts.keptNone}</p>}
      {lost.length === 0 && <p>{texts.unfitNone}</p>}
      <Group title={texts.kept(kept.length)} items={kept.map(({ id, label }) => ({ key: id, text: label }))} />
      <Group
        title={texts.fresh(fresh.length)}
        items={fresh.map(({ id, label }) => ({ key: id, text: label }))}
        isOpen
      />
      <Group title={texts.unfit(lost.length)} lead={texts.unfitLead} items={lost} isOpen />
      <Group
        title={texts.freshPapers}
        items={plan.freshPapers.map((id) => ({ key: id, text: paperName(id) }))}
        isOpen
      />
      <Group
        title={texts.unfitPapers}
        items={plan.unfitPapers.map(({ paperId }) => ({ key: paperId, text: paperName(paperId) }))}
        isOpen
      />
    </section>
  );
}

interface GroupProps {
  readonly title: string;
  readonly lead?: string;
  readonly items: readonly { readonly key: string; readonly text: string }[];
  readonly isOpen?: boolean;
}

function Group({ title, lead, items, isOpen = false }: GroupProps) {
  if (items.length === 0) return null;
  return (
    <details open={isOpen}>
      <summary>{title}</summary>
      {lead !== undefined && <p>{lead}</p>}
      <ul>
        {items.map(({ key, text }) => (
          <li key={key}>{text}</li>
        ))}
      </ul>
    </details>
  );
}

function day(iso: string): string {
  return formatPartialDate({ iso, precision: 'day' });
}
