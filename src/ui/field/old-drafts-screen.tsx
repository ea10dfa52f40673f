/**
 * /ho-so-cu: drafts that lie here longer than the province wants. A lost phone tells the less, the fewer there are; but what
 * becomes of each is for the helper to say, one by one or all at once. Nothing is deleted by itself, and not at once.
 */

import { useCallback, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Beginning } from '../../core/dossier/beginning.ts';
import { findBeginningName } from '../../core/dossier/beginning.ts';
import { discardDraft } from '../../core/dossier/discard-draft.ts';
import type { Draft } from '../../core/dossier/dossier.ts';
import { findOldDrafts } from '../../core/dossier/find-old-drafts.ts';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import { canBeHandedOver, sealIncomplete } from '../../core/dossier/seal-incomplete.ts';
import type { Problem } from '../../core/problem.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { resumeNewDossier } from '../state/new-dossier.ts';
import { useDelayedRemoval } from '../state/use-delayed-removal.ts';
import { useProcedureNames } from '../state/use-procedure-names.ts';
import { useWatched } from '../state/use-watched.ts';
import { oldDrafts as texts } from '../texts/vi/old-drafts.ts';
import { page } from '../texts/vi/page.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import { draftPath } from './draft-path.ts';
import { OldDraftRow } from './old-draft-row.tsx';
import type { OldThing } from './old-draft-row.tsx';
import css from './old-drafts.module.css';

const dayMs = 24 * 3_600_000;

/** `undoMs`: how long a deletion can be taken back. */
export default function OldDraftsScreen({ undoMs = 8_000 }: { readonly undoMs?: number }) {
  const device = useDevice();
  const navigate = useNavigate();
  const load = useCallback(() => findOldDrafts(device), [device]);
  const found = useWatched(load, ['drafts']);
  const nameOf = useProcedureNames();
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const [handedOver, setHandedOver] = useState<readonly string[]>([]);
  const [problems, setProblems] = useState<ReadonlyMap<string, Problem>>(new Map());
  const removal = useDelayedRemoval(async (id) => {
    // One of the two has it; forgetting what is not there does nothing.
    await device.beginnings.remove(id);
    await discardDraft(device, id);
  }, undoMs);

  const hasSome = found !== undefined && found.drafts.length + found.beginnings.length > 0;
  const leave = (
    <Button wide onClick={() => void navigate(-1)}>
      {hasSome ? texts.later : page.back}
    </Button>
  );
  if (!found) return <Page title={texts.title} lead={page.loading} actions={leave} />;

  const daysSince = (at: string) => Math.floor((device.clock.nowMs() - Date.parse(at)) / dayMs);
  const drafts = found.drafts.map((draft) => ({ draft, thing: ofDraft(draft, nameOf, daysSince) }));
  const beginnings = found.beginnings.map((beginning) => ({
    beginning,
    thing: ofBeginning(beginning, nameOf, daysSince),
  }));
  const staying = [...drafts, ...beginnings].filter(({ thing }) => !removal.going.has(thing.id));
  const forTheDesk = drafts.filter(({ thing }) => thing.canBeHandedOver && !removal.going.has(thing.id));

  async function handOver(chosen: readonly Draft[], note = ''): Promise<void> {
    setBusy(new Set(chosen.map(({ dossierId }) => dossierId)));
    for (const { dossierId, localCode } of chosen) {
      const sealed = await sealIncomplete(device, dossierId, note);
      if (sealed.ok) setHandedOver((before) => [...before, formatLocalCode(localCode)]);
      setProblems((before) => {
        const others = [...before].filter(([id]) => id !== dossierId);
        return new Map(sealed.ok ? others : [...others, [dossierId, sealed.problem]]);
      });
      setBusy((before) => new Set([...before].filter((id) => id !== dossierId)));
    }
  }

  const rowProps = ({ id }: OldThing) => ({
    isGoing: removal.going.has(id),
    isBusy: busy.has(id),
    complaint: problems.has(id) ? problemSentence(problems.get(id)!) : undefined,
    onRemove: () => removal.begin([id]),
    onKeep: () => removal.keep(id),
  });
  return (
    <Page title={texts.title} lead={texts.lead} actions={leave}>
      {handedOver.length > 0 && (
        <Notice tone="done" urgent>
          {texts.handedOver([...new Set(handedOver)])}
        </Notice>
      )}
      {!hasSome && <Notice tone="done">{texts.none}</Notice>}
      <ul className={css['list']}>
        {drafts.map(({ draft, thing }) => (
          <OldDraftRow
            key={thing.id}
            thing={thing}
            {...rowProps(thing)}
            onGoOn={() => void navigate(draftPath(draft))}
            onHandOver={(note) => void handOver([draft], note)}
          />
        ))}
        {beginnings.map(({ beginning, thing }) => (
          <OldDraftRow
            key={thing.id}
            thing={thing}
            {...rowProps(thing)}
            onGoOn={() => {
              resumeNewDossier(beginning);
              void navigate('/ho-so-moi/ai');
            }}
            onHandOver={() => undefined}
          />
        ))}
      </ul>
      {staying.length > 1 && (
        <section className={css['card']}>
          <h2>{texts.all}</h2>
          {forTheDesk.length > 1 && (
            <Button
              icon="box"
              wide
              disabled={busy.size > 0}
              onClick={() => void handOver(forTheDesk.map(({ draft }) => draft))}
            >
              {busy.size > 0 ? texts.handingOver : texts.handOverAll(forTheDesk.length)}
            </Button>
          )}
          <Button
            kind="danger"
            wide
            disabled={busy.size > 0}
            onClick={() => removal.begin(staying.map(({ thing }) => thing.id))}
          >
            {texts.removeAll(staying.length)}
          </Button>
        </section>
      )}
    </Page>
  );
}

function ofDraft(draft: Draft, nameOf: (code: string) => string, daysSince: (at: string) => number): OldThing {
  const remark = draft.supplement ? texts.supplement : draft.sealed ? texts.correction : undefined;
  return {
    id: draft.dossierId,
    name: draft.applicant.fullName.trim() || texts.nobody,
    procedure: nameOf(draft.procedure.code),
    code: texts.code(formatLocalCode(draft.localCode)),
    days: daysSince(draft.startedAt),
    ...(remark !== undefined && { remark }),
    canBeHandedOver: canBeHandedOver(draft),
  };
}

function ofBeginning(
  beginning: Beginning,
  nameOf: (code: string) => string,
  daysSince: (at: string) => number,
): OldThing {
  return {
    id: beginning.beginningId,
    name: findBeginningName(beginning) ?? texts.nobody,
    procedure: beginning.codes.map(nameOf).join('; ') || texts.notBegun,
    days: daysSince(beginning.updatedAt),
    canBeHandedOver: false,
  };
}
