/** Keys of those who read published figures from outside. */

/** `GET /admin/figure-keys` */
export interface FigureKeyRow {
  readonly keyId: string;
  /** Who reads with it. */
  readonly name: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly revokedAt?: string;
  readonly lastUsedAt?: string;
}

/** `POST /admin/figure-keys` {name, days} → the key itself, this one time. */
export interface FigureKeyMade {
  readonly keyId: string;
  readonly key: string;
  readonly expiresAt: string;
}
