/**
 * What happens in one run of the simulator, as a list of events that a seed draws. Every event has a seed of its own, so that
 * dropping one leaves the others what they were: that is how a failing schedule shrinks.
 */

import type { Crash } from '../fakes/fake-process.ts';
import { Dice } from './dice.ts';
import type { Kill } from './gate.ts';
import { mostPhones } from './province.ts';

/** Bytes of each picture; a negative size is a picture that no decoder takes. */
export type Pages = readonly number[];

export type SimEvent = { readonly seed: number } & (
  | { readonly kind: 'seal'; readonly phone: number; readonly pages: Pages; readonly crash?: Crash }
  | {
      readonly kind: 'correct' | 'supplement';
      readonly phone: number;
      readonly which: number;
      readonly pages: Pages;
      readonly crash?: Crash;
    }
  | {
      readonly kind: 'note';
      readonly phone: number;
      readonly which: number;
      /** Whoever writes it has seen what the province knows of the hamlet. */
      readonly isInformed: boolean;
      readonly crash?: Crash;
    }
  | {
      readonly kind: 'contact';
      readonly phones: readonly { readonly phone: number; readonly crash?: Crash }[];
      readonly atOnce: boolean;
      readonly badness: number;
      /** Requests are served at the same moment, while officials, the opener and carriers work. */
      readonly isCrowded: boolean;
      /** The opener hears of what came, as it does when nothing is wrong with it. */
      readonly isOpened: boolean;
    }
  | { readonly kind: 'open'; readonly kill?: Kill }
  | { readonly kind: 'decide'; readonly which: number; readonly kill?: Kill }
  | { readonly kind: 'kill the gateway'; readonly kill: Kill; readonly downFor: number }
  | { readonly kind: 'fill the gateway'; readonly room: 'none' | 'some' | 'plenty' }
  | { readonly kind: 'allow packets'; readonly packetsADay: number }
  | { readonly kind: 'rotate keys' | 'forget old keys' }
  | { readonly kind: 'close the app' | 'wipe' | 'fill' | 'empty' | 'revoke'; readonly phone: number }
  | {
      readonly kind: 'tear';
      readonly phone: number;
      readonly what: 'part' | 'packet' | 'copy' | 'delivery';
      readonly which: number;
    }
  | { readonly kind: 'hand over'; readonly phone: number; readonly carrier: number }
  | { readonly kind: 'travel'; readonly carrier: number; readonly isHostile: boolean }
  | { readonly kind: 'wait'; readonly durationMs: number }
  | { readonly kind: 'leap'; readonly phone: number; readonly years: number }
);

export interface Schedule {
  readonly seed: number;
  readonly phones: number;
  readonly carriers: number;
  readonly events: readonly SimEvent[];
}

const hourMs = 3_600_000;
/** Far from the seeds of schedules. */
const noteSeeds = 700_000_004;

export function drawSchedule(seed: number): Schedule {
  const dice = new Dice(seed);
  const phones = dice.weighted([
    [10, 1],
    [6, 2],
    [2, 3],
    [1, 4],
    [1, mostPhones],
  ]);
  const carriers = dice.weighted([
    [5, 0],
    [2, 1],
    [1, 2],
    [1, 3],
  ]);
  const count = dice.between(5, 11);
  // Without something on its way there is nothing to break.
  const events: SimEvent[] = [drawSeal(dice, phones), drawContact(dice, phones)];
  while (events.length < count) {
    const event = drawEvent(dice, phones, carriers);
    events.push(event, ...drawSequel(dice, event, phones));
  }
  return { seed, phones, carriers, events: withNotes(seed, phones, events) };
}

/** In one schedule of four, knocks at the doors of one hamlet between everything else, which stays as it was drawn. */
function withNotes(seed: number, phones: number, events: readonly SimEvent[]): readonly SimEvent[] {
  const dice = new Dice(seed + noteSeeds);
  if (!dice.chance(0.25)) return events;
  const noted = [...events];
  for (let left = dice.between(2, 5); left > 0; left -= 1) {
    const note = { kind: 'note', seed: dice.seed(), phone: dice.below(phones), which: dice.below(30) } as const;
    noted.splice(dice.below(noted.length + 1), 0, { ...note, isInformed: dice.chance(0.4), ...drawCrash(dice, 0.15) });
  }
  return noted;
}

