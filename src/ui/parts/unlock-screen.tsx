import { useDeviceState } from '../state/device-state.ts';
import { people } from '../texts/vi/people.ts';
import { unlock as texts } from '../texts/vi/unlock.ts';
import { BottomNav } from './bottom-nav.tsx';
import { ButtonLink } from './button.tsx';
import { Page } from './page.tsx';
import { PinForm } from './pin-form.tsx';

export default function UnlockScreen() {
  const name = useDeviceState((state) => state.enrolled?.personName);
  return (
    <Page title={texts.title} lead={texts.lead} nav={<BottomNav />}>
      {name !== undefined && <p>{people.whose(name)}</p>}
      <PinForm />
      <ButtonLink kind="quiet" to="/nguoi">
        {people.notMe}
      </ButtonLink>
    </Page>
  );
}
