import { Button } from '../parts/button.tsx';
import { changeHanded } from '../state/hand-over.ts';
import { resident as texts } from '../texts/vi/resident.ts';

/** On every screen that the resident holds: the helper may ask for the phone at any moment. */
export function GiveBack() {
  return (
    <Button kind="quiet" onClick={() => changeHanded({ stage: 'asked-back' })}>
      {texts.giveBack}
    </Button>
  );
}
