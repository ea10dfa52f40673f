import { useCallback, useState } from 'react';
import type { Draft } from '../../core/dossier/dossier.ts';
import { noteCompany } from '../../core/dossier/note-company.ts';
import type { Company } from '../../core/dossier/note-company.ts';
import { StorageFailure } from '../../core/storage-failure.ts';
import { useDevice } from '../parts/device-context.tsx';
import { TextLine } from '../parts/text-line.tsx';
import { useSaver } from '../state/use-saver.ts';
import { readBackRecord as texts } from '../texts/vi/read-back.ts';
import choices from './form/field.module.css';
import { SaverLine } from './form/save-line.tsx';

/** Who stood by at the confirmation, once it is there: what a resident who held the phone did not write. */
export function CompanyLines({ basketId, draft }: { readonly basketId: string; readonly draft: Draft }) {
  const device = useDevice();
  const confirmed = draft.consents.find(({ moment }) => moment === 'confirm');
  const [company, setCompany] = useState<Company>({
    interpreter: confirmed?.interpreter ?? '',
    witness: confirmed?.witness ?? '',
  });
  const save = useCallback(
    async (_key: string, value: Company) => {
      const saved = await noteCompany(device, basketId, value);
      if (!saved.ok) throw new StorageFailure(saved.problem);
    },
    [device, basketId],
  );
  const saver = useSaver(save);
  if (!confirmed) return null;
  const change = (next: Company) => {
    setCompany(next);
    saver.change('company', next);
  };
  const leave = () => void saver.flush();
  return (
    <details className={choices['field']}>
      <summary className={choices['label']}>{texts.company}</summary>
      <TextLine
        label={texts.interpreter}
        name="interpreter"
        value={company.interpreter}
        onChange={(interpreter) => change({ ...company, interpreter })}
        onLeave={leave}
      />
      <TextLine
        label={texts.witness}
        hint={texts.witnessHint}
        name="witness"
        value={company.witness}
        onChange={(witness) => change({ ...company, witness })}
        onLeave={leave}
      />
      <SaverLine saver={saver} />
    </details>
  );
}
