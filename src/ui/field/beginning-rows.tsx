import { Link } from 'react-router';
import { findBeginningName } from '../../core/dossier/beginning.ts';
import type { Beginning } from '../../core/dossier/beginning.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Icon } from '../parts/icon.tsx';
import { Notice } from '../parts/notice.tsx';
import css from '../parts/row-list.module.css';
import { resumeNewDossier } from '../state/new-dossier.ts';
import { useDelayedRemoval } from '../state/use-delayed-removal.ts';
import { home as texts } from '../texts/vi/home.ts';

/** So long what was dropped by a slip can be kept after all. */
const undoMs = 8_000;

interface BeginningRowsProps {
  readonly beginnings: readonly Beginning[];
  readonly nameOf: (procedureCode: string) => string;
}

/** Begun at a door, but no dossier yet: each goes on where it stopped, or is dropped. */
export default function BeginningRows({ beginnings, nameOf }: BeginningRowsProps) {
  const device = useDevice();
  const removal = useDelayedRemoval((beginningId) => device.beginnings.remove(beginningId), undoMs);
  return (
    <>
      {beginnings.map((beginning) =>
        removal.going.has(beginning.beginningId) ? (
          <li key={beginning.beginningId}>
            <Notice tone="waiting" urgent>
              <p>{texts.dropped(findBeginningName(beginning))}</p>
              <Button onClick={() => removal.keep(beginning.beginningId)}>{texts.dropNo}</Button>
            </Notice>
          </li>
        ) : (
          <li key={beginning.beginningId}>
            <Link to="/ho-so-moi/ai" className={css['row']} onClick={() => resumeNewDossier(beginning)}>
              <span className={css['words']}>
                <b>{findBeginningName(beginning) ?? texts.nobodyYet}</b>
                <span>{beginning.codes.map(nameOf).join('; ') || texts.nothingChosen}</span>
              </span>
              <Icon name="forward" size={20} />
            </Link>
            <Button kind="quiet" onClick={() => removal.begin([beginning.beginningId])}>
              {texts.drop(findBeginningName(beginning))}
            </Button>
          </li>
        ),
      )}
    </>
  );
}
