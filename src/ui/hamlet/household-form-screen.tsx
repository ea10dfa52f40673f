/** A household that the list lacks, or what is different from it. What is saved is a note: the list itself is the commune's. */

import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { findDoor } from '../../core/household/round.ts';
import type { Household } from '../../core/household/household.ts';
import { householdNeeds } from '../../core/household/household-needs.ts';
import { fold } from '../../core/text/fold.ts';
import { hamletName } from '../../core/visit/visit-text.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { LineField } from '../parts/line-field.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import choices from '../field/form/field.module.css';
import { hamlet as texts } from '../texts/vi/hamlet.ts';
import { page } from '../texts/vi/page.ts';
import { hamletPath, householdPath } from './hamlet-path.ts';
import { bodyOf, draftOf, findDraftFaults, householdOf } from './household-draft.ts';
import type { HouseholdDraft } from './household-draft.ts';
import type { SavedState } from './household-screen.tsx';
import { useHamlet } from './use-hamlet.ts';
import type { HamletInHand } from './use-hamlet.ts';
import { useRound } from './use-round.ts';

const words = texts.form;

export default function HouseholdFormScreen() {
  const inHand = useHamlet();
  const { householdId } = useParams();
  const { known, hamlet, today } = inHand;
  const { doors, days } = useRound(known, today);
  if (!known || !doors) return null;
  const before = householdId === undefined ? undefined : findDoor(known, householdId, days)?.household;
  if (householdId === undefined || before) {
    const others = doors.map(({ household }) => household).filter((household) => household !== before);
    return <HouseholdForm inHand={inHand} before={before} others={others} />;
  }
  return (
    <Page title={words.title} actions={<ButtonLink to={hamletPath(hamlet)}>{page.back}</ButtonLink>}>
      <Notice>{texts.household.missing}</Notice>
    </Page>
  );
}

interface HouseholdFormProps {
  readonly inHand: HamletInHand;
  readonly before: Household | undefined;
  readonly others: readonly Household[];
}

function HouseholdForm({ inHand, before, others }: HouseholdFormProps) {
  const { hamlet, note, complaint, isBusy } = inHand;
  const device = useDevice();
  const navigate = useNavigate();
  const [draft, setDraft] = useState(() => draftOf(before));
  const [isTried, setTried] = useState(false);
  const faults = isTried ? findDraftFaults(draft) : {};
  const change = (changes: Partial<HouseholdDraft>) => setDraft({ ...draft, ...changes });
  const name = fold(draft.headName.trim());
  const twin = name === '' ? undefined : others.find(({ headName }) => fold(headName) === name);
  const back = before ? householdPath(hamlet, before.householdId) : hamletPath(hamlet);

  async function save(): Promise<void> {
    setTried(true);
    if (Object.keys(findDraftFaults(draft)).length > 0) return;
    const householdId = before?.householdId ?? device.randomness.uuid();
    const household = householdOf(draft, before);
    if (!(await note([{ type: 'household', householdId, household }]))) return;
    const undo = before ? bodyOf(before) : { type: 'household' as const, householdId, household, isGone: true };
    const state: SavedState = { saved: before ? words.saved : words.added, undo: [undo] };
    await navigate(householdPath(hamlet, householdId), { replace: true, state });
  }

  const line = (field: 'headName' | 'whereabouts' | 'members' | 'phone' | 'remark', label: string, hint?: string) => (
    <LineField label={label} fault={faults[field]} {...(hint !== undefined && { hint })}>
      {(ties) => (
        <input
          {...ties}
          name={field}
          type={field === 'phone' ? 'tel' : 'text'}
          {...(field === 'members' && { inputMode: 'numeric' as const })}
          autoComplete="off"
          spellCheck={false}
          value={draft[field]}
          onChange={({ target }) => change({ [field]: target.value.normalize('NFC') })}
        />
      )}
    </LineField>
  );

  return (
    <Page
      title={before ? words.title : words.titleNew}
      lead={`${hamletName(hamlet)}. ${words.lead}`}
      actions={
        <>
          <ButtonLink to={back}>{page.back}</ButtonLink>
          <Button kind="primary" disabled={isBusy} onClick={() => void save()}>
            {words.save}
          </Button>
        </>
      }
    >
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      {isTried && Object.keys(faults).length > 0 && (
        <Notice tone="attention" urgent>
          {Object.values(faults).map((fault) => (
            <p key={fault}>{fault}</p>
          ))}
        </Notice>
      )}
      {line('headName', words.headName)}
      {twin && <Notice tone="waiting">{words.twin(twin.headName)}</Notice>}
      {line('whereabouts', words.whereabouts, words.whereaboutsHint)}
      {line('members', words.members)}
      {line('phone', words.phone)}
      <fieldset className={choices['field']}>
        <legend className={choices['label']}>{words.needs}</legend>
        <div className={choices['choices']} data-row="">
          {householdNeeds.map((need) => (
            <label key={need} className={choices['choice']}>
              <input
                type="checkbox"
                name={`need-${need}`}
                checked={draft.needs.includes(need)}
                onChange={({ target }) =>
                  change({
                    needs: householdNeeds.filter((each) =>
                      each === need ? target.checked : draft.needs.includes(each),
                    ),
                  })
                }
              />
              {texts.needs[need]}
            </label>
          ))}
        </div>
      </fieldset>
      {line('remark', words.remark)}
    </Page>
  );
}
