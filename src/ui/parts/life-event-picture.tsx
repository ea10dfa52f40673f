/**
 * The occasions of life as line drawings in one stroke width, made for this app: meaningful to a person who does not read.
 * Always beside the words.
 */

import type { LifeEvent } from '../../core/procedure/procedure.ts';

/** Each drawing is a list of strokes on a 64-unit grid. */
const strokes: Record<LifeEvent, readonly string[]> = {
  // A swaddled newborn in two hands' cradle.
  birth: [
    'M32 9a9 9 0 100 18 9 9 0 000-18',
    'M28.5 17h.1M35.5 17h.1',
    'M29 21.5q3 2.5 6 0',
    'M22 27c-6 5-7 15-3 22 3 5 23 5 26 0 4-7 3-17-3-22',
    'M20 33l23 13M44 33L21 46',
    'M8 44c2 9 10 13 24 13s22-4 24-13',
  ],
  // An empty chair and a bowl of incense with its smoke.
  death: [
    'M9 8v49M9 33h17v24M9 8q8-2 8 4v21',
    'M36 44h22l-3 9a4 4 0 01-4 3h-8a4 4 0 01-4-3z',
    'M43 44V27M47 44V23M51 44V27',
    'M47 18c-4-4 4-6 0-11M53 21c-2-3 3-4 1-8',
  ],
  // An elder, bent, with a stick and a conical hat.
  elderly: [
    'M16 17L29 7l13 10z',
    'M22 17v3a7 7 0 0014 0v-3',
    'M29 28c-8 2-11 9-11 16v13M33 29c5 4 5 9 4 14v14',
    'M26 35c5 5 11 6 18 5',
    'M44 34q5-1 5 4v19',
  ],
  // A person in a wheelchair, moving.
  disability: [
    'M27 6a5 5 0 100 10 5 5 0 000-10',
    'M27 19v16h14l6 15h6',
    'M27 25h13',
    'M22 27a15 15 0 1016 23',
    'M14 20H6M10 27H3',
  ],
  // A house on stilts with an arrow into its door.
  residence: [
    'M8 29L34 9l24 20',
    'M14 25v20h38V25',
    'M18 45v12M48 45v12M33 45v12',
    'M3 36h22M19 30l6 6-6 6',
    'M33 45V31h11v14',
  ],
  // Two rings.
  marriage: [
    'M23 22a16 16 0 100 32 16 16 0 000-32',
    'M41 22a16 16 0 100 32 16 16 0 000-32',
    'M18 16l5-8 5 8M36 16l5-8 5 8',
  ],
  // A rice bowl held with chopsticks.
  poverty: [
    'M7 30h50c0 12-7 20-16 22v4H23v-4C14 50 7 42 7 30z',
    'M14 30c2-9 10-12 18-12s16 3 18 12',
    'M38 20L56 5M42 22L60 9',
    'M24 25h.1M31 23h.1M37 26h.1',
  ],
  // Two sheets, one the copy of the other, with a seal.
  copies: [
    'M9 17h28v40H9z',
    'M18 17V8h28v40h-9',
    'M15 26h16M15 33h16M15 40h8',
    'M28 43a5 5 0 100 10 5 5 0 000-10',
    'M52 20l6 6-6 6M58 26H46',
  ],
  // A five-pointed star over two leaves.
  merit: [
    'M32 6l6 13 14 2-10 10 2 14-12-7-12 7 2-14-10-10 14-2z',
    'M32 58c-10 0-18-3-22-10 9-2 17 1 22 10zM32 58c10 0 18-3 22-10-9-2-17 1-22 10z',
  ],
  // A field with furrows and a young plant.
  'land-business': [
    'M4 56h56M10 56l10-18M26 56l3-18M41 56l-3-18M56 56L45 38M14 38h37',
    'M32 38V18',
    'M32 25c-9 0-14-5-14-13 9 0 14 5 14 13zM32 20c0-8 5-13 13-13 0 8-5 13-13 13z',
  ],
  // A door ajar and a hand that knocks.
  other: [
    'M12 57V8h28v49',
    'M6 57h52',
    'M34 33h.1',
    'M58 22h-9a5 5 0 00-5 5v9a5 5 0 005 5h9',
    'M44 30h8M44 35h8',
    'M48 14l-3-5M55 13V7',
  ],
};

export function LifeEventPicture({ event, size = 56 }: { readonly event: LifeEvent; readonly size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={`${size / 16}rem`}
      height={`${size / 16}rem`}
      viewBox="0 0 64 64"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.4"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {strokes[event].map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
