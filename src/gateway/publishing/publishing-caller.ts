import type { AdminCaller } from '../administration/admin-caller.ts';

/** Who publishes or proposes; a person may do it on several devices. */
export interface PublishingCaller extends AdminCaller {
  readonly personId: string;
}
