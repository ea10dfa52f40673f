import type { StatusColumns, StatusPreview } from '../../core/reception/status-import.ts';
import { statusFields } from '../../core/reception/status-import.ts';
import { statusImport } from '../texts/vi/connectors.ts';
import { TableColumns } from './table-columns.tsx';

const texts = statusImport.columns;

interface StatusColumnsFormProps {
  readonly preview: StatusPreview;
  readonly onChange: (columns: StatusColumns) => void;
}

/** Stands open where a column that is needed is missing. */
export function StatusColumnsForm({ preview, onChange }: StatusColumnsFormProps) {
  const { columns, heads, isRemembered } = preview;
  const isMissing = columns.number === undefined || columns.status === undefined;
  return (
    <TableColumns
      texts={texts}
      fields={statusFields}
      names={texts.fields}
      {...{ heads, columns, isRemembered, onChange }}
      complaint={isMissing ? texts.missing : undefined}
      isOpen={isMissing}
    />
  );
}
