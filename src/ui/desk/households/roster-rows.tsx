/** The lines of a list in four groups: what would be written, what is wrong and why, who is not in it any more, what stays. */

import { useState } from 'react';
import { isRosterFault } from '../../../core/household/roster-import.ts';
import type { RosterPreview, RosterRowVerdict } from '../../../core/household/roster-import.ts';
import choices from '../../parts/choice-chips.module.css';
import table from '../../parts/office-table.module.css';
import { households } from '../../texts/vi/households.ts';
import { wordsOf } from './household-history.tsx';
import css from './households.module.css';

const texts = households.import;
type Group = keyof typeof texts.groups;
const groups: readonly Group[] = ['fault', 'change', 'gone', 'rest'];
const mostShown = 300;

function groupOf({ verdict }: RosterRowVerdict): Group {
  if (isRosterFault(verdict)) return 'fault';
  return verdict === 'same' || verdict === 'repeated' ? 'rest' : 'change';
}

export function RosterRows({ preview }: { readonly preview: RosterPreview }) {
  const { rows, gone } = preview;
  const sizes = { change: 0, fault: 0, rest: 0, gone: gone.length };
  for (const row of rows) sizes[groupOf(row)] += 1;
  const [group, setGroup] = useState<Group>(() => groups.find((each) => sizes[each] > 0) ?? 'change');
  const inGroup = rows.filter((row) => groupOf(row) === group);
  const size = sizes[group];
  return (
    <>
      <div className={choices['chips']} role="group" aria-label={texts.title}>
        {groups.map((each) => (
          <button key={each} type="button" aria-pressed={each === group} onClick={() => setGroup(each)}>
            {households.counted(texts.groups[each], sizes[each])}
          </button>
        ))}
      </div>
      {size === 0 ? (
        <p role="status">{texts.empty[group]}</p>
      ) : (
        <div className={table['wide']}>
          <table className={table['table']} aria-label={texts.groups[group]}>
            <thead>
              <tr>
                {group !== 'gone' && <th scope="col">{texts.table.line}</th>}
                <th scope="col">{texts.table.head}</th>
                <th scope="col">{texts.table.hamlet}</th>
                <th scope="col">{texts.table.whereabouts}</th>
                {group !== 'gone' && <th scope="col">{group === 'fault' ? texts.table.why : texts.table.what}</th>}
              </tr>
            </thead>
            <tbody>
              {group === 'gone'
                ? gone.slice(0, mostShown).map(({ householdId, headName, hamlet, whereabouts }) => (
                    <tr key={householdId}>
                      <th scope="row">{headName}</th>
                      <td>{hamlet}</td>
                      <td>{whereabouts}</td>
                    </tr>
                  ))
                : inGroup.slice(0, mostShown).map((row) => <RosterLine key={row.line} row={row} />)}
            </tbody>
          </table>
        </div>
      )}
      {size > mostShown && <p>{texts.more(size - mostShown)}</p>}
    </>
  );
}

function RosterLine({ row }: { readonly row: RosterRowVerdict }) {
  const { line, verdict, headName, hamlet, whereabouts, memberCount, differs = [] } = row;
  const remarks = [
    row.wasOnlyNoted && texts.wasOnlyNoted,
    row.isNotedOtherwise && texts.isNotedOtherwise,
    row.alsoLine !== undefined && texts.alsoLine(row.alsoLine),
  ].filter((words) => typeof words === 'string');
  return (
    <tr>
      <td>{line}</td>
      <th scope="row" className={css['who']}>
        {headName}
        {memberCount !== undefined && <small>{households.members(memberCount)}</small>}
      </th>
      <td>{hamlet}</td>
      <td>{whereabouts}</td>
      <td>
        {texts.verdicts[verdict]}
        {(verdict === 'changed' || verdict === 'back') &&
          differs.map(({ field, from, to }) => (
            <small key={field}>
              {households.event.differs(households.fields[field], wordsOf(field, from), wordsOf(field, to))}
            </small>
          ))}
        {remarks.map((words) => (
          <small key={words}>{words}</small>
        ))}
      </td>
    </tr>
  );
}
