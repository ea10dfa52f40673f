import { office as texts } from '../texts/vi/office.ts';

/** An office's page that is still on its way. */
export function Loading() {
  return <p role="status">{texts.loading}</p>;
}
