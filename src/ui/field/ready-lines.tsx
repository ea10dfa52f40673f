import type { ReadyFacts, ReadyGap, ReadyLine } from '../../core/visit/ready-to-go.ts';
import { isSameHamlet } from '../../core/visit/visit-errands.ts';
import { hamletName } from '../../core/visit/visit-text.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { formatBytes } from '../parts/format.ts';
import { Icon } from '../parts/icon.tsx';
import { install } from '../texts/vi/install.ts';
import { ready as texts } from '../texts/vi/ready.ts';
import css from './ready-screen.module.css';

export interface ReadyFixes {
  readonly again: () => void;
  readonly mend: () => void;
  readonly catalogue: () => void;
  /** From the beginning. */
  readonly wholeCatalogue: () => void;
  /** Of the hamlet where the phone goes next. */
  readonly pack: () => void;
  readonly persist: () => void;
  readonly send: () => void;
}

interface ReadyLinesProps {
  readonly lines: readonly ReadyLine[];
  readonly facts: ReadyFacts;
  /** Where the phone goes next. */
  readonly hamlet?: string;
  readonly fixes: ReadyFixes;
  readonly isBusy: boolean;
}

/** What is missing first, each with its button; then what is advised, then what is there. */
export function ReadyLines({ lines, facts, hamlet, fixes, isBusy }: ReadyLinesProps) {
  const pack = facts.packs?.find((one) => hamlet !== undefined && isSameHamlet(one.hamlet, hamlet));
  return (
    <>
      {(['missing', 'advice', 'met'] as const).map((state) => {
        const these = lines.filter((line) => line.state === state);
        if (these.length === 0) return null;
        return (
          <section key={state}>
            <h2>{texts[state]}</h2>
            <ul className={css['checks']}>
              {these.map((line) => (
                <li key={line.name} data-met={state === 'met'} data-state={state}>
                  <Icon name={state === 'met' ? 'check' : state === 'missing' ? 'alert' : 'clock'} />
                  <span>
                    {texts.names[line.name]}
                    {line.name === 'space' && facts.freeBytes !== undefined && (
                      <small>{texts.free(formatBytes(facts.freeBytes))}</small>
                    )}
                    {line.name === 'pack' && pack && (
                      <small>{texts.packOf(hamletName(pack.hamlet), formatBytes(pack.sizeBytes))}</small>
                    )}
                    {line.gap && <small>{texts.gaps[line.gap](line)}</small>}
                  </span>
                  {line.gap === 'not-persisted' && <ButtonLink to="/them/cai-dat">{install.open}</ButtonLink>}
                  {line.gap && <Fix gap={line.gap} fixes={fixes} isBusy={isBusy} />}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

/** The way to put it right; what only a person can do (charge, set the clock) is looked at again. */
function Fix({ gap, fixes, isBusy }: { readonly gap: ReadyGap; readonly fixes: ReadyFixes; readonly isBusy: boolean }) {
  if (gap === 'vault-torn') return <ButtonLink to="/them/toi-la-ai">{texts.fix.help}</ButtonLink>;
  if (gap === 'recipients-absent') return <ButtonLink to="/moi">{texts.fix.enrol}</ButtonLink>;
  if (gap === 'sheets-out' || gap === 'sheets-few') return null;
  const [words, act] = fixOf(gap, fixes);
  return (
    <Button disabled={isBusy} onClick={act}>
      {words}
    </Button>
  );
}

function fixOf(gap: ReadyGap, fixes: ReadyFixes): readonly [words: string, act: () => void] {
  switch (gap) {
    case 'files-missing':
      return [texts.fix.mend, fixes.mend];
    case 'catalogue-absent':
    case 'catalogue-old':
    case 'recipients-old':
      return [texts.fix.catalogue, fixes.catalogue];
    case 'catalogue-torn':
      return [texts.fix.catalogue, fixes.wholeCatalogue];
    case 'pack-absent':
    case 'pack-old':
      return [texts.fix.pack, fixes.pack];
    case 'not-persisted':
      return [texts.fix.persist, fixes.persist];
    case 'unconfirmed':
    case 'expired':
    case 'clock-off':
      // The office's word, and its clock, come with a contact.
      return [texts.fix.again, fixes.send];
    case 'unsent-waiting':
      return [texts.fix.send, fixes.send];
    default:
      return [texts.fix.again, fixes.again];
  }
}
