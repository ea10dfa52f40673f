/** What the hall's PC asks of its own device, beside what every screen asks. */

import type { Result } from './result.ts';

export interface Kiosk {
  /** Whether the desk set the PIN that leads out of it. */
  hasPin(): Promise<boolean>;
  /** Problem: pin-too-weak. */
  setPin(pin: string): Promise<Result<void>>;
  /** Problems: pin-wrong, pin-wait (`limit` = seconds), not-enrolled (no PIN was set). */
  checkPin(pin: string): Promise<Result<void>>;
  /**
   * Forgets everything of whoever stood here, but what is sealed, and opens the vault under a key that nobody but this page
   * ever has: the next person's drafts lie under that, and go with the page.
   */
  startAnew(): Promise<void>;
}
