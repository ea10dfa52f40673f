/**
 * One person, by card or by hand: the applicant or whoever answers for them. A card is never photographed; its raw text
 * is dropped as soon as it is read. Without a card the reason is noted and everything goes on.
 */

import { useState } from 'react';
import { parseCitizenCard, personFromCard } from '../../core/citizen/citizen-card.ts';
import type { NoCardReason, Person } from '../../core/citizen/person.ts';
import { Button } from '../parts/button.tsx';
import { useNewDossier } from '../state/new-dossier.ts';
import { ScanView } from '../parts/scan-view.tsx';
import { useScannedText } from '../parts/scanned-text.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import { who as texts } from '../texts/vi/who.ts';
import choices from './form/field.module.css';
import { PersonForm } from './person-form.tsx';

export interface CapturedPerson {
  readonly person: Person;
  /** Codes of what did not fit on the card. */
  readonly warnings: readonly string[];
}

interface PersonCaptureProps {
  readonly mayScan: boolean;
  readonly onCaptured: (captured: CapturedPerson) => void;
  /** Who it cannot be: the applicant does not answer for themselves by proxy. */
  readonly notPerson?: Person;
  /** Whom a list names at this door. */
  readonly proposedName?: string;
}

type Way = { readonly way: 'scan' | 'type' | 'no-card' } | { readonly way: 'form'; readonly because: NoCardReason };

export function PersonCapture({ mayScan, onCaptured, notPerson, proposedName }: PersonCaptureProps) {
  const [chosen, setChosen] = useState<Way>(() => firstWay(mayScan));

  function read(text: string): string | undefined {
    const card = parseCitizenCard(text);
    if (!card.ok) return problemSentence(card.problem);
    if (notPerson?.idNumber === card.value.idNumber) return texts.samePerson;
    onCaptured({ person: personFromCard(card.value), warnings: card.value.warnings });
    return undefined;
  }

  // While a person is typed the scanner is awake all the same.
  useScannedText(mayScan && chosen.way !== 'scan' ? read : undefined);

  if (chosen.way === 'scan') {
    return (
      <>
        <ScanView onText={read} aim={texts.aim} />
        <Button icon="pen" onClick={() => setChosen({ way: 'type' })}>
          {texts.typeByHand}
        </Button>
        <Button icon="person" onClick={() => setChosen({ way: 'no-card' })}>
          {texts.noCard}
        </Button>
      </>
    );
  }
  const scanInstead = mayScan && (
    <Button icon="scan" onClick={() => setChosen({ way: 'scan' })}>
      {texts.scanInstead}
    </Button>
  );
  if (chosen.way === 'no-card') {
    return (
      <>
        <fieldset className={choices['field']}>
          <legend className={choices['label']}>{texts.noCardTitle}</legend>
          <p className={choices['hint']}>{texts.noCardLead}</p>
          <div className={choices['choices']}>
            {(Object.keys(texts.noCardReasons) as NoCardReason[]).map((because) => (
              <Button key={because} onClick={() => setChosen({ way: 'form', because })}>
                {texts.noCardReasons[because]}
              </Button>
            ))}
          </div>
        </fieldset>
        {scanInstead}
      </>
    );
  }
  return (
    <>
      <PersonForm
        key={chosen.way}
        {...(chosen.way === 'form' && { noCardBecause: chosen.because })}
        {...(proposedName !== undefined && { proposedName })}
        onDone={(person) => onCaptured({ person, warnings: [] })}
      />
      {chosen.way === 'type' && (
        <Button icon="person" onClick={() => setChosen({ way: 'no-card' })}>
          {texts.noCard}
        </Button>
      )}
      {scanInstead}
    </>
  );
}

/** A person half typed goes on in the form; else the card comes first. */
function firstWay(mayScan: boolean): Way {
  const { typed } = useNewDossier.getState();
  if (typed) return typed.noCardBecause ? { way: 'form', because: typed.noCardBecause } : { way: 'type' };
  return { way: mayScan ? 'scan' : 'type' };
}
