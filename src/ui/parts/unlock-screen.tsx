import { Suspense, lazy, useState } from 'react';
import { useNavigate } from 'react-router';
import { askOldDrafts } from '../state/ask-old-drafts.ts';
import { useDeviceState } from '../state/device-state.ts';
import { people } from '../texts/vi/people.ts';
import { forgotPin, unlock as texts } from '../texts/vi/unlock.ts';
import { BottomNav } from './bottom-nav.tsx';
import { Button, ButtonLink } from './button.tsx';
import { useDevice } from './device-context.tsx';
import { Page } from './page.tsx';
import { PinForm } from './pin-form.tsx';

const ForgotPinScreen = lazy(() => import('./forgot-pin-screen.tsx'));

export default function UnlockScreen() {
  const [isForgotten, setForgotten] = useState(false);
  const device = useDevice();
  const navigate = useNavigate();
  const enrolled = useDeviceState((state) => state.enrolled);
  const name = enrolled?.personName;

  async function askOnce(): Promise<void> {
    if (enrolled && (await askOldDrafts(device, enrolled.deviceId))) await navigate('/ho-so-cu');
  }

  if (isForgotten) {
    return (
      <Suspense fallback={null}>
        <ForgotPinScreen onBack={() => setForgotten(false)} />
      </Suspense>
    );
  }
  return (
    <Page title={texts.title} lead={texts.lead} nav={<BottomNav />}>
      {name !== undefined && <p>{people.whose(name)}</p>}
      <PinForm onOpen={() => void askOnce()} />
      <Button kind="quiet" onClick={() => setForgotten(true)}>
        {forgotPin.link}
      </Button>
      <ButtonLink kind="quiet" to="/nguoi">
        {people.notMe}
      </ButtonLink>
    </Page>
  );
}
