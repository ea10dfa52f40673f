import type { RoundDoor } from '../../core/household/round.ts';
import { vneidLevels } from './household-draft.ts';
import { Nothing } from '../parts/nothing.tsx';
import { hamlet as texts } from '../texts/vi/hamlet.ts';
import css from './hamlet.module.css';

const words = texts.household;

export function HouseholdFacts({ door: { household, vneid } }: { readonly door: RoundDoor }) {
  const { memberCount, phone, needs, remark } = household;
  const levels = vneidLevels.filter((level) => household.vneid?.[level] !== undefined);
  const waiting = vneid?.body.people.filter(({ step }) => step === 'asked' || step === 'invited').length ?? 0;
  return (
    <section className={css['facts']}>
      <h2>{words.needs}</h2>
      {needs.length === 0 ? (
        <Nothing>{words.noNeeds}</Nothing>
      ) : (
        <p>{needs.map((need) => texts.needs[need]).join(', ')}</p>
      )}
      {remark && <p>{remark}</p>}
      {memberCount !== undefined && <p>{words.members(memberCount)}</p>}
      {levels.length > 0 && (
        <p>
          {[
            texts.needs.vneid,
            ...levels.map((level) => `${texts.vneid.level[level]}: ${household.vneid?.[level] ?? 0}`),
          ].join(' · ')}
        </p>
      )}
      {waiting > 0 && <p>{words.vneidWanted(waiting)}</p>}
      {phone && (
        <p>
          <a href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>{words.call(phone)}</a>
        </p>
      )}
    </section>
  );
}
