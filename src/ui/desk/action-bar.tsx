/** What may be done with the dossier now, each with its key; only what its state allows. The answer is said beside it. */

import { isActionPossible } from '../../core/reception/desk-action.ts';
import type { DeskActionName, DeskDossier } from '../../core/reception/desk.ts';
import type { LifeActions } from '../../core/reception/desk-life.ts';
import { Button } from '../parts/button.tsx';
import { outcomeSentence } from '../parts/outcome-sentence.ts';
import { useKeys } from '../parts/use-keys.ts';
import { actions as texts } from '../texts/vi/desk-actions.ts';
import { dossier as dossierTexts } from '../texts/vi/desk.ts';
import css from './action-bar.module.css';
import columns from './desk-columns.module.css';
import { actionKeys } from './desk-keys.ts';
import { DossierPrints } from './dossier-prints.tsx';
import keys from './key-help.module.css';
import type { DeskAction } from './use-desk-action.ts';

/** Actions with a form of their own. */
export type PanelAction = Exclude<DeskActionName, 'compare' | 'resume-review' | keyof LifeActions>;

const order = ['accept', 'result', 'hand-over', 'resume-review', 'supplement', 'refuse', 'withdraw'] as const;
const main: ReadonlySet<DeskActionName> = new Set(['accept', 'result', 'hand-over']);

interface ActionBarProps {
  readonly dossier: DeskDossier;
  readonly ownNumbers: boolean;
  readonly action: DeskAction;
  readonly panel: PanelAction | undefined;
  readonly onPanel: (panel: PanelAction) => void;
  readonly onLoadNew: () => Promise<void>;
}

export function ActionBar({ dossier, ownNumbers, action, panel, onPanel, onLoadNew }: ActionBarProps) {
  const { row } = dossier;
  const possible = order.filter((name) => isActionPossible(name, row));
  const begin = (name: (typeof order)[number]) => {
    if (name === 'resume-review') void action.run('resume-review', {});
    else onPanel(name);
  };
  useKeys(Object.fromEntries(possible.map((name) => [actionKeys[name], () => begin(name)])));

  const trouble = panel === undefined && action.trouble?.action === 'resume-review' ? action.trouble : undefined;
  return (
    <div className={`${columns['bar']} ${css['bar']}`} role="region" aria-label={texts.bar}>
      {possible.map((name) => (
        <Button
          key={name}
          kind={main.has(name) && panel === undefined ? 'primary' : name === 'refuse' ? 'danger' : 'secondary'}
          aria-pressed={panel === name}
          aria-keyshortcuts={actionKeys[name]}
          disabled={action.busy !== undefined}
          onClick={() => begin(name)}
        >
          {texts.names[name]} <kbd className={keys['key']}>{actionKeys[name]}</kbd>
        </Button>
      ))}
      <DossierPrints dossier={dossier} ownNumbers={ownNumbers} />
      <p role="status" className={css['word']}>
        {action.done && texts.done[action.done]}
        {!action.done && possible.length === 0 && texts.closed}
        {trouble && outcomeSentence(trouble.outcome)}
      </p>
      {trouble && action.isChanged && <Button onClick={() => void onLoadNew()}>{dossierTexts.loadNew}</Button>}
    </div>
  );
}
