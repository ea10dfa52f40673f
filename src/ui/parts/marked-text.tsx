import { Fragment } from 'react';
import type { MarkedPart } from '../../core/search/mark-matches.ts';
import css from './marked-text.module.css';

/** A text with what answers the search marked in it. */
export function MarkedText({ parts }: { readonly parts: readonly MarkedPart[] }) {
  return parts.map(({ text, isMatch }, at) =>
    // oxlint-disable-next-line react/no-array-index-key -- the parts of one text have no other name
    isMatch ? (
      <mark key={at} className={css['match']}>
        {text}
      </mark>
    ) : (
      <Fragment key={at}>{text}</Fragment>
    ),
  );
}