function drawEvent(dice: Dice, phones: number, carriers: number): SimEvent {
  const phone = dice.below(phones);
  const seed = dice.seed();
  const which = dice.below(20);
  const draw = dice.weighted<() => SimEvent>([
    [9, () => drawSeal(dice, phones)],
    [4, () => ({ kind: 'correct', seed, phone, which, pages: drawPages(dice), ...drawCrash(dice, 0.3) })],
    [4, () => ({ kind: 'supplement', seed, phone, which, pages: drawPages(dice), ...drawCrash(dice, 0.2) })],
    [36, () => drawContact(dice, phones)],
    [8, () => ({ kind: 'open', seed, ...(dice.chance(0.5) && { kill: drawKill(dice, 25) }) })],
    [14, () => ({ kind: 'decide', seed, which, ...(dice.chance(0.3) && { kill: drawKill(dice, 12) }) })],
    [10, () => ({ kind: 'kill the gateway', seed, kill: drawKill(dice, 30), downFor: dice.below(4) })],
    [1, () => ({ kind: 'fill the gateway', seed, room: dice.pick(['none', 'some', 'plenty']) })],
    [1, () => ({ kind: 'allow packets', seed, packetsADay: dice.pick([0, 1, 2, 2_000]) })],
    [2, () => ({ kind: 'rotate keys', seed })],
    [1, () => ({ kind: 'forget old keys', seed })],
    [3, () => ({ kind: 'close the app', seed, phone })],
    [1, () => ({ kind: 'wipe', seed, phone })],
    [1, () => ({ kind: dice.pick(['fill', 'empty']), seed, phone })],
    [0.6, () => ({ kind: 'revoke', seed, phone })],
    [1.5, () => ({ kind: 'tear', seed, phone, what: dice.pick(['part', 'packet', 'copy', 'delivery']), which })],
    [3, () => ({ kind: 'wait', seed, durationMs: dice.pick([1_000, 61_000, 11 * 60_000, hourMs, 26 * hourMs]) })],
    [1.5, () => ({ kind: 'leap', seed, phone, years: dice.pick([-10, 10]) })],
    [carriers * 3, () => ({ kind: 'hand over', seed, phone, carrier: dice.below(carriers) })],
    [carriers * 2, () => ({ kind: 'travel', seed, carrier: dice.below(carriers), isHostile: dice.chance(0.6) })],
  ]);
  return draw();
}

/** What hardly ever follows by chance, and is worth seeing: a carrier that comes through, and an answer to what was asked. */
function drawSequel(dice: Dice, event: SimEvent, phones: number): readonly SimEvent[] {
  if (event.kind === 'hand over' && dice.chance(0.7)) {
    return [{ kind: 'travel', seed: dice.seed(), carrier: event.carrier, isHostile: dice.chance(0.6) }];
  }
  if (event.kind !== 'decide' || !dice.chance(0.3)) return [];
  const phone = dice.below(phones);
  const pages = [300, ...drawPages(dice)];
  return [
    drawContact(dice, phones),
    { kind: 'supplement', seed: dice.seed(), phone, which: dice.below(20), pages, ...drawCrash(dice, 0.2) },
  ];
}

function drawSeal(dice: Dice, phones: number): SimEvent {
  const seed = dice.seed();
  return { kind: 'seal', seed, phone: dice.below(phones), pages: drawPages(dice), ...drawCrash(dice, 0.25) };
}

function drawContact(dice: Dice, phones: number): SimEvent {
  const isCrowded = dice.chance(0.3);
  const most = isCrowded ? 3 : dice.between(1, 2);
  const chosen = dice.shuffle(Array.from({ length: phones }, (_, index) => index)).slice(0, most);
  return {
    kind: 'contact',
    seed: dice.seed(),
    phones: chosen.map((phone) => ({ phone, ...drawCrash(dice, 0.3) })),
    atOnce: dice.chance(0.7),
    badness: dice.pick([0, 0.2, 0.4, 0.6]),
    isCrowded,
    isOpened: dice.chance(0.85),
  };
}

function drawPages(dice: Dice): Pages {
  const count = dice.weighted([
    [4, 0],
    [4, 1],
    [2, 2],
  ]);
  const sizes = [300, 9_000, 20_000, 70_000];
  return Array.from({ length: count }, () => (dice.chance(0.04) ? -900 : dice.pick(sizes)));
}

function drawCrash(dice: Dice, probability: number): { crash?: Crash } {
  if (!dice.chance(probability)) return {};
  return { crash: { atStep: dice.between(1, 40), effect: dice.pick(['lost', 'done']) } };
}

function drawKill(dice: Dice, mostCalls: number): Kill {
  return { afterCalls: dice.below(mostCalls), effect: dice.pick(['lost', 'done']) };
}
