import { useNavigate } from 'react-router';
import type { BasketScreenProps } from '../field/basket-screens.tsx';
import { basketPath } from '../field/draft-path.ts';
import ReadBackScreen from '../field/read-back-screen.tsx';

/** The read-back as the resident holds it; what is wrong is put right by the same hand. */
export function KioskReadBack(props: BasketScreenProps) {
  const navigate = useNavigate();
  return (
    <ReadBackScreen
      {...props}
      inHand={{
        isReadOut: false,
        isAlone: true,
        onWrong: (fixPath) => void navigate(fixPath),
        onConfirmed: () => void navigate(basketPath(props.basketId, 'sign')),
      }}
    />
  );
}
