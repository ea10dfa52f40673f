/** Which form belongs to which action. */

import { Suspense, lazy } from 'react';
import type { PanelAction } from '../action-bar.tsx';
import { AcceptForm } from './accept-form.tsx';
import type { ActionFormProps } from './action-frame.tsx';
import { AssignForm } from './assign-form.tsx';
import { ExtendForm } from './extend-form.tsx';
import { HandOverForm } from './hand-over-form.tsx';
import { ResultForm } from './result-form.tsx';
import { ReuseForm } from './reuse-form.tsx';
import { RouteForm } from './route-form.tsx';
import { SupplementForm } from './supplement-form.tsx';
import { WordsForm } from './words-form.tsx';

/** It brings the phone's fields along. */
const AssignTaskForm = lazy(() => import('./assign-task-form.tsx'));
const CorrectForm = lazy(() => import('./correct-form.tsx'));

export function ActionForm({ panel, ...props }: ActionFormProps & { readonly panel: PanelAction }) {
  switch (panel) {
    case 'accept':
      return <AcceptForm {...props} />;
    case 'supplement':
      return <SupplementForm {...props} />;
    case 'hand-over':
      return <HandOverForm {...props} />;
    case 'result':
      return <ResultForm {...props} />;
    case 'route':
      return <RouteForm {...props} />;
    case 'extend':
      return <ExtendForm {...props} />;
    case 'assign':
      return <AssignForm {...props} />;
    case 'assign-task':
      return (
        <Suspense fallback={null}>
          <AssignTaskForm {...props} />
        </Suspense>
      );
    case 'reuse':
      return <ReuseForm {...props} />;
    case 'correct':
      return (
        <Suspense fallback={null}>
          <CorrectForm {...props} />
        </Suspense>
      );
    default:
      return <WordsForm {...props} panel={panel} />;
  }
}
