/** From when until when a version holds, in words. */

import type { PublishedVersion } from '../../core/reception/publishing.ts';
import { formatPartialDate } from '../parts/format.ts';
import { publishing as texts } from '../texts/vi/publishing.ts';

export function dayWords(iso: string): string {
  return formatPartialDate({ iso, precision: 'day' });
}

/** `today`: `YYYY-MM-DD`. */
export function ValidityWords({ version, today }: { readonly version: PublishedVersion; readonly today: string }) {
  const { effectiveFrom, effectiveTo, isEndExpected } = version;
  const hasEnded = effectiveTo !== undefined && !isEndExpected && effectiveTo < today;
  return (
    <>
      {texts.from(dayWords(effectiveFrom))}
      {effectiveFrom > today && <small>{texts.notYet}</small>}
      {effectiveTo !== undefined && (
        <small>{(isEndExpected ? texts.untilExpected : texts.until)(dayWords(effectiveTo))}</small>
      )}
      {hasEnded && <small>{texts.ended}</small>}
    </>
  );
}
