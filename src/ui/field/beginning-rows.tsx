import { useState } from 'react';
import { Link } from 'react-router';
import { findBeginningName } from '../../core/dossier/beginning.ts';
import type { Beginning } from '../../core/dossier/beginning.ts';
import { Button } from '../parts/button.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Icon } from '../parts/icon.tsx';
import css from '../parts/row-list.module.css';
import { resumeNewDossier } from '../state/new-dossier.ts';
import { home as texts } from '../texts/vi/home.ts';

interface BeginningRowsProps {
  readonly beginnings: readonly Beginning[];
  readonly nameOf: (procedureCode: string) => string;
}

/** Begun at a door, but no dossier yet: each goes on where it stopped, or is dropped. */
export default function BeginningRows({ beginnings, nameOf }: BeginningRowsProps) {
  const device = useDevice();
  const [dropped, setDropped] = useState<string>();
  return (
    <>
      {beginnings.map((beginning) => (
        <li key={beginning.beginningId}>
          <Link to="/ho-so-moi/ai" className={css['row']} onClick={() => resumeNewDossier(beginning)}>
            <span className={css['words']}>
              <b>{findBeginningName(beginning) ?? texts.nobodyYet}</b>
              <span>{beginning.codes.map(nameOf).join('; ') || texts.nothingChosen}</span>
            </span>
            <Icon name="forward" size={20} />
          </Link>
          <Button kind="quiet" onClick={() => setDropped(beginning.beginningId)}>
            {texts.drop(findBeginningName(beginning))}
          </Button>
          {dropped === beginning.beginningId && (
            <ConfirmDialog
              title={texts.dropTitle}
              lead={texts.dropLead}
              yes={texts.dropYes}
              no={texts.dropNo}
              onAnswer={(isYes) => {
                setDropped(undefined);
                if (isYes) void device.beginnings.remove(beginning.beginningId);
              }}
            />
          )}
        </li>
      ))}
    </>
  );
}
