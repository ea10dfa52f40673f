/** Going on with what was begun at a door: in one window, and from what the other one kept of it. */

import { Outlet } from 'react-router';
import type { Device } from '../../core/screen-ports.ts';
import { useDevice } from '../parts/device-context.tsx';
import { beginNewDossier, resumeNewDossier, useNewDossier } from '../state/new-dossier.ts';
import { OnlyHere } from './only-here.tsx';

export default function BeginningHere() {
  const device = useDevice();
  const beginningId = useNewDossier((state) => state.beginningId);
  if (beginningId === undefined) return <Outlet />;
  return (
    <OnlyHere key={beginningId} name={beginningId} onReturn={() => readAgain(device, beginningId)}>
      <Outlet />
    </OnlyHere>
  );
}

/** Not there any more: the other window has made a basket of it, or dropped it. */
async function readAgain(device: Device, beginningId: string): Promise<void> {
  const kept = (await device.beginnings.list()).find((beginning) => beginning.beginningId === beginningId);
  if (kept) resumeNewDossier(kept);
  else beginNewDossier();
}
