/**
 * A dossier on the phone, from the first consent to the sealed packet. Four kinds of people stay apart (applicant,
 * subjects, representative, signatories) and three places (where help was given, where it is received, who decides).
 * Draft or sealed is this file's axis; how far the packet has travelled belongs to `delivery`, and what the office says
 * belongs to the office.
 */

import type { Person, Role } from '../citizen/person.ts';
import type { Answers, Lane } from '../procedure/procedure.ts';

/** photo only · original handed over in the envelope · compared with the original by an official · will follow. */
export type Custody = 'photo' | 'original' | 'compared' | 'later';

/** One photographed page. It was sealed when it was attached; only the thumbnail can still be looked at. */
export interface PaperPage {
  readonly page: number;
  readonly mediaType: 'image/jpeg' | 'image/webp' | 'image/png';
  /** Digest and size of the ciphertext (the packet's part) and digest of the plaintext, lower-case hex. */
  readonly partSha256: string;
  readonly partLen: number;
  readonly sha256: string;
  /** A small preview as a data URL (`data:image/…`), at most 12 KB, kept only inside the encrypted draft. */
  readonly thumbnail?: string;
}

export interface AttachedPaper {
  readonly paperId: string;
  readonly custody: Custody;
  readonly pages: readonly PaperPage[];
  readonly comparedBy?: string;
  readonly comparedAt?: string;
}

export interface Consent {
  /** ask: before anything is recorded, per purpose · confirm: after the read-back, bound to what was read. */
  readonly moment: 'ask' | 'confirm';
  readonly purpose: string;
  readonly given: 'spoken' | 'tapped' | 'ink' | 'thumbprint' | 'screen';
  readonly at: string;
  readonly readBy: string;
  readonly language: string;
  readonly interpreter?: string;
  /** Never the helper or somebody who benefits. */
  readonly witness?: string;
  /** moment 'confirm': digest of the very text that was read back (see `read-back.ts`). */
  readonly contentSha256?: string;
}

/** Strokes of a finger signature: evidence only, not a digital signature. Coordinates 0…1000, one array a stroke. */
export interface ScreenSignature {
  readonly strokes: readonly (readonly number[])[];
  readonly at: string;
}

export interface Signatory {
  readonly role: Role | 'official' | 'witness';
  readonly person?: string;
  readonly state: 'ink' | 'thumbprint' | 'screen' | 'missing';
  readonly signature?: ScreenSignature;
}

export type RepresentationBasis =
  | 'child'
  | 'parent'
  | 'spouse'
  | 'sibling'
  | 'grandparent'
  | 'grandchild'
  | 'guardian'
  | 'written-authority'
  | 'other';

export interface Representative {
  readonly person: Person;
  readonly basis: RepresentationBasis;
  readonly paperId?: string;
}

/** Who helped, fixed at capture whoever's session sends it later. */
export interface HelperIdentity {
  readonly deviceId: string;
  readonly name: string;
  readonly role: string;
}

/** Where help was given. */
export interface HelpPlace {
  readonly communeCode: string;
  readonly hamlet?: string;
}

/** How the applicant wants to hear: by a call to a number, through a relative or the hamlet head, at the commune. */
export interface TellVia {
  readonly way: 'phone' | 'relative' | 'hamlet-head' | 'at-commune';
  readonly name?: string;
  readonly phone?: string;
}

/** In the resident's words. */
export interface MobileLane {
  /** Why the person cannot come. */
  readonly reason: string;
  /** Who asked for it. */
  readonly askedBy: string;
  /** The day on which it is done at the home, `YYYY-MM-DD`. */
  readonly homeOn?: string;
}

/** An official received it away from the desk (`core/reception/spot-reception.ts`). */
export interface SpotReception {
  /** By the phone's clock; from then the term counts. */
  readonly at: string;
  /** The official's name, as on the receipt. */
  readonly by: string;
  readonly receptionPoint: string;
  readonly visitId?: string;
  /** Papers that were compared with their originals then. */
  readonly compared: readonly string[];
  /** Whose slip part was signed as receipt. */
  readonly sheetCode: string;
  /** One of the law's own mobile procedures (`core/procedure/mobile-lane.ts`): why and for whom it is done at the home. */
  readonly mobile?: MobileLane;
  /** As it was promised on the receipt; absent: the term is no number of days. */
  readonly appointmentAt?: string;
}

