import { Notice } from '../parts/notice.tsx';
import { useDeviceState } from '../state/device-state.ts';
import { windows as texts } from '../texts/vi/app-state.ts';

/** The app is open more than once in this browser. */
export default function WindowsNotice() {
  const windows = useDeviceState((state) => state.windows);
  return (
    <Notice>
      <b>{texts.open(windows)}</b>
      <p>{windows > 2 ? texts.leadMany : texts.lead}</p>
    </Notice>
  );
}
