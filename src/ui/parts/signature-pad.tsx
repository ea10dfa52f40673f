/**
 * A finger signature as strokes (0…1000 in both directions), not as a picture: small, evidence only. The drawing library
 * comes when the pad is opened.
 */

import { useEffect, useRef, useState } from 'react';
import type SignaturePadLibrary from 'signature_pad';
import { signaturePad as texts } from '../texts/vi/sign.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';
import css from './signature-pad.module.css';

interface SignaturePadProps {
  readonly title: string;
  readonly onSigned: (strokes: readonly (readonly number[])[]) => void;
  readonly onClose: () => void;
}

export default function SignaturePad({ title, onSigned, onClose }: SignaturePadProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePadLibrary>(null);
  const [isEmpty, setEmpty] = useState(false);

  useEffect(() => {
    dialog.current?.showModal();
    // Its first button has the focus now, and may stand below what is to be read first.
    dialog.current?.scrollTo(0, 0);
    const surface = canvas.current;
    let isGone = false;
    if (!surface) return undefined;
    void import('signature_pad').then(({ default: Library }) => {
      if (isGone) return;
      const scale = Math.max(1, devicePixelRatio);
      surface.width = surface.offsetWidth * scale;
      surface.height = surface.offsetHeight * scale;
      surface.getContext('2d')?.scale(scale, scale);
      pad.current = new Library(surface, { penColor: '#10221c' });
    });
    return () => {
      isGone = true;
      pad.current?.off();
    };
  }, []);

  function keep(): void {
    const surface = canvas.current;
    if (!pad.current || !surface || pad.current.isEmpty()) return setEmpty(true);
    const thousandths = (value: number, whole: number) =>
      Math.max(0, Math.min(1000, Math.round((value / whole) * 1000)));
    onSigned(
      pad.current
        .toData()
        .map((group) =>
          group.points.flatMap((point) => [
            thousandths(point.x, surface.offsetWidth),
            thousandths(point.y, surface.offsetHeight),
          ]),
        ),
    );
  }

  return (
    <dialog
      ref={dialog}
      className={css['pad']}
      aria-labelledby="signature-title"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id="signature-title">{title}</h2>
      <p>{texts.screenNote}</p>
      <canvas ref={canvas} aria-label={texts.padLabel} role="img" />
      {isEmpty && (
        <Notice tone="attention" urgent>
          {texts.padEmpty}
        </Notice>
      )}
      <div>
        <Button onClick={() => pad.current?.fromData(pad.current.toData().slice(0, -1))}>{texts.padUndo}</Button>
        <Button
          onClick={() => {
            setEmpty(false);
            pad.current?.clear();
          }}
        >
          {texts.padClear}
        </Button>
        <Button onClick={onClose}>{texts.padClose}</Button>
        <Button kind="primary" onClick={keep}>
          {texts.padKeep}
        </Button>
      </div>
    </dialog>
  );
}
