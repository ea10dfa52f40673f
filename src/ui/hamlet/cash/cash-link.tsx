/** The way to the cash that one holds: there where the commune switched it on, and wherever something is still held. */

import { formatDong } from '../../../core/money/dong.ts';
import { ButtonLink } from '../../parts/button.tsx';
import { useDeviceState } from '../../state/device-state.ts';
import { fieldCash as texts } from '../../texts/vi/money.ts';
import { useOwnCash } from './use-own-cash.ts';

export default function CashLink() {
  const { cash } = useOwnCash();
  const role = useDeviceState((state) => state.enrolled?.role);
  const held = cash?.book.heldDong ?? 0;
  const isThere = cash?.isOn === true || (cash?.book.entries.length ?? 0) > 0;
  if (!isThere && role !== 'official') return null;
  return (
    <ButtonLink icon="paper" to="/tien">
      {held > 0 ? `${texts.place}: ${formatDong(held)}` : texts.title}
    </ButtonLink>
  );
}
