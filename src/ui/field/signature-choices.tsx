import { Suspense, lazy, useState } from 'react';
import type { Signatory } from '../../core/dossier/dossier.ts';
import { recordSignature } from '../../core/dossier/record-signature.ts';
import { useDevice } from '../parts/device-context.tsx';
import { Notice, StateChip } from '../parts/notice.tsx';
import { sign as texts, signaturePad } from '../texts/vi/sign.ts';
import choices from './form/field.module.css';
import type { PlaceToSign } from './signature-places.ts';

const SignaturePad = lazy(() => import('../parts/signature-pad.tsx'));

interface SignatureChoicesProps {
  readonly basketId: string;
  readonly places: readonly PlaceToSign[];
  readonly signatories: readonly Signatory[];
  readonly hasSheet: boolean;
}

const ways = ['ink', 'thumbprint', 'screen', 'missing'] as const;

/** How each person signed. Ink and thumbprint need the coded sheet: nobody signs a blank declaration. */
export function SignatureChoices({ basketId, places, signatories, hasSheet }: SignatureChoicesProps) {
  const device = useDevice();
  const [signing, setSigning] = useState<PlaceToSign>();

  async function record({ role, person }: PlaceToSign, rest: Pick<Signatory, 'state' | 'signature'>): Promise<void> {
    await recordSignature(device, basketId, { role, ...(person !== undefined && { person }), ...rest });
  }

  return (
    <section className={choices['choices']}>
      <h2>{texts.signatures}</h2>
      {!hasSheet && <p className={choices['hint']}>{texts.inkNeedsSheet}</p>}
      {places.map((place) => {
        const state = signatories.find(({ role }) => role === place.role)?.state;
        return (
          <fieldset key={place.role} className={choices['field']}>
            <legend className={choices['label']}>
              {place.label}
              {place.person && `: ${place.person}`}{' '}
              {place.unverified && <StateChip tone="waiting">{texts.unverified}</StateChip>}
            </legend>
            <div className={choices['choices']}>
              {ways
                .filter((way) => hasSheet || way === 'screen' || way === 'missing')
                .map((way) => (
                  <label key={way} className={choices['choice']}>
                    <input
                      type="radio"
                      name={`sign-${place.role}`}
                      checked={state === way}
                      onChange={() => (way === 'screen' ? setSigning(place) : void record(place, { state: way }))}
                    />
                    {way === 'screen' && state === 'screen' ? texts.signedOnScreen : texts.ways[way]}
                  </label>
                ))}
            </div>
          </fieldset>
        );
      })}
      {!hasSheet && signatories.some(({ state }) => state === 'screen') && <Notice>{signaturePad.screenNote}</Notice>}
      {signing && (
        <Suspense fallback={null}>
          <SignaturePad
            title={`${signaturePad.padTitle}: ${signing.person ?? signing.label}`}
            onClose={() => setSigning(undefined)}
            onSigned={(strokes) => {
              setSigning(undefined);
              void record(signing, { state: 'screen', signature: { strokes, at: device.clock.nowIso() } });
            }}
          />
        </Suspense>
      )}
    </section>
  );
}
