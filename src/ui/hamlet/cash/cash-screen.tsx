/** Tiền đang giữ: the sum on top, then every entry with its state. It shows what is held even when cash was switched off. */

import type { CashBook } from '../../../core/money/settle-cash.ts';
import { formatDong } from '../../../core/money/dong.ts';
import { Button, ButtonLink } from '../../parts/button.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { Notice, StateChip } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { RowLink, RowList } from '../../parts/row-list.tsx';
import { useDeviceState } from '../../state/device-state.ts';
import { cashStates, fieldCash as texts } from '../../texts/vi/money.ts';
import { page } from '../../texts/vi/page.ts';
import css from './cash.module.css';
import { useOwnCash } from './use-own-cash.ts';

export function CashScreen() {
  const { cash, hamlets, refresh, complaint, isBusy } = useOwnCash();
  const role = useDeviceState((state) => state.enrolled?.role);
  const book = cash?.book;
  const hasHeld = (book?.heldDong ?? 0) > 0;
  const isWaiting = (book?.handingOverDong ?? 0) > 0;
  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      actions={
        <>
          <ButtonLink to="/them">{page.back}</ButtonLink>
          {cash?.isOn === true && (
            <ButtonLink kind="primary" icon="plus" to="/tien/thu">
              {texts.take}
            </ButtonLink>
          )}
        </>
      }
    >
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      {cash && cash.isOn === false && <Notice tone="waiting">{texts.off}</Notice>}
      {cash && cash.isOn === undefined && <Notice tone="waiting">{texts.noPack}</Notice>}
      {book && <Sums book={book} />}
      {(hasHeld || isWaiting) && (
        <ButtonLink kind={hasHeld ? 'primary' : 'secondary'} icon="forward" to="/tien/giao">
          {texts.give}
        </ButtonLink>
      )}
      {role === 'official' && (
        <ButtonLink icon="scan" to="/tien/nhan">
          {texts.receive}
        </ButtonLink>
      )}
      {hamlets.length > 0 && (
        <Button icon="cloud" disabled={isBusy} onClick={() => void refresh()}>
          {texts.fetch}
        </Button>
      )}
      {book?.entries.length === 0 && <Nothing>{texts.nothing}</Nothing>}
      {book && book.entries.length > 0 && (
        <RowList title={texts.entries}>
          {[...book.entries].reverse().map(({ entry, state }) => (
            <RowLink
              key={entry.cashId}
              to={`/tien/khoan/${entry.cashId}`}
              title={texts.entry(entry.number, formatDong(entry.amountDong))}
              detail={`${entry.payerName} · ${entry.purpose}`}
              state={<StateChip tone={cashTones[state]}>{cashStates[state]}</StateChip>}
            />
          ))}
        </RowList>
      )}
    </Page>
  );
}

export const cashTones = {
  held: 'waiting',
  'handing-over': 'moving',
  'handed-over': 'done',
  reversed: 'plain',
} as const;

function Sums({ book }: { readonly book: CashBook }) {
  const others = [
    [texts.waiting, book.handingOverDong],
    [texts.handed, book.handedOverDong],
    [texts.reversed, book.reversedDong],
  ] as const;
  return (
    <section className={css['sums']}>
      <p>
        {texts.holding} <b>{formatDong(book.heldDong)}</b>
      </p>
      {others.map(
        ([name, sum]) =>
          sum > 0 && (
            <p key={name} className={css['muted']}>
              {name}: {formatDong(sum)}
            </p>
          ),
      )}
    </section>
  );
}
