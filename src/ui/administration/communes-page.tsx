/** All communes of the province, the opened ones first; found without marks, sorted by any column. */

import { useState } from 'react';
import { Link } from 'react-router';
import type { CommuneRow } from '../../core/reception/administration.ts';
import { fold, foldedWords } from '../../core/text/fold.ts';
import { Loading } from '../parts/loading.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { StateChip } from '../parts/notice.tsx';
import { OfficePage } from '../parts/office-frame.tsx';
import table from '../parts/office-table.module.css';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import { SortHead, sorted, useSorting } from '../parts/sort-head.tsx';
import type { OfficeAnswer } from '../parts/use-office.ts';
import { communes as texts } from '../texts/vi/administration.ts';

const keys = {
  name: (row: CommuneRow) => row.name,
  state: (row: CommuneRow) => `${row.opened ? 0 : 1} ${row.name}`,
  points: countOpenPoints,
  devices: (row: CommuneRow) => row.devices,
};

export function CommunesPage({ communes }: { readonly communes: OfficeAnswer<readonly CommuneRow[]> }) {
  const [text, setText] = useState('');
  const [onlyOpened, setOnlyOpened] = useState(false);
  const { sorting, sortBy } = useSorting<keyof typeof keys>('state');
  const all = communes.value;
  const words = foldedWords(text);
  const found = (all ?? []).filter(
    (row) => (row.opened || !onlyOpened) && words.every((word) => fold(row.name).includes(word)),
  );
  const rows = sorted(found, keys[sorting.column], sorting.isUp);
  return (
    <OfficePage title={texts.title} lead={all && texts.lead(all.filter((row) => row.opened).length, all.length)}>
      {communes.trouble && (
        <OfficeTrouble trouble={communes.trouble} isOld={all !== undefined} onRetry={() => void communes.reload()} />
      )}
      {all === undefined && communes.isLoading && <Loading />}
      {all?.length === 0 && <Nothing>{texts.empty}</Nothing>}
      {all && all.length > 0 && (
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
              <input type="checkbox" checked={onlyOpened} onChange={(event) => setOnlyOpened(event.target.checked)} />
              {texts.onlyOpened}
            </label>
          </div>
          {rows.length === 0 ? (
            <Nothing>{texts.none}</Nothing>
          ) : (
            <div className={table['wide']}>
              <table className={table['table']}>
                <thead>
                  <tr>
                    <SortHead column="name" sorting={sorting} onSort={sortBy}>
                      {texts.columns.name}
                    </SortHead>
                    <SortHead column="state" sorting={sorting} onSort={sortBy}>
                      {texts.columns.state}
                    </SortHead>
                    <SortHead column="points" sorting={sorting} onSort={sortBy}>
                      {texts.columns.points}
                    </SortHead>
                    <SortHead column="devices" sorting={sorting} onSort={sortBy}>
                      {texts.columns.devices}
                    </SortHead>
                    <th scope="col">{texts.columns.telephone}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.code}>
                      <td>
                        <Link to={`/quan-tri/xa/${row.code}`}>{row.name}</Link>
                      </td>
                      <td>{row.opened ? <StateChip tone="done">{texts.opened}</StateChip> : texts.closed}</td>
                      <td>{countOpenPoints(row)}</td>
                      <td>{row.devices}</td>
                      <td>{row.telephone ?? texts.notYet}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </>
      )}
    </OfficePage>
  );
}

function countOpenPoints({ receptionPoints }: CommuneRow): number {
  return receptionPoints.filter(({ closedOn }) => closedOn === undefined).length;
}
