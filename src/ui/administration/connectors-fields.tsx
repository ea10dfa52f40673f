/** The fields of each kind of connector. */

import { LineField } from '../parts/line-field.tsx';
import { connectors } from '../texts/vi/connectors.ts';
import css from './connectors.module.css';
import type { SettingsDraft } from './connectors-settings.ts';

const texts = connectors.form;

interface FieldsProps {
  readonly draft: SettingsDraft;
  readonly onChange: (part: Partial<SettingsDraft>) => void;
}

export function FileDropFields({ draft, onChange, folder }: FieldsProps & { readonly folder: string }) {
  return (
    <>
      <LineField label={texts.subfolder} hint={texts.subfolderHint(folder)}>
        {(ties) => (
          <input
            {...ties}
            name="subfolder"
            autoComplete="off"
            maxLength={40}
            value={draft.subfolder}
            onChange={(event) => onChange({ subfolder: event.target.value })}
          />
        )}
      </LineField>
      <LineField label={texts.as}>
        {(ties) => (
          <select
            {...ties}
            name="as"
            value={draft.as}
            onChange={(event) => onChange({ as: event.target.value === 'zip' ? 'zip' : 'folder' })}
          >
            <option value="folder">{texts.asFolder}</option>
            <option value="zip">{texts.asZip}</option>
          </select>
        )}
      </LineField>
    </>
  );
}

interface HttpFieldsProps extends FieldsProps {
  readonly hosts: readonly string[];
  readonly hasSecret: boolean;
  readonly secret: string;
  readonly onSecret: (secret: string) => void;
  readonly isMappingWrong: boolean;
}

export function HttpFields({ draft, onChange, hosts, hasSecret, secret, onSecret, isMappingWrong }: HttpFieldsProps) {
  const hints = {
    forwardUrl: texts.hosts(hosts),
    statusUrl: texts.statusUrlHint,
    tokenUrl: undefined,
    clientId: undefined,
  };
  return (
    <>
      {(['forwardUrl', 'statusUrl', 'tokenUrl', 'clientId'] as const).map((name) => (
        <LineField key={name} label={texts[name]} hint={hints[name]}>
          {(ties) => (
            <input
              {...ties}
              name={name}
              autoComplete="off"
              spellCheck={false}
              maxLength={500}
              value={draft[name]}
              onChange={(event) => onChange({ [name]: event.target.value })}
            />
          )}
        </LineField>
      ))}
      <LineField label={texts.secret} hint={hasSecret ? texts.secretKept : undefined}>
        {(ties) => (
          <input
            {...ties}
            type="password"
            name="secret"
            autoComplete="new-password"
            maxLength={4000}
            value={secret}
            onChange={(event) => onSecret(event.target.value)}
          />
        )}
      </LineField>
      <div className={css['whole']}>
        <LineField
          label={texts.mapping}
          hint={texts.mappingHint}
          fault={isMappingWrong ? texts.mappingWrong : undefined}
        >
          {(ties) => (
            <textarea
              {...ties}
              name="mapping"
              rows={14}
              spellCheck={false}
              value={draft.mapping}
              onChange={(event) => onChange({ mapping: event.target.value })}
            />
          )}
        </LineField>
      </div>
    </>
  );
}
