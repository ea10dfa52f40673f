/** Whom to call about it. A desk's PC has no telephone: the number stands large to be dialled, and one press copies it. */

import { useState } from 'react';
import type { DeskDossier } from '../../core/reception/desk.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { contacts as texts } from '../texts/vi/desk-life.ts';
import { office } from '../texts/vi/office.ts';
import css from './dossier-contacts.module.css';

interface Callee {
  readonly who: string;
  readonly name: string;
  readonly phone: string | undefined;
}

export function DossierContacts({ dossier }: { readonly dossier: DeskDossier }) {
  const people = findCallees(dossier);
  if (people.length === 0) return null;
  return (
    <section>
      <h3>{texts.title}</h3>
      <ul className={css['contacts']}>
        {people.map(({ who, name, phone }) => (
          <li key={`${who} ${phone ?? name}`}>
            <span>
              <b>{name}</b>
              <small>{who}</small>
            </span>
            {phone === undefined ? <small>{texts.noPhone}</small> : <PhoneNumber phone={phone} name={name} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function PhoneNumber({ phone, name }: { readonly phone: string; readonly name: string }) {
  const [word, setWord] = useState<string>();
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(phone);
      setWord(office.copied);
    } catch {
      setWord(office.copyFailed);
    }
  }
  return (
    <>
      <a className={css['phone']} href={`tel:${digitsOf(phone)}`} aria-label={texts.call(name, phone)}>
        <Icon name="phone" size={20} /> {spacedPhone(phone)}
      </a>
      <Button kind="quiet" aria-label={texts.copy(name)} onClick={() => void copy()}>
        {office.copy}
      </Button>
      <span role="status">{word}</span>
    </>
  );
}

/** The family first, then whoever shall tell them, then the helper; the same number is named once. */
function findCallees({ contacts, text }: DeskDossier): readonly Callee[] {
  const { tellVia, representative } = text;
  const all: readonly Callee[] = [
    { who: texts.applicant, name: text.applicant.fullName, phone: contacts.applicantPhone },
    ...(representative
      ? [{ who: texts.representative, name: representative.person.fullName, phone: representative.person.phone }]
      : []),
    ...(tellVia?.phone === undefined ? [] : [{ who: texts.tell, name: tellVia.name ?? '', phone: tellVia.phone }]),
    ...(contacts.helper ? [{ who: texts.helper, name: contacts.helper.name, phone: contacts.helper.phone }] : []),
  ];
  return all.filter(
    ({ phone, name }, index) =>
      name !== '' &&
      (phone === undefined ||
        all.findIndex((other) => other.phone !== undefined && digitsOf(other.phone) === digitsOf(phone)) === index),
  );
}

/** `0912 345 678`: read out in threes. */
export function spacedPhone(phone: string): string {
  const digits = digitsOf(phone);
  return /^0\d{9}$/.test(digits) ? digits.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1 $2 $3') : phone;
}

function digitsOf(phone: string): string {
  return phone.replaceAll(/[^\d+]/g, '');
}
