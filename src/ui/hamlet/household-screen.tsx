/** One household: what is known of it, what was noted, and what happened at its door today, in one tap. */

import { useState } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import { findDoor } from '../../core/household/round.ts';
import type { RoundDays, RoundDoor } from '../../core/household/round.ts';
import type { NoteBody } from '../../core/notes/note.ts';
import { hamletName } from '../../core/visit/visit-text.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Notice, StateChip } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { beginNewDossier } from '../state/new-dossier.ts';
import { hamlet as texts } from '../texts/vi/hamlet.ts';
import { page } from '../texts/vi/page.ts';
import { DoorOutcomes } from './door-outcomes.tsx';
import { DoorTrail } from './door-trail.tsx';
import { doorTone, doorWords } from './door-words.ts';
import css from './hamlet.module.css';
import { hamletPath, householdPath } from './hamlet-path.ts';
import { HouseholdFacts } from './household-facts.tsx';
import { bodyOf } from './household-draft.ts';
import { useHamlet } from './use-hamlet.ts';
import type { HamletInHand } from './use-hamlet.ts';
import { useRound } from './use-round.ts';

const words = texts.household;

/** What the form that was just saved leaves behind, so that it can be taken back. */
export interface SavedState {
  readonly saved: string;
  readonly undo: readonly NoteBody[];
}

export function HouseholdScreen() {
  const inHand = useHamlet();
  const { householdId = '' } = useParams();
  const { known, hamlet, today } = inHand;
  const { doors, days } = useRound(known, today);
  if (!known || !doors) return null;
  const door = findDoor(known, householdId, days);
  if (door) return <Household key={householdId} {...{ inHand, door, days, doors }} />;
  return (
    <Page title={words.tab} actions={<ButtonLink to={hamletPath(hamlet)}>{page.back}</ButtonLink>}>
      <Notice>{words.missing}</Notice>
    </Page>
  );
}

interface HouseholdProps {
  readonly inHand: HamletInHand;
  readonly door: RoundDoor;
  readonly doors: readonly RoundDoor[];
  readonly days: RoundDays;
}

function Household({ inHand, door, doors }: HouseholdProps) {
  const { hamlet, known, complaint, isBusy, note } = inHand;
  const navigate = useNavigate();
  const { state } = useLocation() as { readonly state: SavedState | null };
  const [done, setDone] = useState<{ readonly said: string; readonly undo?: readonly NoteBody[] } | undefined>(
    state ? { said: state.saved, undo: state.undo } : undefined,
  );
  const [isLeaving, setLeaving] = useState(false);
  const { household, isGone } = door;
  const { householdId, headName, whereabouts, phone } = household;
  const path = householdPath(hamlet, householdId);
  const next = nextDoor(doors, householdId);

  async function write(bodies: readonly NoteBody[], said: string, undo?: readonly NoteBody[]): Promise<void> {
    if (await note(bodies)) setDone({ said, ...(undo && { undo }) });
  }

  function startDossier(): void {
    beginNewDossier([], hamlet, { fullName: headName, ...(phone !== undefined && { phone }) });
    void navigate('/ho-so-moi');
  }

  return (
    <Page
      title={headName}
      tabTitle={words.tab}
      lead={whereabouts ? `${hamletName(hamlet)} · ${whereabouts}` : hamletName(hamlet)}
      actions={
        <>
          <ButtonLink to={hamletPath(hamlet)}>{page.back}</ButtonLink>
          <Button kind="primary" icon="plus" onClick={startDossier}>
            {words.startDossier}
          </Button>
        </>
      }
    >
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      {done && (
        <Notice tone="done" urgent>
          <p>{done.said}</p>
          {done.undo && (
            <Button disabled={isBusy} onClick={() => void write(done.undo ?? [], words.undone)}>
              {words.undo}
            </Button>
          )}
        </Notice>
      )}
      {isGone ? (
        <Notice tone="waiting">
          <p>{words.gone}</p>
          <Button disabled={isBusy} onClick={() => void write([bodyOf(household)], texts.form.saved)}>
            {words.backHere}
          </Button>
        </Notice>
      ) : (
        <>
          <p>
            <StateChip tone={doorTone(door)}>{doorWords(door)}</StateChip>
          </p>
          <DoorOutcomes inHand={inHand} door={door} onWrite={write} />
          {next && (
            <ButtonLink icon="forward" to={householdPath(hamlet, next.household.householdId)}>
              {words.next(next.household.headName)}
            </ButtonLink>
          )}
        </>
      )}
      <HouseholdFacts door={door} />
      <div className={css['buttons']}>
        <ButtonLink to={`${path}/vneid`}>{words.vneid}</ButtonLink>
        <ButtonLink icon="pen" to={`${path}/sua`}>
          {words.correct}
        </ButtonLink>
        {!isGone && (
          <Button kind="quiet" onClick={() => setLeaving(true)}>
            {words.leave}
          </Button>
        )}
      </div>
      {known && <DoorTrail known={known} householdId={householdId} />}
      {isLeaving && (
        <ConfirmDialog
          title={words.leaveTitle(headName)}
          lead={words.leaveLead}
          yes={words.leaveYes}
          no={words.leaveNo}
          onAnswer={(isYes) => {
            setLeaving(false);
            if (isYes) void write([{ ...bodyOf(household), isGone: true }], words.left, [bodyOf(household)]);
          }}
        />
      )}
    </Page>
  );
}

/** The first after this one, round the hamlet, at which nobody knocked in this round. */
function nextDoor(doors: readonly RoundDoor[], householdId: string): RoundDoor | undefined {
  const at = doors.findIndex(({ household }) => household.householdId === householdId);
  return [...doors.slice(at + 1), ...doors.slice(0, Math.max(0, at))].find(
    ({ state, isDue }) => isDue || state === 'to-knock',
  );
}
