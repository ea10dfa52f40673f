/** What may be done with the dossier now, each with its key; only what its state allows. The answer is said beside it. */

import { isActionPossible } from '../../core/reception/desk-action.ts';
import type { DeskActionName, DeskDossier } from '../../core/reception/desk.ts';
import { Button } from '../parts/button.tsx';
import { outcomeSentence } from '../parts/outcome-sentence.ts';
import { useKeys } from '../parts/use-keys.ts';
import { actions as texts } from '../texts/vi/desk-actions.ts';
import { copying } from '../texts/vi/desk-copying.ts';
import { bar } from '../texts/vi/desk-life.ts';
import { dossier as dossierTexts } from '../texts/vi/desk.ts';
import css from './action-bar.module.css';
import { BarMenu } from './bar-menu.tsx';
import columns from './desk-columns.module.css';
import { actionKeys, copyKeys } from './desk-keys.ts';
import { DossierPrints } from './dossier-prints.tsx';
import keys from './key-help.module.css';
import type { DeskAction } from './use-desk-action.ts';

/** Actions with a form of their own. */
export type PanelAction = Exclude<
  DeskActionName,
  'pay' | 'reverse-payment' | 'compare' | 'resume-review' | 'result-file' | 'drop-result-file'
>;

type BarAction = keyof typeof actionKeys;

const first: readonly BarAction[] = ['accept', 'result', 'hand-over', 'resume-review', 'route', 'supplement'];
const others: readonly BarAction[] = ['correct', 'assign', 'assign-task', 'extend', 'stop', 'refuse', 'withdraw'];
const main: ReadonlySet<DeskActionName> = new Set(['accept', 'result', 'hand-over']);
const grave: ReadonlySet<DeskActionName> = new Set(['refuse', 'stop']);

interface ActionBarProps {
  readonly dossier: DeskDossier;
  readonly ownNumbers: boolean;
  readonly action: DeskAction;
  readonly panel: PanelAction | 'copying' | undefined;
  readonly onPanel: (panel: PanelAction | 'copying') => void;
  readonly onLoadNew: () => Promise<void>;
}

export function ActionBar({ dossier, ownNumbers, action, panel, onPanel, onLoadNew }: ActionBarProps) {
  const { row } = dossier;
  const isPossible = (name: BarAction) => isActionPossible(name, row);
  const possible = first.filter(isPossible);
  const further = others.filter(isPossible);
  const begin = (name: BarAction) => {
    if (name === 'resume-review') void action.run('resume-review', {});
    else if (name !== 'compare') onPanel(name);
  };
  useKeys({
    ...Object.fromEntries([...possible, ...further].map((name) => [actionKeys[name], () => begin(name)])),
    [copyKeys.open]: () => onPanel('copying'),
  });

  const button = (name: BarAction) => (
    <Button
      key={name}
      kind={main.has(name) && panel === undefined ? 'primary' : grave.has(name) ? 'danger' : 'secondary'}
      aria-pressed={panel === name}
      aria-keyshortcuts={actionKeys[name]}
      disabled={action.busy !== undefined}
      onClick={() => begin(name)}
    >
      {texts.names[name]} <kbd className={keys['key']}>{actionKeys[name]}</kbd>
    </Button>
  );
  const trouble = panel === undefined && action.trouble?.action === 'resume-review' ? action.trouble : undefined;
  return (
    <div className={`${columns['bar']} ${css['bar']}`} role="region" aria-label={texts.bar}>
      {possible.map(button)}
      <Button aria-pressed={panel === 'copying'} aria-keyshortcuts={copyKeys.open} onClick={() => onPanel('copying')}>
        {copying.title} <kbd className={keys['key']}>{copyKeys.open}</kbd>
      </Button>
      {further.length > 0 && <BarMenu label={bar.others}>{further.map(button)}</BarMenu>}
      <BarMenu label={bar.prints} isLasting>
        <DossierPrints dossier={dossier} ownNumbers={ownNumbers} />
      </BarMenu>
      <p role="status" className={css['word']}>
        {action.done && texts.done[action.done]}
        {!action.done && possible.length === 0 && further.length === 0 && texts.closed}
        {trouble && outcomeSentence(trouble.outcome)}
      </p>
      {trouble && action.isChanged && <Button onClick={() => void onLoadNew()}>{dossierTexts.loadNew}</Button>}
    </div>
  );
}
