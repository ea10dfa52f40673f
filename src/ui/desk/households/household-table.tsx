import { Link } from 'react-router';
import type { HouseholdRow } from '../../../core/household/desk-households.ts';
import type { DoorState } from '../../../core/household/round.ts';
import { StateChip } from '../../parts/notice.tsx';
import type { Tone } from '../../parts/notice.tsx';
import table from '../../parts/office-table.module.css';
import { hamlet as doors } from '../../texts/vi/hamlet.ts';
import { households as texts } from '../../texts/vi/households.ts';
import { dayText } from './day-text.ts';
import css from './households.module.css';

const mostShown = 300;

export const doorTones: { readonly [state in DoorState]: Tone } = {
  'to-knock': 'waiting',
  helped: 'done',
  'not-home': 'moving',
  declined: 'plain',
  'come-back': 'moving',
};

/** Households line by line, each with the way to its page. */
export function HouseholdTable({
  rows,
  showsHamlet = false,
}: {
  readonly rows: readonly HouseholdRow[];
  readonly showsHamlet?: boolean;
}) {
  const shown = rows.slice(0, mostShown);
  return (
    <>
      <div className={table['wide']}>
        <table className={table['table']}>
          <thead>
            <tr>
              {Object.entries(texts.table).map(([name, label]) => (
                <th key={name} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <HouseholdLine key={row.household.householdId} row={row} showsHamlet={showsHamlet} />
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > shown.length && <p>{texts.more(rows.length - shown.length)}</p>}
    </>
  );
}

function HouseholdLine({ row, showsHamlet }: { readonly row: HouseholdRow; readonly showsHamlet: boolean }) {
  const { household, state, isDue, isNew, isGone, knockedOn, comeBackOn } = row;
  const { householdId, headName, hamlet, whereabouts, memberCount, phone, needs, vneid } = household;
  const known = (vneid?.none ?? 0) + (vneid?.['level-1'] ?? 0) + (vneid?.['level-2'] ?? 0);
  const days = [
    knockedOn !== undefined && texts.knockedOn(dayText(knockedOn)),
    comeBackOn !== undefined && texts.comeBackOn(dayText(comeBackOn)),
    isDue && texts.isDue,
  ].filter(Boolean);
  const about = [memberCount !== undefined && texts.members(memberCount), phone].filter(Boolean);
  return (
    <tr>
      <th scope="row" className={css['who']}>
        <Link to={`/quay/ho/nha/${encodeURIComponent(householdId)}`}>{headName}</Link>
        {about.length > 0 && <small>{about.join(' · ')}</small>}
        {isNew && <small>{texts.isNew}</small>}
      </th>
      <td>{[showsHamlet && hamlet, whereabouts].filter(Boolean).join(', ')}</td>
      <td>
        {isGone ? (
          <StateChip tone="plain">{texts.gone}</StateChip>
        ) : (
          <StateChip tone={isDue ? 'attention' : doorTones[state]}>{doors.states[state]}</StateChip>
        )}
        {days.length > 0 && <small>{days.join(', ')}</small>}
      </td>
      <td>{needs.map((need) => doors.needs[need]).join(', ')}</td>
      <td>{known > 0 && texts.levels(vneid?.['level-2'] ?? 0, known)}</td>
    </tr>
  );
}
