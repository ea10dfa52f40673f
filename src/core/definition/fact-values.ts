import type { RepresentationBasis } from '../dossier/dossier.ts';
import type { Lane } from '../procedure/procedure.ts';

const lanes: { readonly [lane in Lane]: true } = { assisted: true, online: true };
const bases: { readonly [basis in RepresentationBasis]: true } = {
  child: true,
  parent: true,
  spouse: true,
  sibling: true,
  grandparent: true,
  grandchild: true,
  guardian: true,
  'written-authority': true,
  other: true,
};

/**
 * What the app sets among the answers without asking (`known-facts.ts`; `$today` is the day of the visit), and the values
 * each may have; undefined: a date.
 */
export const factValues: { readonly [factId: string]: readonly string[] | undefined } = {
  $lane: Object.keys(lanes),
  $representative: ['yes', 'no'],
  $basis: Object.keys(bases),
  $sensitive: ['no'],
  $today: undefined,
};
