/**
 * A place of living: hamlet and house in words, the commune from the list of today. An old commune's name suggests its
 * successor; nothing is changed until the person says so. Places elsewhere are written out whole.
 */

import { useId, useState } from 'react';
import type { Address } from '../../../core/citizen/person.ts';
import type { ListEntry } from '../../../core/procedure/procedure.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { form as texts } from '../../texts/vi/form.ts';
import { useCommunes } from './lists.ts';
import type { FieldProps } from './answer-change.ts';
import { FieldFrame, inputProps } from './field-frame.tsx';
import css from './field.module.css';
import { communesByAddress, communesByTyping } from './suggest-communes.ts';
import type { CommuneSuggestion } from './suggest-communes.ts';

export function AddressField(props: FieldProps<'address'>) {
  const { fieldId, value, onChange, onLeave, problems } = props;
  return (
    <FieldFrame {...props} grouped>
      <AddressInput
        fieldId={fieldId}
        address={isAddress(value) ? value : undefined}
        onChange={onChange}
        onLeave={onLeave}
        input={inputProps(`${fieldId}-text`, problems)}
      />
    </FieldFrame>
  );
}

interface AddressInputProps {
  readonly fieldId: string;
  readonly address: Address | undefined;
  readonly onChange: (address: Address | undefined) => void;
  readonly onLeave: () => void;
  readonly input: ReturnType<typeof inputProps>;
}

export function AddressInput({ fieldId, address, onChange, onLeave, input }: AddressInputProps) {
  const communes = useCommunes();
  const chosen = communes.find((commune) => commune.code === address?.communeCode);
  const [isElsewhere, setElsewhere] = useState(
    address !== undefined && address.communeCode === undefined && address.text !== '' && address.detail === undefined,
  );
  const [detail, setDetail] = useState(address?.detail ?? '');

  function compose(nextDetail: string, commune: ListEntry | undefined): void {
    const text = [nextDetail.trim(), commune && nameOf(commune), commune && texts.province].filter(Boolean).join(', ');
    if (text === '') return onChange(undefined);
    onChange({
      text,
      ...(nextDetail !== '' && { detail: nextDetail.normalize('NFC') }),
      ...(commune && { communeCode: commune.code, provinceCode: commune.provinceCode ?? '44' }),
    });
  }

  /** Keeps what the card says before the commune's name as the detail. */
  function adopt({ commune }: CommuneSuggestion): void {
    const parts = (address?.text ?? '').split(',').map((part) => part.trim());
    const at = parts.findIndex((part) => communesByAddress([commune], part).length > 0);
    const kept = at > 0 ? parts.slice(0, at).join(', ') : '';
    setElsewhere(false);
    setDetail(kept);
    compose(kept, commune);
    onLeave();
  }

  const suggestions = isElsewhere ? communesByAddress(communes, address?.text ?? '') : [];
  return (
    <div className={css['choices']}>
      {isElsewhere ? (
        <>
          <label className={css['field']} htmlFor={input.id}>
            {texts.addressWhole}
          </label>
          <textarea
            {...input}
            rows={2}
            value={address?.text ?? ''}
            onChange={(event) => {
              const text = event.target.value.normalize('NFC');
              onChange(text === '' ? undefined : { text });
            }}
            onBlur={onLeave}
          />
          {suggestions.map((suggestion) => (
            <Notice key={suggestion.commune.code} tone="waiting" icon="alert">
              <p>
                {suggestion.oldName
                  ? texts.oldName(suggestion.oldName, nameOf(suggestion.commune))
                  : texts.newName(nameOf(suggestion.commune))}
              </p>
              <Button onClick={() => adopt(suggestion)}>{texts.confirmCommune}</Button>
            </Notice>
          ))}
        </>
      ) : (
        <>
          <CommunePicker
            fieldId={fieldId}
            communes={communes}
            chosen={chosen}
            onChoose={(commune) => {
              compose(detail, commune);
              onLeave();
            }}
          />
          <label className={css['field']} htmlFor={input.id}>
            {texts.addressDetail}
          </label>
          <input
            {...input}
            type="text"
            value={detail}
            onChange={(event) => {
              setDetail(event.target.value);
              compose(event.target.value, chosen);
            }}
            onBlur={onLeave}
          />
        </>
      )}
      <label className={css['check']}>
        <input
          type="checkbox"
          checked={isElsewhere}
          onChange={(event) => {
            setElsewhere(event.target.checked);
            if (event.target.checked && address) onChange({ text: address.text });
            else if (!event.target.checked) compose(detail, chosen);
          }}
        />
        {texts.addressElsewhere}
      </label>
    </div>
  );
}

interface CommunePickerProps {
  readonly fieldId: string;
  readonly communes: readonly ListEntry[];
  readonly chosen: ListEntry | undefined;
  readonly onChoose: (commune: ListEntry | undefined) => void;
}

function CommunePicker({ fieldId, communes, chosen, onChoose }: CommunePickerProps) {
  const [typed, setTyped] = useState('');
  const hintId = useId();
  if (chosen) {
    return (
      <div className={css['withUnit']}>
        <p className={css['output']}>{texts.addressChosen(nameOf(chosen))}</p>
        <Button kind="quiet" onClick={() => onChoose(undefined)}>
          {texts.addressChange}
        </Button>
      </div>
    );
  }
  return (
    <div className={css['suggestions']}>
      <label className={css['field']} htmlFor={`${fieldId}-commune`}>
        {texts.addressCommune}
      </label>
      <div className={css['hint']} id={hintId}>
        {texts.addressCommuneHint}
      </div>
      <input
        id={`${fieldId}-commune`}
        className={css['input']}
        type="text"
        autoComplete="off"
        aria-describedby={hintId}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {communesByTyping(communes, typed).map(({ commune, oldName }) => (
        <button key={commune.code} type="button" className={css['suggestion']} onClick={() => onChoose(commune)}>
          <span>{nameOf(commune)}</span>
          {oldName && <small>{texts.mergedFrom([oldName])}</small>}
        </button>
      ))}
    </div>
  );
}

const nameOf = (commune: ListEntry) => commune.fullName ?? commune.name;

function isAddress(value: unknown): value is Address {
  return typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string';
}
