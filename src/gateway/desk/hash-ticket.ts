import { createHash } from 'node:crypto';

/** How a scan ticket is known to the database: whoever reads the tables cannot use it. */
export function hashTicket(ticket: string): string {
  return createHash('sha256').update(ticket).digest('hex');
}
