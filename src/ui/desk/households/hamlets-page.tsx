/** The hamlets of the commune with the progress of the round, and a search over all households. */

import { useState } from 'react';
import type { FormEvent } from 'react';
import { Link } from 'react-router';
import type { DeskHamlets, FoundHouseholds, HamletProgress } from '../../../core/household/desk-households.ts';
import { Button, ButtonLink } from '../../parts/button.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Notice } from '../../parts/notice.tsx';
import { OfficePage } from '../../parts/office-frame.tsx';
import table from '../../parts/office-table.module.css';
import { OfficeTrouble } from '../../parts/office-trouble.tsx';
import { useOffice } from '../../parts/use-office.ts';
import { spokenLocale } from '../../texts/use-language.ts';
import { hamlet as doors } from '../../texts/vi/hamlet.ts';
import { households as texts } from '../../texts/vi/households.ts';
import { HouseholdTable } from './household-table.tsx';
import { LastImportCard } from './last-import-card.tsx';
import css from './households.module.css';

const refreshMs = 60_000;
const shownStates = ['helped', 'not-home', 'come-back', 'declined'] as const;

export function HamletsPage() {
  const [since, setSince] = useState('');
  const page = useOffice<DeskHamlets>(`/desk/hamlets${since === '' ? '' : `?since=${since}`}`, refreshMs);
  const { value, trouble } = page;
  return (
    <OfficePage title={texts.title} lead={texts.lead}>
      <SearchAll />
      {trouble && <OfficeTrouble trouble={trouble} isOld={value !== undefined} onRetry={() => void page.reload()} />}
      {value === undefined && page.isLoading && <Loading />}
      {value && value.hamlets.length === 0 && (
        <Notice>
          <p>{texts.noHamlets}</p>
          <ButtonLink to="/quay/ho/nhap">{texts.tabs.import}</ButtonLink>
        </Notice>
      )}
      {value && value.hamlets.length > 0 && (
        <>
          <div className={table['tools']}>
            <label>
              {texts.since}
              <input
                type="date"
                value={since === '' ? value.since : since}
                onChange={(event) => setSince(event.target.value)}
              />
            </label>
          </div>
          <HamletTable hamlets={value.hamlets} since={value.since} />
        </>
      )}
      {value?.lastImport && <LastImportCard last={value.lastImport} onUndone={() => void page.reload()} />}
    </OfficePage>
  );
}

function SearchAll() {
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  const found = useOffice<FoundHouseholds>(
    asked === '' ? undefined : { path: '/desk/households', body: { text: asked } },
  );
  function search(event: FormEvent): void {
    event.preventDefault();
    setAsked(text.trim());
  }
  function clear(): void {
    setText('');
    setAsked('');
  }
  return (
    <>
      <form className={table['tools']} role="search" onSubmit={search}>
        <input
          className={table['search']}
          type="search"
          aria-label={texts.searchAll}
          placeholder={texts.search}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" icon="search" disabled={text.trim() === ''}>
          {texts.searchButton}
        </Button>
        {asked !== '' && (
          <Button kind="quiet" onClick={clear}>
            {texts.clearSearch}
          </Button>
        )}
      </form>
      {found.trouble && <OfficeTrouble trouble={found.trouble} onRetry={() => void found.reload()} />}
      {asked !== '' && found.value && (
        <section className={css['found']}>
          <p role="status">{texts.found(found.value.rows.length, found.value.total)}</p>
          {found.value.rows.length > 0 && <HouseholdTable rows={found.value.rows} showsHamlet />}
        </section>
      )}
    </>
  );
}

interface HamletTableProps {
  readonly hamlets: readonly HamletProgress[];
  readonly since: string;
}

function HamletTable({ hamlets, since }: HamletTableProps) {
  const sum = (of: (hamlet: HamletProgress) => number) => hamlets.reduce((total, each) => total + of(each), 0);
  return (
    <div className={table['wide']}>
      <table className={table['table']} aria-label={texts.caption}>
        <thead>
          <tr>
            <th scope="col">{texts.columns.hamlet}</th>
            <th scope="col">{texts.columns.households}</th>
            <th scope="col">{texts.columns.progress}</th>
            {shownStates.map((state) => (
              <th key={state} scope="col">
                {doors.states[state]}
              </th>
            ))}
            <th scope="col">{texts.columns.due}</th>
          </tr>
        </thead>
        <tbody>
          {hamlets.map((each) => (
            <tr key={each.hamlet}>
              <th scope="row">
                <Link to={`/quay/ho/thon/${encodeURIComponent(each.hamlet)}?tu=${since}`}>{each.hamlet}</Link>
              </th>
              <td>{each.households.toLocaleString(spokenLocale())}</td>
              <td>
                <Progress done={knockedOf(each)} all={each.households} />
              </td>
              {shownStates.map((state) => (
                <td key={state}>{each.doors[state]}</td>
              ))}
              <td>{each.due}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{texts.total}</th>
            <td>{sum(({ households }) => households).toLocaleString(spokenLocale())}</td>
            <td>
              <Progress done={sum(knockedOf)} all={sum(({ households }) => households)} />
            </td>
            {shownStates.map((state) => (
              <td key={state}>{sum(({ doors: of }) => of[state])}</td>
            ))}
            <td>{sum(({ due }) => due)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function knockedOf({ households, doors: of }: HamletProgress): number {
  return households - of['to-knock'];
}

function Progress({ done, all }: { readonly done: number; readonly all: number }) {
  const words = texts.progress(done, all);
  return (
    <span className={css['progress']}>
      {all > 0 && <progress value={done} max={all} aria-label={words} />}
      {words}
    </span>
  );
}
