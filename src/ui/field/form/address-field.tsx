/**
 * A place of living: province, commune, then hamlet and house in words. This province's communes come from the list of
 * today; an old commune's name suggests its successor, and nothing is changed until the person says so. In other provinces
 * the commune is written; abroad the whole address is.
 */

import { useId, useState } from 'react';
import type { Address } from '../../../core/citizen/person.ts';
import type { ListEntry } from '../../../core/procedure/procedure.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useDeviceState } from '../../state/device-state.ts';
import { form as texts } from '../../texts/vi/form.ts';
import { useCommunes, useProvinces } from './lists.ts';
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
        input={inputProps(fieldId, problems, 'text')}
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

/** This province with its communes, the code of another one, or no province of the list: all of it in words. */
type Where = 'here' | 'whole' | { readonly provinceCode: string };

function whereIs(address: Address | undefined): Where {
  if (address === undefined || address.communeCode !== undefined) return 'here';
  if (address.provinceCode !== undefined && address.provinceCode !== homeProvince) {
    return { provinceCode: address.provinceCode };
  }
  return address.text !== '' && address.detail === undefined ? 'whole' : 'here';
}

export function AddressInput({ fieldId, address, onChange, onLeave, input }: AddressInputProps) {
  const communes = useCommunes();
  const provinces = useProvinces();
  const chosen = communes.find((commune) => commune.code === address?.communeCode);
  const [where, setWhere] = useState(() => whereIs(address));
  const [detail, setDetail] = useState(address?.detail ?? '');

  function compose(nextDetail: string, commune: ListEntry | undefined, province?: ListEntry): void {
    const place = commune ? [nameOf(commune), texts.province] : [lowerFirst(province?.name ?? '')];
    const text = [nextDetail.trim(), ...place].filter(Boolean).join(', ');
    if (text === '') return onChange(undefined);
    onChange({
      text,
      ...(nextDetail !== '' && { detail: nextDetail.normalize('NFC') }),
      ...(province && { provinceCode: province.code }),
      ...(commune && { communeCode: commune.code, provinceCode: commune.provinceCode ?? homeProvince }),
    });
  }

  function provinceOf(place: Where): ListEntry | undefined {
    return typeof place === 'object' ? provinces.find(({ code }) => code === place.provinceCode) : undefined;
  }

  /** What was said of the place before stays, as far as it fits the place now. */
  function move(key: string): void {
    const next: Where = key === 'here' || key === 'whole' ? key : { provinceCode: key };
    setWhere(next);
    if (next === 'whole') onChange(address && { text: address.text });
    else compose(detail, next === 'here' ? chosen : undefined, provinceOf(next));
    onLeave();
  }

  /** Keeps what the card says before the commune's name as the detail. */
  function adopt({ commune }: CommuneSuggestion): void {
    const parts = (address?.text ?? '').split(',').map((part) => part.trim());
    const at = parts.findIndex((part) => communesByAddress([commune], part).length > 0);
    const kept = at > 0 ? parts.slice(0, at).join(', ') : '';
    setWhere('here');
    setDetail(kept);
    compose(kept, commune);
    onLeave();
  }

  return (
    <div className={css['choices']}>
      <label className={css['field']}>
        {texts.addressProvince}
        <select
          className={css['input']}
          autoComplete="off"
          value={typeof where === 'object' ? where.provinceCode : where}
          onChange={(event) => move(event.target.value)}
        >
          <option value="here">{texts.province}</option>
          {provinces
            .filter(({ code }) => code !== homeProvince)
            .map((province) => (
              <option key={province.code} value={province.code}>
                {provinceLabel(province)}
              </option>
            ))}
          <option value="whole">{texts.addressAbroad}</option>
        </select>
      </label>
      {where === 'here' && (
        <CommunePicker
          fieldId={fieldId}
          communes={communes}
          chosen={chosen}
          onChoose={(commune) => {
            compose(detail, commune);
            onLeave();
          }}
        />
      )}
      <label className={css['field']} htmlFor={input.id}>
        {where === 'here' ? texts.addressDetail : where === 'whole' ? texts.addressWhole : texts.addressOutside}
      </label>
      {where === 'whole' ? (
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
      ) : (
        <input
          {...input}
          type="text"
          value={detail}
          onChange={(event) => {
            setDetail(event.target.value);
            compose(event.target.value, where === 'here' ? chosen : undefined, provinceOf(where));
          }}
          onBlur={onLeave}
        />
      )}
      {where === 'whole' &&
        communesByAddress(communes, address?.text ?? '').map((suggestion) => (
          <Notice key={suggestion.commune.code} tone="waiting" icon="alert">
            <p>
              {suggestion.oldName
                ? texts.oldName(suggestion.oldName, nameOf(suggestion.commune))
                : texts.newName(nameOf(suggestion.commune))}
            </p>
            <Button onClick={() => adopt(suggestion)}>{texts.confirmCommune}</Button>
          </Notice>
        ))}
    </div>
  );
}

/** "Tỉnh Tuyên Quang (gồm Hà Giang cũ)": who was born in a province that is gone finds it under its successor. */
function provinceLabel({ name, mergedFrom = [] }: ListEntry): string {
  const former = mergedFrom.filter((old) => old !== name).map((old) => old.replace(/^Tỉnh /, ''));
  return former.length === 0 ? name : `${name} (${texts.mergedFrom(former)})`;
}

/** As `core/text/lower-first.ts`; shared, it would draw a chunk more into the first download, which has no room. */
const lowerFirst = (name: string) => name.charAt(0).toLocaleLowerCase('vi') + name.slice(1);

/** The province whose communes the catalogue lists. */
const homeProvince = '44';

interface CommunePickerProps {
  readonly fieldId: string;
  readonly communes: readonly ListEntry[];
  readonly chosen: ListEntry | undefined;
  readonly onChoose: (commune: ListEntry | undefined) => void;
}

function CommunePicker({ fieldId, communes, chosen, onChoose }: CommunePickerProps) {
  const [typed, setTyped] = useState('');
  const hintId = useId();
  const own = useDeviceState((state) => state.enrolled?.commune?.code);
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
      {communesByTyping(communes, typed, own).map(({ commune, oldName }) => (
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
