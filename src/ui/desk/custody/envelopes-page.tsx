/** Phong bì đang trên đường: every original and ink signature that is not at the desk, who has it and since when. */

import { Fragment, useState } from 'react';
import { Link } from 'react-router';
import { formatLocalCode } from '../../../core/dossier/local-code.ts';
import type { EnvelopeList, EnvelopeRow } from '../../../core/handover/desk-handover.ts';
import { lateEnvelopeDays } from '../../../core/handover/desk-handover.ts';
import { Button, ButtonLink } from '../../parts/button.tsx';
import { formatDay, formatMoment } from '../../parts/format.ts';
import { LineField } from '../../parts/line-field.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { Notice, StateChip } from '../../parts/notice.tsx';
import { OfficePage } from '../../parts/office-frame.tsx';
import table from '../../parts/office-table.module.css';
import { OfficeTrouble } from '../../parts/office-trouble.tsx';
import { useOffice } from '../../parts/use-office.ts';
import { deskHandover } from '../../texts/vi/desk-handover.ts';
import css from './custody.module.css';

const { moving: texts } = deskHandover;
const refreshMs = 60_000;
const states = ['door', 'held', 'disputed', 'desk', 'returned'] as const;

export default function EnvelopesPage() {
  const list = useOffice<EnvelopeList>('/desk/envelopes', refreshMs);
  const [hamlet, setHamlet] = useState('');
  const [holder, setHolder] = useState('');
  const [isLateOnly, setLateOnly] = useState(false);
  const rows = list.value?.rows;
  const shown = rows?.filter(
    (row) =>
      (hamlet === '' || row.hamlet === hamlet) &&
      (holder === '' || holdersOf(row).includes(holder)) &&
      (!isLateOnly || row.isLate),
  );
  const late = rows?.filter(({ isLate }) => isLate).length ?? 0;
  return (
    <OfficePage title={texts.title} lead={texts.lead}>
      {list.trouble && (
        <OfficeTrouble trouble={list.trouble} isOld={rows !== undefined} onRetry={() => void list.reload()} />
      )}
      {rows === undefined && list.isLoading && <Loading />}
      {list.value && (
        <ul className={css['counts']}>
          {states.map((state) => (
            <li key={state}>
              {texts.states[state]}: <b>{list.value?.count[state]}</b>
            </li>
          ))}
          <li>{texts.count(list.value.count.made)}</li>
        </ul>
      )}
      {rows?.length === 0 && <Notice tone="done">{texts.none}</Notice>}
      {rows && rows.length > 0 && (
        <>
          <div className={css['filters']}>
            <Choice
              label={texts.hamlet}
              value={hamlet}
              options={distinct(rows.map((row) => row.hamlet))}
              onChoose={setHamlet}
            />
            <Choice
              label={texts.holder}
              value={holder}
              options={distinct(rows.flatMap(holdersOf))}
              onChoose={setHolder}
            />
            {late > 0 && (
              <label>
                <input type="checkbox" checked={isLateOnly} onChange={(event) => setLateOnly(event.target.checked)} />
                {texts.lateOnly(late)}
              </label>
            )}
            <ButtonLink icon="scan" to="/quay/phong-bi">
              {texts.toScan}
            </ButtonLink>
          </div>
          {shown?.length === 0 ? <Nothing>{texts.noneHere}</Nothing> : <EnvelopeTable rows={shown ?? []} />}
        </>
      )}
    </OfficePage>
  );
}

function EnvelopeTable({ rows }: { readonly rows: readonly EnvelopeRow[] }) {
  const [open, setOpen] = useState<string>();
  return (
    <div className={table['wide']}>
      <table className={table['table']} aria-label={texts.title}>
        <thead>
          <tr>
            {Object.values(texts.columns).map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Fragment key={row.code}>
              <tr>
                <th scope="row" className={css['code']}>
                  {formatLocalCode(row.code)}
                </th>
                <td>
                  {row.dossiers.length === 0 && texts.noDossier}
                  {row.dossiers.map(({ dossierId, applicantName, procedureName }) => (
                    <div key={dossierId}>
                      <Link to={`/quay/ho-so/${dossierId}`}>{applicantName}</Link> · {procedureName}
                    </div>
                  ))}
                  {row.hamlet !== undefined && <small>{row.hamlet}</small>}
                </td>
                <td>
                  <Place row={row} />
                </td>
                <td>
                  {formatDay(row.knownAt)}{' '}
                  {row.isLate && <StateChip tone="attention">{texts.late(lateEnvelopeDays)}</StateChip>}
                </td>
                <td>
                  <Button
                    kind="quiet"
                    aria-expanded={open === row.code}
                    onClick={() => setOpen(open === row.code ? undefined : row.code)}
                  >
                    {open === row.code ? texts.hide : texts.show}
                  </Button>
                </td>
              </tr>
              {open === row.code && (
                <tr>
                  <td colSpan={Object.keys(texts.columns).length}>
                    <Chain row={row} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Place({ row: { place } }: { readonly row: EnvelopeRow }) {
  if (place.state === 'disputed') {
    return <StateChip tone="attention">{texts.between(place.between.map(({ name }) => name).join(', '))}</StateChip>;
  }
  if (place.state !== 'held') return <>{texts.states[place.state]}</>;
  return (
    <>
      {place.by.name} {!place.isConfirmed && <StateChip tone="waiting">{texts.unconfirmed}</StateChip>}
    </>
  );
}

function Chain({ row: { chain } }: { readonly row: EnvelopeRow }) {
  if (chain.length === 0) return <Nothing>{texts.noChain}</Nothing>;
  return (
    <ol className={css['chain']}>
      {chain.map((link) => (
        <li key={link.handOverId}>
          {texts.step(link.from.name, link.to.name, formatMoment(link.at))}
          {link.isMissing && ` · ${texts.missing}`}
          {!link.isMissing && link.isGiven !== link.isTaken && ` · ${link.isGiven ? texts.onlyGiven : texts.onlyTaken}`}
        </li>
      ))}
    </ol>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly string[];
  readonly onChoose: (value: string) => void;
}

function Choice({ label, value, options, onChoose }: ChoiceProps) {
  return (
    <LineField label={label}>
      {(ties) => (
        <select {...ties} value={value} onChange={(event) => onChoose(event.target.value)}>
          <option value="">{texts.everywhere}</option>
          {options.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </select>
      )}
    </LineField>
  );
}

function holdersOf({ place }: EnvelopeRow): readonly string[] {
  if (place.state === 'held') return [place.by.name];
  return place.state === 'disputed' ? place.between.map(({ name }) => name) : [];
}

function distinct(values: readonly (string | undefined)[]): readonly string[] {
  const known = values.filter((value): value is string => value !== undefined && value !== '');
  return [...new Set(known)].sort((one, other) => one.localeCompare(other, 'vi'));
}
