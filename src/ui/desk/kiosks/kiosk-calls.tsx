import type { KiosksAnswer } from '../../../core/kiosk/kiosk.ts';
import { useAct } from '../../administration/use-act.tsx';
import { Button } from '../../parts/button.tsx';
import { formatTime } from '../../parts/format.ts';
import { Notice } from '../../parts/notice.tsx';
import { useOffice } from '../../parts/use-office.ts';
import { kioskDesk as texts } from '../../texts/vi/kiosk.ts';

/** Somebody stands at the hall's PC and waits. */
const refreshMs = 20_000;

/** Who calls from the hall now; nothing where nobody does, or where it cannot be asked. */
export function KioskCalls() {
  const answer = useOffice<KiosksAnswer>('/desk/kiosks', refreshMs);
  const act = useAct();
  const calling = answer.value?.kiosks.filter(({ callingSince }) => callingSince !== undefined) ?? [];

  async function goThere(deviceId: string): Promise<void> {
    const after = await act.post<KiosksAnswer>(`/desk/kiosks/${deviceId}/answer`, {}, texts.answered);
    if (after) answer.replace(after);
  }

  return (
    <>
      {act.notice}
      {calling.map(({ deviceId, name, callingSince = '' }) => (
        <Notice key={deviceId} tone="attention" icon="person" urgent>
          <p>{texts.calls(name, formatTime(callingSince))}</p>
          <Button disabled={act.isBusy} onClick={() => void goThere(deviceId)}>
            {texts.answer}
          </Button>
        </Notice>
      ))}
    </>
  );
}
