/** The one form that is open on the page of the schedule, and the step that it makes. */

import type { DeskVisits } from '../../../core/visit/desk-visits.ts';
import type { Visit } from '../../../core/visit/list-visits.ts';
import type { VisitRule } from '../../../core/visit/schedule.ts';
import { visits as texts } from '../../texts/vi/visits.ts';
import { DayForm } from './day-form.tsx';
import { ShareText } from './share-text.tsx';
import { undoAddedRule, undoException } from './use-visits.ts';
import type { Step } from './use-visits.ts';
import { VisitForm } from './visit-form.tsx';

export type Open =
  | { readonly kind: 'rule'; readonly rule?: VisitRule }
  | { readonly kind: 'extra' | 'share' }
  | { readonly kind: 'cancelled' | 'moved'; readonly visit: Visit };

interface OpenFormProps {
  readonly open: Open;
  readonly page: DeskVisits;
  readonly day: string;
  readonly isBusy: boolean;
  readonly onTake: (step: Step) => Promise<void>;
  readonly onClose: () => void;
}

export function OpenForm({ open, onTake, ...rest }: OpenFormProps) {
  const except = (body: object, done: string) =>
    onTake({ path: '/visits/exceptions', body, done, undo: undoException });
  switch (open.kind) {
    case 'share':
      return <ShareText {...rest} />;
    case 'extra':
      return <VisitForm key="extra" {...rest} isExtra onSave={(body) => except(body, texts.done.extra)} />;
    case 'rule':
      return open.rule ? (
        <ChangeForm key={open.rule.ruleId} {...rest} rule={open.rule} onTake={onTake} />
      ) : (
        <VisitForm
          key="new"
          {...rest}
          onSave={(body) => onTake({ path: '/visits/rules', body, done: texts.done.added, undo: undoAddedRule })}
        />
      );
    case 'cancelled':
    case 'moved':
      return (
        <DayForm
          key={open.visit.visitId + open.kind}
          {...rest}
          visit={open.visit}
          kind={open.kind}
          onSave={(body) => except(body, texts.done[open.kind])}
        />
      );
  }
}

function ChangeForm({ rule, onTake, ...rest }: Omit<OpenFormProps, 'open'> & { readonly rule: VisitRule }) {
  const path = `/visits/rules/${rule.ruleId}`;
  return (
    <VisitForm
      {...rest}
      rule={rule}
      onSave={(body) => onTake({ path, body, done: texts.done.changed, undo: () => ({ path, body: rule }) })}
      onStop={() =>
        onTake({
          path,
          body: { removed: true },
          done: texts.done.stopped,
          undo: () => ({ path, body: { removed: false } }),
        })
      }
    />
  );
}
