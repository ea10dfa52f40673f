/** The signature in the resident's hand: what is pledged, and a place for each finger. Sheet, news and sealing are the helper's. */

import { Suspense, lazy, useMemo, useState } from 'react';
import { recordSignature } from '../../core/dossier/record-signature.ts';
import { pledgePiece } from '../../core/voice/sentences.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { changeHanded } from '../state/hand-over.ts';
import { resident as texts } from '../texts/vi/resident.ts';
import { signaturePad } from '../texts/vi/sign.ts';
import type { BasketScreenProps } from './basket-screens.tsx';
import { pledgeSentence, signSentence } from '../voices/app-sentences.ts';
import ListenHere from '../voices/listen-here.tsx';
import { GiveBack } from './give-back.tsx';
import { signaturePlaces } from './signature-places.ts';
import type { PlaceToSign } from './signature-places.ts';
import css from './resident.module.css';

const SignaturePad = lazy(() => import('../parts/signature-pad.tsx'));

export function ResidentSign({ basketId, basket }: BasketScreenProps) {
  const device = useDevice();
  const [signing, setSigning] = useState<PlaceToSign>();
  const today = device.clock.nowIso().slice(0, 10);
  const places = useMemo(() => signaturePlaces(basket, today), [basket, today]);
  const pledges = [...new Set(basket.flatMap(({ procedure }) => procedure.form?.pledge ?? []))];
  const signatories = basket[0]?.draft.signatories ?? [];
  const first = basket[0]?.draft;
  const language = first?.listensIn ?? first?.consents.find(({ moment }) => moment === 'ask')?.language ?? 'vi';
  const pieces = useMemo(() => {
    const said = basket.flatMap(({ procedure }) =>
      procedure.form?.pledge === undefined ? [] : [pledgePiece(procedure, procedure.form.pledge)],
    );
    return [...(said.length > 0 ? [pledgeSentence(), ...said] : []), signSentence()];
  }, [basket]);

  async function keep({ role, person }: PlaceToSign, strokes: readonly (readonly number[])[]): Promise<void> {
    setSigning(undefined);
    const at = device.clock.nowIso();
    const signatory = {
      role,
      ...(person !== undefined && { person }),
      state: 'screen',
      signature: { strokes, at },
    } as const;
    await recordSignature(device, basketId, signatory);
  }

  return (
    <Page
      title={texts.signTitle}
      lead={texts.signLead}
      actions={
        <Button kind="primary" icon="check" onClick={() => changeHanded({ stage: 'finished' })}>
          {texts.done}
        </Button>
      }
      state={<GiveBack />}
    >
      <ListenHere of={basketId} pieces={pieces} language={language} />
      {pledges.length > 0 && (
        <Notice icon="pen">
          <b>{signaturePad.pledge}</b>
          {pledges.map((pledge) => (
            <p key={pledge}>{pledge}</p>
          ))}
        </Notice>
      )}
      {places.length === 0 && <p>{texts.nothingToSign}</p>}
      {places.map((place) => {
        const state = signatories.find(({ role }) => role === place.role)?.state;
        return (
          <section key={place.role} className={css['question']}>
            <h2>
              {place.label}
              {place.person && `: ${place.person}`}
            </h2>
            {state === 'ink' || state === 'thumbprint' ? (
              <p>{texts.signedOnPaper}</p>
            ) : (
              <>
                {state === 'screen' && <p>{texts.signed}</p>}
                <Button wide icon="pen" onClick={() => setSigning(place)}>
                  {state === 'screen' ? texts.signAgain : texts.sign}
                </Button>
              </>
            )}
          </section>
        );
      })}
      {signing && (
        <Suspense fallback={null}>
          <SignaturePad
            title={`${signaturePad.padTitle}: ${signing.person ?? signing.label}`}
            onClose={() => setSigning(undefined)}
            onSigned={(strokes) => void keep(signing, strokes)}
          />
        </Suspense>
      )}
    </Page>
  );
}
