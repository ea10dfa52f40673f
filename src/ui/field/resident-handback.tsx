import { Suspense, lazy, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { PinForm } from '../parts/pin-form.tsx';
import { useDeviceState } from '../state/device-state.ts';
import { changeHanded } from '../state/hand-over.ts';
import { useResidentHands } from '../state/resident-hands.ts';
import { resident as texts } from '../texts/vi/resident.ts';
import { forgotPin } from '../texts/vi/unlock.ts';

const ResidentOthers = lazy(() => import('./resident-others.tsx'));
const ForgotPinScreen = lazy(() => import('../parts/forgot-pin-screen.tsx'));

/** The PIN that gives the phone back to the helper; the resident may go on where that is still theirs to do. */
export function ResidentHandback({ onTaken }: { readonly onTaken: () => void }) {
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const handed = useResidentHands((state) => state.handed);
  const isOpen = useDeviceState((state) => state.vault === 'open');
  const [isForgotten, setForgotten] = useState(false);
  const { stage } = handed ?? {};
  const canGoBack = isOpen && (stage === 'with-resident' || stage === 'asked-back');

  function goBack(): void {
    if (!handed) return;
    const { paths } = handed;
    changeHanded({ stage: 'with-resident' });
    if (!paths.includes(pathname)) void navigate(paths.at(-1) ?? '/');
  }

  // As on any locked phone: without it nobody could ever use the app again. It shows nothing and says first what is lost.
  if (isForgotten && !isOpen) {
    return (
      <Suspense fallback={null}>
        <ForgotPinScreen onBack={() => setForgotten(false)} />
      </Suspense>
    );
  }
  const [title, lead] =
    stage === 'finished'
      ? [texts.finishedTitle, texts.handedLead]
      : stage === 'found-wrong'
        ? [texts.foundWrongTitle, texts.foundWrongLead]
        : [texts.handedTitle, texts.handedLead];
  return (
    <Page
      title={title}
      lead={lead}
      arrival={stage ?? 'reopened'}
      actions={
        canGoBack && (
          <Button wide icon="back" onClick={goBack}>
            {texts.goBack}
          </Button>
        )
      }
    >
      <PinForm action={texts.takeBack} onOpen={onTaken} />
      {!isOpen && (
        <Suspense fallback={null}>
          <ResidentOthers />
          <Button kind="quiet" onClick={() => setForgotten(true)}>
            {forgotPin.link}
          </Button>
        </Suspense>
      )}
    </Page>
  );
}
