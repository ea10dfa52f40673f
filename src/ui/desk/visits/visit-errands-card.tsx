/** What one visit is for, person by person, before somebody leaves; and the same to print. */

import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Household } from '../../../core/household/household.ts';
import { formatLocalCode } from '../../../core/dossier/local-code.ts';
import { formatDong } from '../../../core/money/dong.ts';
import type { DeskErrands } from '../../../core/visit/desk-errands.ts';
import { countHamletErrands } from '../../../core/visit/hamlet-errands.ts';
import type { Visit } from '../../../core/visit/list-visits.ts';
import { dayWords, hamletName } from '../../../core/visit/visit-text.ts';
import { Button } from '../../parts/button.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { OfficeTrouble } from '../../parts/office-trouble.tsx';
import { useOffice } from '../../parts/use-office.ts';
import { visitErrands as texts } from '../../texts/vi/desk-results.ts';
import { PrintButton } from '../print-button.tsx';
import css from './visits.module.css';
import { fullDayWords } from '../../parts/visit-words.ts';

const mostHouseholds = 12;

export function VisitErrandsCard({ visit, onClose }: { readonly visit: Visit; readonly onClose: () => void }) {
  const { hamlet, date } = visit;
  const query = `hamlet=${encodeURIComponent(hamlet)}&date=${date}`;
  const { value, trouble, isLoading, reload } = useOffice<DeskErrands>(`/visits/errands?${query}`);
  return (
    <section className={css['card']} aria-label={texts.open}>
      <h2>
        {texts.open}: {hamletName(hamlet)}, {fullDayWords(date)}
      </h2>
      {trouble && (
        <OfficeTrouble trouble={trouble} isOld={value !== undefined} wish="look" onRetry={() => void reload()} />
      )}
      {!value && isLoading && <Loading />}
      {value && <Lists errands={value} />}
      <p className={css['row']}>
        {value && (
          <PrintButton
            path={`/visits/errands/sheet?${query}`}
            fileName={`phieu-viec_${date}.pdf`}
            words={texts.print}
          />
        )}
        {value && value.results.length > 0 && <Link to="/quay/tra-tai-thon">{texts.toResults}</Link>}
        <Button kind="quiet" onClick={onClose}>
          {texts.close}
        </Button>
      </p>
    </section>
  );
}

function Lists({ errands }: { readonly errands: DeskErrands }) {
  const { comeBack, notHome, notKnocked, householdCount, supplements, results, boxes, envelopes } = errands;
  const counts = countHamletErrands(errands);
  if (Object.values(counts).every((count) => count === 0)) return <Nothing>{texts.nothing}</Nothing>;
  return (
    <>
      {householdCount > 0 && (
        <p className={css['muted']}>{texts.seen(householdCount - notKnocked.length, householdCount)}</p>
      )}
      <List title={texts.comeBack} all={comeBack}>
        {({ household, on }) => `${lineOf(household)}${on === undefined ? '' : `, ${texts.promised(dayWords(on))}`}`}
      </List>
      <List title={texts.notHome} all={notHome}>
        {lineOf}
      </List>
      <List title={texts.notKnocked} all={notKnocked}>
        {lineOf}
      </List>
      <List title={texts.supplements} all={supplements}>
        {({ applicantName, localCode, procedureName, asked }) =>
          `${applicantName} (${formatLocalCode(localCode)}), ${procedureName}: ${asked.join('; ')}`
        }
      </List>
      <List title={texts.results} all={results}>
        {({ applicantName, localCode, procedureName, carried, fee }) =>
          [
            `${applicantName} (${formatLocalCode(localCode)})`,
            procedureName,
            carried?.carrier,
            fee && texts.fee(fee.dueDong === undefined ? undefined : formatDong(fee.dueDong)),
          ]
            .filter(Boolean)
            .join(', ')
        }
      </List>
      <List title={texts.boxes} all={boxes}>
        {({ personName, deviceName, unsent }) => texts.box(personName, deviceName, unsent)}
      </List>
      <List title={texts.envelopes} all={envelopes}>
        {({ code, state, holders, applicantNames }) =>
          [formatLocalCode(code), applicantNames.join(', '), texts.envelopeStates[state](holders.join(', '))]
            .filter((part) => part !== '')
            .join(', ')
        }
      </List>
    </>
  );
}

interface ListProps<One> {
  readonly title: string;
  readonly all: readonly One[];
  readonly children: (one: One) => ReactNode;
}

function List<One>({ title, all, children }: ListProps<One>) {
  if (all.length === 0) return null;
  return (
    <section>
      <h3>
        {title} ({all.length})
      </h3>
      <ul>
        {all.slice(0, mostHouseholds).map((one, index) => (
          <li key={index}>{children(one)}</li>
        ))}
        {all.length > mostHouseholds && <li>{texts.more(all.length - mostHouseholds)}</li>}
      </ul>
    </section>
  );
}

function lineOf({ headName, whereabouts }: Household): string {
  return whereabouts === undefined || whereabouts === '' ? headName : `${headName}, ${whereabouts}`;
}
