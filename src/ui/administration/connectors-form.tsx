/** Setting up a connector: what it is called, where it leads, and which communes use it. A kept secret is never shown. */

import { useState } from 'react';
import type { FormEvent } from 'react';
import type { CommuneRow } from '../../core/reception/administration.ts';
import type { ConnectorChange, ConnectorList, ConnectorRow } from '../../core/reception/connectors.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { LineField } from '../parts/line-field.tsx';
import { Notice } from '../parts/notice.tsx';
import { outcomeSentence } from '../parts/outcome-sentence.ts';
import { connectors } from '../texts/vi/connectors.ts';
import { CommuneTicks } from './connectors-communes.tsx';
import { FileDropFields, HttpFields } from './connectors-fields.tsx';
import css from './connectors.module.css';
import { startSettings, toSettings } from './connectors-settings.ts';
import type { SettingsDraft } from './connectors-settings.ts';

const texts = connectors.form;

interface ConnectorFormProps {
  readonly list: ConnectorList;
  /** Absent: a new one. */
  readonly row?: ConnectorRow;
  readonly communes: readonly CommuneRow[];
  readonly onClose: (isSaved: boolean) => void;
}

export function ConnectorForm({ list, row, communes, onClose }: ConnectorFormProps) {
  const device = useDevice();
  const [kind, setKind] = useState(row?.kind ?? list.kinds[0] ?? '');
  const [name, setName] = useState(row?.name ?? '');
  const [draft, setDraft] = useState<SettingsDraft>(() => startSettings(row?.settings));
  const [secret, setSecret] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>(row?.communes.map(({ code }) => code) ?? []);
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [complaint, setComplaint] = useState<string>();
  const settings = toSettings(kind, draft);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    setComplaint(undefined);
    if (isBusy || name.trim() === '' || settings === undefined) return;
    setBusy(true);
    const change: ConnectorChange = {
      ...(row === undefined && { kind }),
      name: name.trim(),
      settings,
      communes: chosen,
      ...(secret !== '' && { secret }),
    };
    const path = row === undefined ? '/admin/connectors' : `/admin/connectors/${row.connectorId}`;
    const outcome = await device.office.call<ConnectorRow>('POST', path, change);
    setBusy(false);
    if (outcome.kind === 'done') onClose(true);
    else setComplaint(outcomeSentence(outcome));
  }

  const change = (part: Partial<SettingsDraft>) => setDraft((known) => ({ ...known, ...part }));
  const fields = { draft, onChange: change };
  return (
    <form className={css['card']} noValidate onSubmit={(event) => void save(event)}>
      {row === undefined && (
        <fieldset className={css['kinds']}>
          <legend>{texts.kind}</legend>
          {list.kinds.map((each) => (
            <label key={each}>
              <input type="radio" name="kind" checked={kind === each} onChange={() => setKind(each)} />
              <span>
                {connectors.kinds[each as keyof typeof connectors.kinds] ?? each}
                <small>{connectors.kindLeads[each as keyof typeof connectors.kindLeads]}</small>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <div className={css['fields']}>
        <LineField
          label={texts.name}
          hint={texts.nameHint}
          fault={isTried && name.trim() === '' ? texts.nameMissing : undefined}
        >
          {(ties) => (
            <input
              {...ties}
              name="name"
              autoComplete="off"
              maxLength={80}
              value={name}
              onChange={(event) => setName(event.target.value.normalize('NFC'))}
            />
          )}
        </LineField>
        {kind === 'file-drop' && <FileDropFields {...fields} folder={list.allowed.folder} />}
        {kind === 'http' && (
          <HttpFields
            {...fields}
            hosts={list.allowed.hosts}
            hasSecret={row?.hasSecret ?? false}
            secret={secret}
            onSecret={setSecret}
            isMappingWrong={isTried && settings === undefined}
          />
        )}
      </div>
      <CommuneTicks communes={communes} chosen={chosen} onChange={setChosen} />
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      <p className={css['buttons']}>
        <Button kind="primary" type="submit" disabled={isBusy}>
          {isBusy ? connectors.saving : connectors.save}
        </Button>
        <Button kind="quiet" onClick={() => onClose(false)}>
          {connectors.cancel}
        </Button>
      </p>
    </form>
  );
}