export interface Draft {
  readonly state: 'draft' | 'sealed';
  readonly dossierId: string;
  /** Dossiers begun in one sitting for one household member share it, and with it code, slip and shared answers. */
  readonly basketId: string;
  /** Nine digits, the last a check digit (`local-code.ts`); the sheet's code once a sheet is bound. */
  readonly localCode: string;
  /** base64url of 128 random bits: whoever holds it may ask for the state. Only its hash is stored at the gateway. */
  readonly slipToken: string;
  readonly revision: number;
  readonly procedure: { readonly code: string; readonly version: number };
  readonly lane: Lane;
  readonly applicant: Person;
  readonly applicantIsSubject: boolean;
  readonly representative?: Representative;
  readonly answers: Answers;
  readonly papers: readonly AttachedPaper[];
  readonly consents: readonly Consent[];
  readonly signatories: readonly Signatory[];
  readonly sheet?: { readonly code: string; readonly scannedAt: string };
  readonly helper: HelperIdentity;
  readonly place: HelpPlace;
  readonly receptionPoint: string;
  readonly tellVia?: TellVia;
  readonly accepted?: SpotReception;
  /** In which language the resident listens (`core/voice/clip.ts`); absent: in that of the consent to be asked. Stays here. */
  readonly listensIn?: string;
  readonly startedAt: string;
  readonly updatedAt: string;
  /** Where the volunteer stopped, so that the draft reopens there. */
  readonly step: DraftStep;
  /** Set when sealed: the packet, and until when a correction is possible (ISO). */
  readonly sealed?: {
    readonly pid: string;
    readonly at: string;
    readonly correctableUntil: string;
    /** It was handed to the desk before it was finished. */
    readonly isIncomplete?: boolean;
  };
  /** Set when the desk asked for more: only what is missing is to be done, and it travels as kind 'supplement'. */
  readonly supplement?: SupplementRequest;
}

export type DraftStep = 'who' | 'needs' | 'questions' | 'papers' | 'read-back' | 'sign' | 'sealed';

/** What the desk asks for: papers and answers by id, and why, in its own words. */
export interface SupplementRequest {
  readonly requestId: string;
  readonly askedAt: string;
  readonly items: readonly {
    readonly kind: 'paper' | 'answer' | 'signature';
    readonly id: string;
    readonly why: string;
  }[];
  readonly note?: string;
}

/** The plaintext of part 0 (protocol §2). Unknown fields from a newer phone are carried through untouched. */
export interface SealedText {
  readonly kind: 'dossier' | 'supplement';
  readonly dossierId: string;
  readonly basketId: string;
  readonly localCode: string;
  readonly revision: number;
  readonly procedure: { readonly code: string; readonly version: number };
  readonly lane: Lane;
  readonly applicant: Person;
  readonly subjects: readonly { readonly role: Role; readonly person: Partial<Person> }[];
  readonly representative?: Representative;
  readonly signatories: readonly Signatory[];
  readonly answers: Answers;
  readonly papers: readonly SealedPaper[];
  readonly consents: readonly Consent[];
  readonly sheet?: { readonly code: string; readonly scannedAt: string };
  readonly helper: HelperIdentity;
  readonly place: HelpPlace;
  readonly receptionPoint: string;
  readonly tellVia?: TellVia;
  readonly slipToken: string;
  readonly startedAt: string;
  readonly sealedAt: string;
  /** kind 'supplement': the request this answers. */
  readonly requestId?: string;
  /** kind 'dossier': an official received it officially at a session; the number follows. */
  readonly accepted?: SpotReception;
  /** kind 'dossier': it was handed over before it was finished, and stays so until a supplement brought what is missing. */
  readonly incomplete?: Incomplete;
}

/** What stood in the way of sealing when a draft was handed to the desk as it was. */
export interface Incomplete {
  readonly missing: readonly {
    /** A problem code; of a newer phone perhaps one that this version does not know. */
    readonly code: string;
    readonly questionId?: string;
    readonly paperId?: string;
    readonly role?: string;
  }[];
  /** The helper's words for the desk. */
  readonly note?: string;
}

/** One page of one paper, or a paper without pages (custody 'later', or an original that was not photographed). */
export interface SealedPaper {
  readonly paperId: string;
  readonly custody: Custody;
  readonly page?: number;
  /** Index into the header's `parts`. */
  readonly part?: number;
  readonly mediaType?: string;
  readonly sha256?: string;
}
