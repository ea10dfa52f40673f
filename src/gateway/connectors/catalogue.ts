import type { ConnectorKind } from './connector.ts';
import { fileDrop } from './file-drop.ts';
import { http } from './http.ts';

/** Every connector there is: one line each. */
export const connectorKinds: readonly ConnectorKind[] = [fileDrop, http];
