/** A screen that broke shows a sentence and a way on; what was saved is untouched. The cause is no part of the sentence. */

import { Component, useState } from 'react';
import type { ReactNode } from 'react';
import { useDeviceState } from '../state/device-state.ts';
import { page as texts } from '../texts/vi/page.ts';
import { Button, ButtonLink } from './button.tsx';
import { useDevice } from './device-context.tsx';
import { Page } from './page.tsx';

interface Props {
  /** Another place: try again. */
  readonly place: string;
  readonly children: ReactNode;
}

interface State {
  readonly isBroken: boolean;
}

export class ScreenBoundary extends Component<Props, State> {
  override state: State = { isBroken: false };

  static getDerivedStateFromError(): State {
    return { isBroken: true };
  }

  override componentDidUpdate(before: Props): void {
    if (before.place !== this.props.place && this.state.isBroken) this.setState({ isBroken: false });
  }

  override render(): ReactNode {
    return this.state.isBroken ? <BrokenScreen /> : this.props.children;
  }
}

/** Nothing here is loaded later, because something that could not be loaded may be the cause. */
function BrokenScreen() {
  const device = useDevice();
  const isLacking = useDeviceState((state) => state.isLacking);
  const [isReopening, setReopening] = useState(false);
  function reopen(): void {
    setReopening(true);
    void device.appUpdate.apply().finally(() => setReopening(false));
  }
  return (
    <Page
      title={isLacking ? texts.lacking : texts.broken}
      lead={isLacking ? texts.lackingLead : texts.brokenLead}
      actions={
        <>
          <ButtonLink to="/">{texts.toHome}</ButtonLink>
          <Button kind="primary" disabled={isReopening} onClick={reopen}>
            {isReopening ? texts.loading : texts.reopen}
          </Button>
        </>
      }
    />
  );
}
