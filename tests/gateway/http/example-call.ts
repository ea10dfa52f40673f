/** What an example of a row of the table of permissions says (`example-calls.ts`). */

import type { Side, TestCaller, TwoCommunes } from './two-communes.ts';

export interface ExampleCall {
  /** Values for the `:name`s of the path, in their order. */
  readonly path?: readonly string[];
  readonly query?: string;
  readonly body?: object | Uint8Array;
  readonly ifMatch?: string;
  /** 200 where it is not said. */
  readonly status?: number;
}

export interface Example {
  make(at: TwoCommunes, side: Side, caller: TestCaller | undefined): Promise<ExampleCall> | ExampleCall;
  /** Nobody's thing, or nobody's in particular: the same whatever the side; what is shown of the own is planted there. */
  readonly list?: 'planted' | 'nothing planted';
  /** Only of who made it, whatever he reaches. */
  readonly onlyMine?: true;
}
