import type { RosterColumns, RosterPreview } from '../../../core/household/roster-import.ts';
import { rosterFields } from '../../../core/household/roster-import.ts';
import { LineField } from '../../parts/line-field.tsx';
import { households } from '../../texts/vi/households.ts';
import { TableColumns } from '../table-columns.tsx';

const texts = households.import;

interface RosterColumnsFormProps {
  readonly preview: RosterPreview;
  readonly hamlet: string | undefined;
  readonly onChange: (columns: RosterColumns) => void;
  readonly onHamlet: (hamlet: string) => void;
}

/** Which column holds what, and of which hamlet lines are that name none. Stands open where one that is needed is missing. */
export function RosterColumnsForm({ preview, hamlet, onChange, onHamlet }: RosterColumnsFormProps) {
  const { columns, heads, hamlets, isRemembered } = preview;
  const lacksHead = columns.headName === undefined;
  return (
    <TableColumns
      texts={texts.columns}
      fields={rosterFields}
      names={households.fields}
      {...{ heads, columns, isRemembered, onChange }}
      complaint={lacksHead ? texts.columns.missing : undefined}
      isOpen={lacksHead || columns.hamlet === undefined}
    >
      <LineField label={texts.hamletForAll} hint={texts.hamletForAllHint}>
        {(ties) => (
          <select {...ties} value={hamlet ?? ''} onChange={(event) => onHamlet(event.target.value)}>
            <option value="">{texts.hamletNone}</option>
            {hamlets.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        )}
      </LineField>
    </TableColumns>
  );
}
