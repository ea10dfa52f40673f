/**
 * A phone as the desk's scanner: the PC shows a ticket as QR, a phone that reads it photographs papers of that one dossier.
 * The phone learns which papers there are and nothing about the resident; it can add pages and read none.
 */

/** `POST /desk/scan-tickets` {dossierId} → ScanTicket; a new ticket ends the one before. `POST /desk/scan-tickets/close` {dossierId}. */
export interface ScanTicket {
  /** `<PUBLIC_URL>/quet#<ticket>`: shown as QR on the desk's screen only. */
  readonly link: string;
  readonly expiresAt: string;
}

/** `GET /desk/scan-tickets/:dossierId` → how far it is; asked every few seconds, so it reads nothing of the dossier. */
export interface ScanProgress {
  /** Pages that came with the newest ticket. */
  readonly pages: number;
  readonly isOpen: boolean;
}

/** `GET /scan` and `POST /scan/:paperId` (the picture's bytes), both with the header `scan-ticket` → ScanTask. */
export interface ScanTask {
  /** What the resident's slip shows too: the two screens are seen to be about the same dossier. */
  readonly localCode: string;
  readonly procedureName: string;
  readonly papers: readonly { readonly paperId: string; readonly name: string; readonly pages: number }[];
  readonly pagesLeft: number;
  readonly expiresAt: string;
}
