import { unlock as texts } from '../texts/vi/unlock.ts';
import { BottomNav } from './bottom-nav.tsx';
import { Page } from './page.tsx';
import { PinForm } from './pin-form.tsx';

export default function UnlockScreen() {
  return (
    <Page title={texts.title} lead={texts.lead} nav={<BottomNav />}>
      <PinForm />
    </Page>
  );
}
