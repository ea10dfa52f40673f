/** A household as it is typed, before it is a note. */

import type { Household, HouseholdBody, HouseholdNeed, VneidLevel } from '../../core/household/household.ts';
import { isPhone } from '../../core/citizen/phone.ts';
import { hamlet as texts } from '../texts/vi/hamlet.ts';

export const vneidLevels: readonly VneidLevel[] = ['none', 'level-1', 'level-2'];

/** As long as a note takes them. */
export const longestTexts = { headName: 200, whereabouts: 300, remark: 500 } as const;

export interface HouseholdDraft {
  readonly headName: string;
  readonly whereabouts: string;
  readonly members: string;
  readonly phone: string;
  readonly needs: readonly HouseholdNeed[];
  readonly remark: string;
}

export type DraftFaults = { readonly [field in keyof HouseholdDraft]?: string };

export function draftOf(household: Household | undefined): HouseholdDraft {
  return {
    headName: household?.headName ?? '',
    whereabouts: household?.whereabouts ?? '',
    members: household?.memberCount === undefined ? '' : String(household.memberCount),
    phone: household?.phone ?? '',
    needs: household?.needs ?? [],
    remark: household?.remark ?? '',
  };
}

export function findDraftFaults(draft: HouseholdDraft): DraftFaults {
  const members = draft.members.trim();
  const phone = draft.phone.trim();
  const tooLong = (field: keyof typeof longestTexts) =>
    draft[field].trim().length > longestTexts[field] && { [field]: texts.form.tooLong(longestTexts[field]) };
  return {
    ...tooLong('headName'),
    ...tooLong('whereabouts'),
    ...tooLong('remark'),
    ...(draft.headName.trim() === '' && { headName: texts.form.nameMissing }),
    ...(members !== '' &&
      !(/^\d{1,3}$/.test(members) && Number(members) >= 1 && Number(members) <= 100) && {
        members: texts.form.membersWrong,
      }),
    ...(phone !== '' && !isPhone(phone) && { phone: texts.form.phoneWrong }),
  };
}

/** What is typed over what was known; what the form does not ask stays. */
export function householdOf(draft: HouseholdDraft, before: Household | undefined): HouseholdBody['household'] {
  const text = (value: string): string | undefined => (value.trim() === '' ? undefined : value.trim());
  const [whereabouts, phone, remark] = [text(draft.whereabouts), text(draft.phone), text(draft.remark)];
  return {
    headName: draft.headName.trim().replaceAll(/\s+/g, ' '),
    needs: draft.needs,
    ...(whereabouts !== undefined && { whereabouts }),
    ...(draft.members.trim() !== '' && { memberCount: Number(draft.members) }),
    ...(phone !== undefined && { phone }),
    ...(remark !== undefined && { remark }),
    ...(before?.vneid && { vneid: before.vneid }),
  };
}

/** The note that says of a household what is known of it, and nothing else that a newer gateway may tell. */
export function bodyOf(household: Household, vneid = household.vneid): HouseholdBody {
  const { householdId, headName, needs, whereabouts, memberCount, phone, remark } = household;
  return {
    type: 'household',
    householdId,
    household: {
      headName,
      needs,
      ...(whereabouts !== undefined && { whereabouts }),
      ...(memberCount !== undefined && { memberCount }),
      ...(phone !== undefined && { phone }),
      ...(remark !== undefined && { remark }),
      ...(vneid && { vneid }),
    },
  };
}
