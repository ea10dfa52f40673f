/**
 * Pads of coded sheets: the desk prints and gives them out, dossiers use them up, and what is spoiled or lost is written down.
 * Codes are drawn, not counted, so a pad is known by its number, which is printed on each of its sheets.
 */

export type SheetFault = 'spoiled' | 'lost';

/** Sheets, or a whole pad, that nobody will use. Reports never follow each other: each says its own sheets. */
export interface PadBody {
  readonly type: 'pad';
  /** UUID. */
  readonly reportId: string;
  readonly fault: SheetFault;
  /** Single sheets by their nine digits, at most 200. */
  readonly codes?: readonly string[];
  /** All sheets of this pad that are not used. */
  readonly padNumber?: number;
  readonly remark?: string;
}

/** Below this a visit may run out. */
export const fewSheets = 10;

/** A pad as the desk knows it, and as it stands in a hamlet's pack. */
export interface Pad {
  readonly padId: string;
  /** Counts up in a commune, from 1; absent: printed before pads had numbers. */
  readonly number?: number;
  readonly hamlet?: string;
  readonly printedAt: string;
  readonly printed: number;
  readonly used: number;
  readonly spoiled: number;
  readonly lost: number;
  readonly left: number;
  /** Who has it; absent: still at the desk. */
  readonly givenTo?: { readonly kind: 'person' | 'team'; readonly id: string; readonly name: string };
  readonly givenAt?: string;
}

/** A used sheet is used, whatever was said of it: a dossier came with it. */
export function sheetsLeft({ printed, used, spoiled, lost }: Omit<Pad, 'left' | 'padId' | 'printedAt'>): number {
  return Math.max(0, printed - used - spoiled - lost);
}

/** Sheets of one hamlet that were given out and are not used. */
export interface HamletStock {
  /** Absent: pads for no hamlet in particular. */
  readonly hamlet?: string;
  readonly pads: number;
  /** With somebody; what lies at the desk helps nobody at a door. */
  readonly givenLeft: number;
  readonly deskLeft: number;
  readonly isLow: boolean;
}

/** By hamlet as the names sort; a hamlet whose pads are all used up stays, because that is what must be seen. */
export function stockByHamlet(pads: readonly Pad[]): readonly HamletStock[] {
  const groups = new Map<string, Pad[]>();
  for (const pad of pads) groups.set(pad.hamlet ?? '', [...(groups.get(pad.hamlet ?? '') ?? []), pad]);
  return [...groups]
    .map(([hamlet, own]): HamletStock => {
      const leftOf = (isGiven: boolean) =>
        own.filter(({ givenTo }) => (givenTo !== undefined) === isGiven).reduce((sum, { left }) => sum + left, 0);
      const givenLeft = leftOf(true);
      return {
        ...(hamlet !== '' && { hamlet }),
        pads: own.length,
        givenLeft,
        deskLeft: leftOf(false),
        isLow: hamlet !== '' && givenLeft < fewSheets,
      };
    })
    .sort((one, other) => (one.hamlet ?? '').localeCompare(other.hamlet ?? '', 'vi'));
}
