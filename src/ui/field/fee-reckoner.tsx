/**
 * What a fee comes to in this resident's case: both lanes side by side, copies counted, who is exempt. It only reckons; what
 * was ticked is not kept, because who is poor or disabled is nobody's to store for a sum.
 */

import { useId, useState } from 'react';
import { computeFee, groupsThatMatter, mostCount, savedOnlineDong } from '../../core/money/compute-fee.ts';
import type { FeeSum } from '../../core/money/compute-fee.ts';
import { formatDong } from '../../core/money/dong.ts';
import type { FeeGroup, FeeItem } from '../../core/money/fee-item.ts';
import type { Lane } from '../../core/procedure/procedure.ts';
import { feeGroupNames, fees as texts } from '../texts/vi/money.ts';
import css from './fee-reckoner.module.css';

type Counts = { readonly [itemId: string]: number | undefined };

interface FeeReckonerProps {
  readonly items: readonly FeeItem[];
  /** Of the whole fee: no published source confirmed it. */
  readonly isUnverified: boolean;
}

export function FeeReckoner({ items, isUnverified }: FeeReckonerProps) {
  const [groups, setGroups] = useState<readonly FeeGroup[]>([]);
  const [counts, setCounts] = useState<Counts>({});
  const [copies, setCopies] = useState<Counts>({});
  const asked = { groups, counts, copies };
  const sums = (['assisted', 'online'] as const).flatMap((lane) => {
    const sum = computeFee(items, { ...asked, lane });
    return sum ? [{ lane, sum }] : [];
  });
  // What costs the same in both is said once.
  const isOne = sums.length < 2 || !items.some(({ lane }) => lane !== undefined);
  const saved = savedOnlineDong(items, asked);
  const groupsHere = groupsThatMatter(items);
  const counted = items.filter(isCounted);
  const doubts = [...new Set(items.flatMap(({ unverified }) => unverified ?? []))];
  return (
    <div className={css['reckoner']}>
      <div role="status" className={css['sums']}>
        {(isOne ? sums.slice(0, 1) : sums).map(({ lane, sum }) => (
          <Sum key={lane} sum={sum} {...(!isOne && { lane })} />
        ))}
        {saved !== undefined && <p>{texts.saved(formatDong(saved))}</p>}
      </div>
      {isUnverified && <small>{texts.unverified}</small>}
      {(groupsHere.length > 0 || counted.length > 0) && (
        <details>
          <summary>{texts.open}</summary>
          <p>{texts.lead}</p>
          {counted.map((item) => (
            <Count
              key={item.itemId}
              label={texts.counts[item.per](item.name + ofLane(item))}
              value={counts[item.itemId] ?? (item.isOnRequest ? 0 : 1)}
              onValue={(count) => setCounts({ ...counts, [item.itemId]: count })}
            />
          ))}
          {counted
            .filter(({ per }) => per === 'page')
            .map(({ itemId }) => (
              <Count
                key={itemId}
                label={texts.copies}
                value={copies[itemId] ?? 1}
                onValue={(count) => setCopies({ ...copies, [itemId]: count })}
              />
            ))}
          {groupsHere.length > 0 && (
            <fieldset>
              <legend>{texts.groups}</legend>
              <p>{texts.groupsLead}</p>
              {groupsHere.map((group) => (
                <label key={group}>
                  <input
                    type="checkbox"
                    checked={groups.includes(group)}
                    onChange={() =>
                      setGroups(groups.includes(group) ? groups.filter((one) => one !== group) : [...groups, group])
                    }
                  />
                  {feeGroupNames[group]}
                </label>
              ))}
            </fieldset>
          )}
          {doubts.map((doubt) => (
            <small key={doubt}>{doubt}</small>
          ))}
        </details>
      )}
    </div>
  );
}

function Sum({ sum, lane }: { readonly sum: FeeSum; readonly lane?: Lane }) {
  const { totalDong, knownDong, lines } = sum;
  const words =
    totalDong === undefined ? texts.unknown : totalDong === 0 && lines.length > 0 ? texts.free : formatDong(totalDong);
  return (
    <div className={css['sum']}>
      <p>
        {lane && <span>{texts.lanes[lane]}</span>} <b>{words}</b>
      </p>
      <ul>
        {lines.map(({ item, count, amountDong, exempt }) => (
          <li key={item.itemId}>
            {exempt
              ? texts.exempt(item.name, feeGroupNames[exempt])
              : amountDong === undefined
                ? texts.unknownWhy(item.name, item.setBy)
                : texts.line(item.name, count, formatDong(amountDong))}
          </li>
        ))}
        {totalDong === undefined && knownDong > 0 && <li>{texts.known(formatDong(knownDong))}</li>}
      </ul>
    </div>
  );
}

interface CountProps {
  readonly label: string;
  readonly value: number;
  readonly onValue: (value: number) => void;
}

function Count({ label, value, onValue }: CountProps) {
  const id = useId();
  return (
    <p className={css['count']}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="number"
        inputMode="numeric"
        min={0}
        max={mostCount}
        value={value}
        onChange={(event) => onValue(Math.min(mostCount, Math.max(0, Math.trunc(event.target.valueAsNumber || 0))))}
      />
    </p>
  );
}

/** A single fee of a case is not counted by anybody. */
function isCounted({ per, isOnRequest }: FeeItem): boolean {
  return per !== 'case' || isOnRequest === true;
}

function ofLane({ lane }: FeeItem): string {
  return lane === undefined ? '' : `, ${texts.lanes[lane].toLocaleLowerCase('vi')}`;
}
