import { useCallback, useState } from 'react';
import type { Draft, TellVia } from '../../core/dossier/dossier.ts';
import { setTellVia } from '../../core/dossier/set-tell-via.ts';
import { StorageFailure } from '../../core/storage-failure.ts';
import { useDevice } from '../parts/device-context.tsx';
import { TextLine } from '../parts/text-line.tsx';
import { useSaver } from '../state/use-saver.ts';
import { sign as texts } from '../texts/vi/sign.ts';
import choices from './form/field.module.css';
import { SaverLine } from './form/save-line.tsx';

/** Báo qua ai: many residents have no telephone; the news may go to a relative or the head of the hamlet. */
export function TellViaChoice({ basketId, draft }: { readonly basketId: string; readonly draft: Draft }) {
  const device = useDevice();
  const [tellVia, setChosen] = useState<TellVia | undefined>(draft.tellVia);
  const save = useCallback(
    async (_key: string, value: TellVia) => {
      const saved = await setTellVia(device, basketId, value);
      if (!saved.ok) throw new StorageFailure(saved.problem);
    },
    [device, basketId],
  );
  const saver = useSaver(save);
  const change = (next: TellVia) => {
    setChosen(next);
    saver.change('tell-via', next);
  };
  const leave = () => void saver.flush();
  return (
    <section className={choices['choices']}>
      <fieldset className={choices['field']}>
        <legend className={choices['label']}>{texts.tell}</legend>
        <div className={choices['choices']}>
          {(Object.keys(texts.tellWays) as TellVia['way'][]).map((way) => (
            <label key={way} className={choices['choice']}>
              <input
                type="radio"
                name="tell-via"
                checked={tellVia?.way === way}
                onChange={() => {
                  change({ ...prefilled(draft, way) });
                  leave();
                }}
              />
              {texts.tellWays[way]}
            </label>
          ))}
        </div>
      </fieldset>
      {tellVia && tellVia.way !== 'at-commune' && (
        <>
          {tellVia.way !== 'phone' && (
            <TextLine
              label={texts.tellName}
              name="tell-name"
              value={tellVia.name ?? ''}
              onChange={(name) => change({ ...tellVia, name })}
              onLeave={leave}
            />
          )}
          <TextLine
            label={texts.tellPhone}
            name="tell-phone"
            type="tel"
            value={tellVia.phone ?? ''}
            onChange={(phone) => change({ ...tellVia, phone })}
            onLeave={leave}
          />
        </>
      )}
      <SaverLine saver={saver} />
    </section>
  );
}

/** What is already known: the resident's own number, the relative who answered. */
function prefilled(draft: Draft, way: TellVia['way']): TellVia {
  const answered = Object.entries(draft.answers).find(
    ([id, value]) => id === 'phone' && typeof value === 'string',
  )?.[1];
  if (way === 'phone') {
    const phone = draft.applicant.phone ?? (typeof answered === 'string' ? answered : undefined);
    return { way, ...(phone && { phone }) };
  }
  const name = draft.representative?.person.fullName;
  return { way, ...(way === 'relative' && name && { name }) };
}
