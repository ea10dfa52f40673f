/** Ai?: the person who asks, and whoever answers for them. Without the consent just given there is no way here. */

import { useState } from 'react';
import { Navigate, useNavigate } from 'react-router';
import type { Person } from '../../core/citizen/person.ts';
import type { Beginning } from '../../core/dossier/beginning.ts';
import type { RepresentationBasis } from '../../core/dossier/dossier.ts';
import { fold } from '../../core/text/fold.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import {
  changeNewDossier,
  findNewDossierProblem,
  flushNewDossier,
  useNewDossier,
  useNewDossierSaving,
} from '../state/new-dossier.ts';
import { page } from '../texts/vi/page.ts';
import { who as texts } from '../texts/vi/who.ts';
import choices from './form/field.module.css';
import { SaveLine } from './form/save-line.tsx';
import { PersonCapture } from './person-capture.tsx';
import { PersonSummary } from './person-summary.tsx';

export default function WhoScreen() {
  const { consents, mayScan, applicant, basis: keptBasis, representative, head } = useNewDossier();
  const saving = useNewDossierSaving();
  const navigate = useNavigate();
  const [warnings, setWarnings] = useState<readonly string[]>([]);
  const [answersOther, setAnswersOther] = useState((representative?.basis ?? keptBasis) !== undefined);
  const [basis, setBasis] = useState<RepresentationBasis | ''>(representative?.basis ?? keptBasis ?? '');
  const [complaint, setComplaint] = useState<string>();
  // Opened anew: what was kept of it waits at home.
  if (consents.length === 0) return <Navigate to="/" replace />;
  const saveLine = saving !== 'untouched' && (
    <SaveLine state={saving} problem={findNewDossierProblem()} onRetry={() => void flushNewDossier()} />
  );
  const chooseBasis = (chosen: RepresentationBasis | '') => {
    setBasis(chosen);
    changeNewDossier({ basis: chosen === '' ? undefined : chosen, typed: undefined });
  };

  if (!applicant) {
    return (
      <Page
        title={texts.title}
        lead={mayScan ? texts.lead : texts.leadByHand}
        arrival="applicant"
        actions={<ButtonLink to="/ho-so-moi">{page.back}</ButtonLink>}
        state={saveLine}
      >
        <PersonCapture
          mayScan={mayScan}
          {...(head && { proposedName: head.fullName })}
          onCaptured={(captured) => {
            setWarnings(captured.warnings);
            changeNewDossier({ applicant: withListedPhone(captured.person, head), typed: undefined });
          }}
        />
      </Page>
    );
  }

  const needsRepresentative = answersOther && basis !== '' && !representative;
  if (needsRepresentative) {
    return (
      <Page
        title={texts.representativeTitle}
        lead={texts.representativeOf(texts.bases[basis], applicant.fullName)}
        arrival="representative"
        actions={<Button onClick={() => chooseBasis('')}>{page.back}</Button>}
        state={saveLine}
      >
        <PersonCapture
          mayScan={mayScan}
          notPerson={applicant}
          onCaptured={(captured) => {
            setWarnings(captured.warnings);
            changeNewDossier({ representative: { person: captured.person, basis }, typed: undefined });
          }}
        />
      </Page>
    );
  }

  function goOn(): void {
    if (answersOther && !representative) return setComplaint(texts.basisMissing);
    void navigate('/ho-so-moi/viec');
  }

  function answerBy(other: boolean): void {
    setAnswersOther(other);
    setComplaint(undefined);
    if (!other) {
      setBasis('');
      changeNewDossier({ representative: undefined, basis: undefined, typed: undefined });
    }
  }

  return (
    <Page
      title={texts.confirmTitle}
      arrival="confirm"
      actions={
        <>
          <Button
            onClick={() => changeNewDossier({ applicant: undefined, representative: undefined, basis: undefined })}
          >
            {page.back}
          </Button>
          <Button kind="primary" onClick={goOn}>
            {texts.next}
          </Button>
        </>
      }
    >
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      <PersonSummary person={applicant} />
      {warnings.map((warning) => (
        <Notice key={warning} tone="waiting" icon="alert">
          {texts.warnings[warning as keyof typeof texts.warnings] ?? warning}
        </Notice>
      ))}
      <fieldset className={choices['field']}>
        <legend className={choices['label']}>{texts.answersTitle}</legend>
        <div className={choices['choices']}>
          {[false, true].map((other) => (
            <label key={String(other)} className={choices['choice']}>
              <input type="radio" name="answers" checked={answersOther === other} onChange={() => answerBy(other)} />
              {other ? texts.answersOther : texts.answersSelf}
            </label>
          ))}
        </div>
      </fieldset>
      {answersOther && !representative && (
        <fieldset className={choices['field']}>
          <legend className={choices['label']}>{texts.basis}</legend>
          <div className={choices['choices']} data-row="">
            {(Object.keys(texts.bases) as RepresentationBasis[]).map((candidate) => (
              <Button key={candidate} onClick={() => chooseBasis(candidate)}>
                {texts.bases[candidate]}
              </Button>
            ))}
          </div>
        </fieldset>
      )}
      {representative && (
        <>
          <h2>
            {texts.representative}: {texts.bases[representative.basis].toLocaleLowerCase('vi')}
          </h2>
          <PersonSummary person={representative.person} />
        </>
      )}
    </Page>
  );
}

/** The list's telephone is its head's: nobody else gets it. */
function withListedPhone(person: Person, head: Beginning['head']): Person {
  const isHead = head?.phone !== undefined && fold(head.fullName.trim()) === fold(person.fullName.trim());
  return isHead && person.phone === undefined ? { ...person, phone: head.phone } : person;
}
