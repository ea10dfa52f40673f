/** Who plays which part, who signed, who agreed to what and who read it to them: kept apart, as the law asks for each. */

import type { ReactNode } from 'react';
import type { Person } from '../../core/citizen/person.ts';
import type { Consent, Signatory } from '../../core/dossier/dossier.ts';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import type { ListLabels } from '../../core/procedure/answer-text.ts';
import { plainText } from '../../core/procedure/answer-value.ts';
import type { Procedure } from '../../core/procedure/procedure.ts';
import type { DeskDossier } from '../../core/reception/desk.ts';
import { formatMoment, formatPartialDate } from '../parts/format.ts';
import { useDeviceState } from '../state/device-state.ts';
import { dossier as texts } from '../texts/vi/desk.ts';
import css from './dossier-view.module.css';

interface DossierPeopleProps {
  readonly dossier: DeskDossier;
  readonly procedure: Procedure | undefined;
  readonly labels: ListLabels;
}

export function DossierPeople({ dossier, procedure, labels }: DossierPeopleProps) {
  const { text } = dossier;
  const { representative, tellVia } = text;
  const portalNumber = text.answers['$portalNumber'];
  const own = useDeviceState((state) => state.enrolled?.commune);
  const communeName = (code: string) => labels.communes?.[code] ?? (code === own?.code ? own.name : code);
  const signaturePlace = (role: Signatory['role']) => procedure?.form?.signatures.find((place) => place.role === role);
  return (
    <>
      <section>
        <h3>{texts.people}</h3>
        <dl className={css['pairs']}>
          <Pair label={texts.roles.applicant}>
            <PersonWords person={text.applicant} />
          </Pair>
          {representative && (
            <Pair label={texts.roles.representative}>
              <PersonWords person={representative.person} />
              <small>{texts.representedBy(texts.basis[representative.basis] ?? representative.basis)}</small>
            </Pair>
          )}
          {text.subjects.map(({ role, person }, index) => (
            <Pair key={`${role} ${index}`} label={texts.roles[role] ?? role}>
              <PersonWords person={person} />
            </Pair>
          ))}
        </dl>
      </section>
      <section>
        <h3>{texts.signatures}</h3>
        <dl className={css['pairs']}>
          {text.sheet && (
            <Pair label={texts.sheet(formatLocalCode(text.sheet.code))}>{formatMoment(text.sheet.scannedAt)}</Pair>
          )}
          {text.signatories.map((signatory, index) => (
            <Pair
              key={`${signatory.role} ${index}`}
              label={signaturePlace(signatory.role)?.label ?? texts.roles[signatory.role] ?? signatory.role}
            >
              <span data-missing={signatory.state === 'missing' || undefined}>
                {[signatory.person, texts.signed[signatory.state]].filter(Boolean).join(' · ')}
              </span>
              <Unverified why={signaturePlace(signatory.role)?.unverified} />
              {signatory.signature && <Strokes signatory={signatory} />}
            </Pair>
          ))}
        </dl>
      </section>
      <section>
        <h3>{texts.consents}</h3>
        <dl className={css['pairs']}>
          {text.consents.map((consent, index) => (
            <Pair key={`${consent.purpose} ${index}`} label={consentLabel(consent)}>
              {consentWords(consent)}
            </Pair>
          ))}
        </dl>
      </section>
      <section>
        <h3>{texts.help}</h3>
        <dl className={css['pairs']}>
          <Pair label={texts.helper}>{text.helper.name}</Pair>
          <Pair label={texts.helpPlace}>
            {[text.place.hamlet, communeName(text.place.communeCode)].filter(Boolean).join(', ')}
          </Pair>
          <Pair label={texts.lane}>{texts.lanes[text.lane] ?? text.lane}</Pair>
          {portalNumber !== undefined && <Pair label={texts.portalNumber}>{plainText(portalNumber)}</Pair>}
          <Pair label={texts.startedAt}>{formatMoment(text.startedAt)}</Pair>
          <Pair label={texts.sealedAt}>{formatMoment(text.sealedAt)}</Pair>
          {tellVia && (
            <Pair label={texts.tell}>
              {[texts.tellWays[tellVia.way] ?? tellVia.way, tellVia.name, tellVia.phone].filter(Boolean).join(' · ')}
            </Pair>
          )}
        </dl>
      </section>
    </>
  );
}

function Unverified({ why }: { readonly why: string | undefined }) {
  return why === undefined ? null : <em title={texts.unverifiedWhy(why)}>{texts.unverified}</em>;
}

function Pair({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function PersonWords({ person }: { readonly person: Partial<Person> }) {
  const facts = [
    person.sex && texts.sex[person.sex],
    person.birthDate && texts.born(formatPartialDate(person.birthDate)),
    person.idNumber && texts.idNumber(person.idNumber),
    person.oldIdNumber && texts.oldIdNumber(person.oldIdNumber),
    person.noCardBecause && texts.noCard,
    person.source === 'card' && texts.fromCard,
    person.source === 'typed' && texts.typed,
  ].filter(Boolean);
  return (
    <>
      <b>{person.fullName}</b>
      {facts.length > 0 && <small>{facts.join(' · ')}</small>}
      {person.address && <small>{person.address.text}</small>}
      {person.phone && <small>{person.phone}</small>}
    </>
  );
}

function consentLabel(consent: Consent): string {
  const purpose = texts.purposes[consent.purpose as keyof typeof texts.purposes];
  const moment = texts.moments[consent.moment] ?? consent.moment;
  return consent.moment === 'confirm' || purpose === undefined ? moment : `${moment}: ${purpose}`;
}

function consentWords(consent: Consent): string {
  return [
    texts.given[consent.given] ?? consent.given,
    texts.readBy(consent.readBy),
    texts.languages[consent.language as keyof typeof texts.languages] ?? consent.language,
    consent.interpreter && texts.interpreter(consent.interpreter),
    consent.witness && texts.witness(consent.witness),
    formatMoment(consent.at),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Coordinates are 0…1000 both ways. */
function Strokes({ signatory }: { readonly signatory: Signatory }) {
  const strokes = signatory.signature?.strokes ?? [];
  return (
    <details>
      <summary>{texts.showStrokes}</summary>
      <svg
        className={css['strokes']}
        role="img"
        aria-label={texts.strokesAlt(signatory.person ?? '')}
        viewBox="-20 -20 1040 1040"
      >
        {strokes.map((stroke) => (
          <polyline key={stroke.join()} points={stroke.join(' ')} />
        ))}
      </svg>
    </details>
  );
}
