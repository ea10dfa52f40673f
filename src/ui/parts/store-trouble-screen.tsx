/** Nothing can be read or saved in this window: which one can, and whether anything is lost. */

import { useEffect } from 'react';
import type { Problem } from '../../core/problem.ts';
import { page } from '../texts/vi/page.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import { appWindow as texts } from '../texts/vi/window.ts';
import { Button } from './button.tsx';
import { useDevice } from './device-context.tsx';
import { Notice } from './notice.tsx';
import { Page } from './page.tsx';

const titles: { readonly [code in Problem['code']]?: 'outdated' | 'held' } = {
  'app-outdated': 'outdated',
  'store-held': 'held',
};

export default function StoreTroubleScreen({ problem }: { readonly problem: Problem }) {
  const device = useDevice();
  const isOutdated = problem.code === 'app-outdated';
  const isLost = problem.code === 'storage-lost';
  // The start brings back what was sealed, and names what it cannot.
  useEffect(() => {
    if (isLost) location.reload();
  }, [isLost]);
  return (
    <Page
      title={texts[titles[problem.code] ?? 'stopped']}
      lead={problemSentence(problem)}
      actions={
        isOutdated && (
          <Button kind="primary" wide onClick={() => void device.appUpdate.apply()}>
            {page.reopen}
          </Button>
        )
      }
    >
      {!isLost && (
        <Notice>
          <p>{texts.kept}</p>
          {isOutdated && <p>{texts.offline}</p>}
        </Notice>
      )}
    </Page>
  );
}
