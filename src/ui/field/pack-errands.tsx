/** What a visit is for, from the hamlet's pack where one lies here; else what this phone knows by its own dossiers. */

import { useCallback } from 'react';
import { countHamletErrands, findHamletErrands } from '../../core/visit/hamlet-errands.ts';
import type { Visit } from '../../core/visit/list-visits.ts';
import { isSameHamlet } from '../../core/visit/visit-errands.ts';
import { ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { StateChip } from '../parts/notice.tsx';
import { useWatched } from '../state/use-watched.ts';
import { errands as texts } from '../texts/vi/results.ts';
import css from './visit-list-screen.module.css';
import { VisitErrands } from './visit-errands.tsx';

export function PackErrands({ visit }: { readonly visit: Pick<Visit, 'hamlet' | 'date'> }) {
  const device = useDevice();
  const { hamlet, date } = visit;
  const load = useCallback(async () => {
    const here = (await device.hamlets.list()).find((each) => isSameHamlet(each.hamlet, hamlet));
    if (!here) return null;
    const opened = here.asOf === undefined ? undefined : await device.hamlets.open(here.hamlet);
    if (!opened?.ok || !opened.value.pack) return { name: here.hamlet };
    return { name: here.hamlet, errands: findHamletErrands(opened.value.pack, opened.value.settled, date) };
  }, [device, hamlet, date]);
  const known = useWatched(load, ['notes']);
  if (!known) return <VisitErrands hamlet={hamlet} />;
  const { name, errands } = known;
  const counts = errands && countHamletErrands(errands);
  const lines = errands && [
    errands.comeBack.length > 0 && texts.comeBack(errands.comeBack.length),
    errands.notHome.length > 0 && texts.notHome(errands.notHome.length),
    errands.notKnocked.length > 0 && texts.notKnocked(errands.notKnocked.length),
    errands.supplements.length > 0 && texts.supplements(errands.supplements.length),
    errands.results.length > 0 && texts.results(errands.results.length),
    counts !== undefined && counts.fees > 0 && texts.fees(counts.fees),
    errands.envelopes.length > 0 && texts.envelopes(errands.envelopes.length),
    errands.boxes.length > 0 && texts.boxes(errands.boxes.reduce((sum, { unsent }) => sum + unsent, 0)),
  ];
  const told = lines?.filter((line) => line !== false) ?? [];
  return (
    <>
      {!errands && <VisitErrands hamlet={hamlet} />}
      {errands && told.length === 0 && <p className={css['muted']}>{texts.nothing}</p>}
      {told.length > 0 && (
        <p>
          {told.map((line) => (
            <span key={line}>
              <StateChip tone="plain">{line}</StateChip>{' '}
            </span>
          ))}
        </p>
      )}
      <ButtonLink to={errands ? `/thon/${encodeURIComponent(name)}` : '/thon'}>
        {errands ? texts.title : texts.noPack}
      </ButtonLink>
    </>
  );
}
