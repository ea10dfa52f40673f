/** A screen that broke shows a sentence and a way on; what was saved is untouched. The cause is no part of the sentence. */

import { Component } from 'react';
import type { ReactNode } from 'react';
import { page as texts } from '../texts/vi/page.ts';
import { Button, ButtonLink } from './button.tsx';
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
    if (!this.state.isBroken) return this.props.children;
    return (
      <Page
        title={texts.broken}
        lead={texts.brokenLead}
        actions={
          <>
            <ButtonLink to="/">{texts.toHome}</ButtonLink>
            <Button kind="primary" onClick={() => location.reload()}>
              {texts.reopen}
            </Button>
          </>
        }
      />
    );
  }
}
