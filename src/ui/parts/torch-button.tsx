import { useState } from 'react';
import type { CameraSession } from '../../core/screen-ports.ts';
import { scan as texts } from '../texts/vi/scan.ts';
import { Button } from './button.tsx';

/** The light beside a camera, where it has one. */
export function TorchButton({ session }: { readonly session: Pick<CameraSession, 'torch'> }) {
  const [isLit, setLit] = useState(false);
  const { torch } = session;
  return (
    torch && (
      <Button
        icon="torch"
        aria-pressed={isLit}
        onClick={() => {
          setLit(!isLit);
          void torch(!isLit);
        }}
      >
        {isLit ? texts.torchOff : texts.torchOn}
      </Button>
    )
  );
}
