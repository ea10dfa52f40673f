/** Posters of the caller's own commune: a page for each procedure in each hamlet. Nothing is stored; an address says it all. */

import { findInForce } from '../../core/procedure/find-in-force.ts';
import type { Procedure } from '../../core/procedure/procedure.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import { nfc } from '../../core/text/nfc.ts';
import {
  formatPosterAddress,
  formatTypedAddress,
  longestHamlet,
  withPlainHamlet,
} from '../../core/visit/poster-address.ts';
import { mostPosters, posterPapers, posterWords } from '../../core/visit/poster.ts';
import type { PostersRequest } from '../../core/visit/poster.ts';
import type { CallersContext, GatewayContext } from '../context.ts';
import type { Poster } from '../printing/print-posters.ts';
import { deliverDefinition } from '../publishing/deliver-definition.ts';
import type { DeskCaller } from './desk-caller.ts';
import { vietnamIso } from './vietnam-time.ts';

/** Problems: bad-request (nothing chosen, more than `mostPosters`, an address too long for the paper), not-found (a code). */
export async function makePosters(
  context: CallersContext,
  caller: DeskCaller,
  body: { readonly [name: string]: unknown },
): Promise<Result<Uint8Array>> {
  const request = findRequest(body);
  if (request === undefined) return fail('bad-request', { limit: mostPosters });
  const { paper, codes, hamlets } = request;
  const commune = await context.db
    .selectFrom('communes')
    .select(['name', 'telephone', 'sample'])
    .where('code', '=', caller.communeCode)
    .executeTakeFirst();
  if (commune === undefined) return fail('not-found');
  const posters: Poster[] = [];
  for (const code of codes.length > 0 ? codes : [undefined]) {
    const procedure = code === undefined ? undefined : await findPublicProcedure(context, code);
    if (code !== undefined && procedure === undefined) return fail('not-found');
    for (const hamlet of hamlets.length > 0 ? hamlets : [undefined]) {
      const address = {
        ...(code !== undefined && { code }),
        commune: caller.communeCode,
        ...(hamlet !== undefined && { hamlet }),
      };
      const subject = {
        ...(procedure && { procedure }),
        ...(hamlet !== undefined && { hamlet }),
        communeName: commune.name,
        ...(commune.telephone !== null && { telephone: commune.telephone }),
      };
      const { publicUrl } = context.config;
      posters.push({
        words: posterWords(subject, paper),
        addresses: [address, withPlainHamlet(address)].map((each) => formatPosterAddress(publicUrl, each)),
        typedAddress: formatTypedAddress(publicUrl, address),
        sample: commune.sample,
      });
    }
  }
  const { printPosters } = await import('../printing/print-posters.ts');
  const pdf = await printPosters(posters, paper);
  return pdf ? succeed(pdf) : fail('bad-request');
}

/** The version that somebody would begin with today. */
export async function findPublicProcedure({ db, now }: GatewayContext, code: string): Promise<Procedure | undefined> {
  const rows = await db
    .selectFrom('procedures')
    .select(['definition', 'ended_on'])
    .where('code', '=', code)
    .orderBy('version')
    .execute();
  const versions = rows.map((row) => deliverDefinition(row.definition, row.ended_on));
  const ports = { clock: { nowIso: () => vietnamIso(now()) }, catalogue: { versions: async () => versions } };
  return await findInForce(ports, code);
}

function findRequest({ paper, codes, hamlets }: { readonly [name: string]: unknown }): PostersRequest | undefined {
  const known = posterPapers.find((one) => one === paper);
  const [wanted, places] = [findTexts(codes, 60), findTexts(hamlets, longestHamlet)];
  if (known === undefined || wanted === undefined || places === undefined) return undefined;
  const count = Math.max(1, wanted.length) * Math.max(1, places.length);
  return wanted.length + places.length === 0 || count > mostPosters
    ? undefined
    : { paper: known, codes: wanted, hamlets: places };
}

/** Each once, without empty ones. */
function findTexts(value: unknown, longest: number): readonly string[] | undefined {
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string' && one.length <= longest))
    return undefined;
  return [...new Set((value as string[]).map(nfc))].filter((one) => one !== '');
}
