/** What the province ordered of this phone and that stands now; the whole screen says so. */
export interface StandingOrder {
  /** `lock`: until it is lifted. `erase`: what was open is gone; what is sealed goes when the province holds it. */
  readonly kind: 'lock' | 'erase';
  /** Whom to ask. */
  readonly commune?: { readonly name: string; readonly telephone?: string };
  /** Sealed packets that the province has not signed for wholly. */
  readonly waiting: number;
  /** Of those: refused, or unreadable here; a person must look. */
  readonly troubled: number;
  /** Of `erase`: nothing of it is left on this phone. */
  readonly isOver?: true;
}
