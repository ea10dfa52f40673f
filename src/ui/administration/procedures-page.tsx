/** Every published procedure with its newest version, and the proposals that wait; found without marks. */

import { useState } from 'react';
import { Link } from 'react-router';
import type { PublishedCatalogue, PublishedProcedure } from '../../core/reception/publishing.ts';
import { fold, foldedWords } from '../../core/text/fold.ts';
import { ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatDay } from '../parts/format.ts';
import { Loading } from '../parts/loading.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { StateChip } from '../parts/notice.tsx';
import { OfficePage } from '../parts/office-frame.tsx';
import table from '../parts/office-table.module.css';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import { SortHead, sorted, useSorting } from '../parts/sort-head.tsx';
import type { OfficeAnswer } from '../parts/use-office.ts';
import { publishing as texts } from '../texts/vi/publishing.ts';
import { ProposalTable } from './proposal-table.tsx';
import css from './publishing.module.css';
import { usePublishingPlace } from './publishing-place.ts';
import { ValidityWords } from './validity-words.tsx';

export function ProceduresPage({ catalogue }: { readonly catalogue: OfficeAnswer<PublishedCatalogue> }) {
  const { base, mayPublish } = usePublishingPlace();
  const { value, trouble, isLoading } = catalogue;
  return (
    <OfficePage title={texts.title} lead={mayPublish ? texts.lead.admin : texts.lead.official}>
      <p>
        <ButtonLink kind="primary" icon="plus" to={`${base}/moi`}>
          {texts.add}
        </ButtonLink>
      </p>
      {trouble && (
        <OfficeTrouble trouble={trouble} isOld={value !== undefined} onRetry={() => void catalogue.reload()} />
      )}
      {value === undefined && isLoading && <Loading />}
      {value && <ProposalTable proposals={value.proposals} />}
      {value?.procedures.length === 0 && <Nothing>{texts.empty}</Nothing>}
      {value && value.procedures.length > 0 && <ProcedureTable catalogue={value} />}
    </OfficePage>
  );
}

function ProcedureTable({ catalogue: { procedures, proposals } }: { readonly catalogue: PublishedCatalogue }) {
  const device = useDevice();
  const { base } = usePublishingPlace();
  const [text, setText] = useState('');
  const [onlyWithForm, setOnlyWithForm] = useState(false);
  const { sorting, sortBy } = useSorting<'name' | 'version' | 'dates' | 'form' | 'by' | 'proposals'>('name');
  const today = device.clock.nowIso().slice(0, 10);
  const waiting = new Map<string, number>();
  for (const { code, state } of proposals) {
    if (state === 'proposed') waiting.set(code, (waiting.get(code) ?? 0) + 1);
  }
  const words = foldedWords(text);
  const found = procedures.filter((row) => {
    const about = fold([row.name, row.shortName, row.code, row.sector].join(' '));
    return (row.hasForm || !onlyWithForm) && words.every((word) => about.includes(word));
  });
  const keys = {
    name: (row: PublishedProcedure) => row.shortName,
    version: (row: PublishedProcedure) => row.versions[0]?.version ?? 0,
    dates: (row: PublishedProcedure) => row.versions[0]?.effectiveFrom,
    form: (row: PublishedProcedure) => (row.hasForm ? 0 : 1),
    by: (row: PublishedProcedure) => row.versions[0]?.publishedAt,
    proposals: (row: PublishedProcedure) => -(waiting.get(row.code) ?? 0),
  };
  const rows = sorted(found, keys[sorting.column], sorting.isUp);
  const head = (column: keyof typeof keys) => (
    <SortHead column={column} sorting={sorting} onSort={sortBy}>
      {texts.columns[column]}
    </SortHead>
  );
  return (
    <>
      <div className={table['tools']}>
        <input
          type="search"
          className={table['search']}
          aria-label={texts.search}
          placeholder={texts.search}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value.normalize('NFC'))}
        />
        <label>
          <input type="checkbox" checked={onlyWithForm} onChange={(event) => setOnlyWithForm(event.target.checked)} />
          {texts.onlyWithForm}
        </label>
        <span role="status">{rows.length === 0 ? texts.none : texts.count(rows.length, procedures.length)}</span>
      </div>
      {rows.length > 0 && (
        <div className={table['wide']}>
          <table className={table['table']}>
            <thead>
              <tr>
                {head('name')}
                {head('version')}
                {head('dates')}
                {head('form')}
                {head('by')}
                {head('proposals')}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <ProcedureRow
                  key={row.code}
                  row={row}
                  to={`${base}/ma/${row.code}`}
                  today={today}
                  waiting={waiting.get(row.code) ?? 0}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

interface ProcedureRowProps {
  readonly row: PublishedProcedure;
  readonly to: string;
  readonly today: string;
  readonly waiting: number;
}

function ProcedureRow({ row, to, today, waiting }: ProcedureRowProps) {
  const [newest] = row.versions;
  return (
    <tr>
      <td>
        <Link to={to}>{row.shortName}</Link>
        <small>
          {row.code} · {row.sector}
        </small>
      </td>
      <td>{newest?.version}</td>
      <td>{newest && <ValidityWords version={newest} today={today} />}</td>
      <td>{row.hasForm ? texts.hasForm : texts.hasNoForm}</td>
      <td className={css['keep']}>
        {newest?.publishedBy ?? texts.byProgram}
        <small>{newest && formatDay(newest.publishedAt)}</small>
      </td>
      <td>{waiting > 0 && <StateChip tone="waiting">{texts.waiting(waiting)}</StateChip>}</td>
    </tr>
  );
}
