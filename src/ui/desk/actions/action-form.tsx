/** Which form belongs to which action. */

import type { PanelAction } from '../action-bar.tsx';
import { AcceptForm } from './accept-form.tsx';
import type { ActionFormProps } from './action-frame.tsx';
import { HandOverForm } from './hand-over-form.tsx';
import { SupplementForm } from './supplement-form.tsx';
import { WordsForm } from './words-form.tsx';

export function ActionForm({ panel, ...props }: ActionFormProps & { readonly panel: PanelAction }) {
  switch (panel) {
    case 'accept':
      return <AcceptForm {...props} />;
    case 'supplement':
      return <SupplementForm {...props} />;
    case 'hand-over':
      return <HandOverForm {...props} />;
    default:
      return <WordsForm {...props} panel={panel} />;
  }
}
