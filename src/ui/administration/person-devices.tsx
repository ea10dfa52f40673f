/** The devices of one person: state, what was not sent as last reported, and that the commune has one back. */

import { Link } from 'react-router';
import type { PersonPage } from '../../core/reception/people.ts';
import { Button } from '../parts/button.tsx';
import { formatMoment } from '../parts/format.ts';
import table from '../parts/office-table.module.css';
import { devices as deviceTexts } from '../texts/vi/administration.ts';
import { person as texts } from '../texts/vi/office-people.ts';
import css from './administration.module.css';
import type { PersonPartProps } from './person-page.tsx';
import { useAct } from './use-act.tsx';

export function PersonDevices({ person, onChanged, pagesAt }: PersonPartProps & { readonly pagesAt: string }) {
  const act = useAct();
  const { columns, states, never } = deviceTexts;

  async function handBack(deviceId: string): Promise<void> {
    const changed = await act.post<PersonPage>(`/admin/devices/${deviceId}/hand-back`, {});
    if (changed) onChanged(changed);
  }

  return (
    <section className={css['card']}>
      <h2>{texts.devices}</h2>
      {person.devices.length === 0 ? (
        <p>{texts.noDevices}</p>
      ) : (
        <div className={table['wide']}>
          <table className={table['table']}>
            <thead>
              <tr>
                {[columns.device, columns.state, columns.contact, columns.unsent, columns.action].map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {person.devices.map((row) => (
                <tr key={row.deviceId}>
                  <td>
                    <Link to={`${pagesAt}/${row.deviceId}`}>{row.deviceName}</Link>
                  </td>
                  <td>{states[row.state]}</td>
                  <td>{row.lastContactAt ? formatMoment(row.lastContactAt) : never}</td>
                  <td>{unsentWords(row.unsentCount)}</td>
                  <td>
                    {row.handedBackAt ? (
                      texts.handedBack(formatMoment(row.handedBackAt))
                    ) : (
                      <Button disabled={act.isBusy} onClick={() => void handBack(row.deviceId)}>
                        {texts.handBack}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {act.notice}
    </section>
  );
}

function unsentWords(count: number | undefined): string {
  if (count === undefined) return texts.unsentUnknown;
  return count === 0 ? texts.nothingUnsent : texts.unsent(count);
}
