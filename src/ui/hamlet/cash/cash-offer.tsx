/** "Ghi thu tiền" beside a sealed dossier: there only where a pack on this phone says that the commune switched it on. */

import { useNavigate } from 'react-router';
import { Button } from '../../parts/button.tsx';
import { fieldCash as texts } from '../../texts/vi/money.ts';
import type { CashWishes } from './take-cash-screen.tsx';
import { useOwnCash } from './use-own-cash.ts';

export default function CashOffer({ wishes }: { readonly wishes: CashWishes }) {
  const navigate = useNavigate();
  const { cash } = useOwnCash();
  if (cash?.isOn !== true) return null;
  return (
    <Button icon="paper" onClick={() => void navigate('/tien/thu', { state: wishes })}>
      {texts.take}
    </Button>
  );
}
