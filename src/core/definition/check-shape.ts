/**
 * Hand-written checks of data that came from outside, small because they are part of what every phone loads. A check
 * answers with the first fault and where it is; unknown fields of a newer catalogue pass untouched.
 */

export interface Fault {
  /** Like `form.sections[0].questions[2].type`. */
  readonly place: string;
  /** Nothing is wrong with it, only this app is older than it. */
  readonly isNewer?: boolean;
}

export type Check = (value: unknown, place: string) => Fault | undefined;

export const isText: Check = (value, place) => (typeof value === 'string' && value !== '' ? undefined : { place });
export const isAnyText: Check = (value, place) => (typeof value === 'string' ? undefined : { place });
export const isFlag: Check = (value, place) => (typeof value === 'boolean' ? undefined : { place });
export const isNumber: Check = (value, place) => (Number.isFinite(value) ? undefined : { place });
export const isCount: Check = (value, place) =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? undefined : { place };

export function matches(pattern: RegExp): Check {
  return (value, place) => (typeof value === 'string' && pattern.test(value) ? undefined : { place });
}

export function isOneOf(allowed: readonly unknown[]): Check {
  return (value, place) => (allowed.includes(value) ? undefined : { place });
}

/** A value that a newer catalogue may have added to: an unknown text is newer, anything else is wrong. */
export function isKnownOf(known: readonly unknown[]): Check {
  return (value, place) =>
    known.includes(value)
      ? undefined
      : typeof value === 'string' && value !== ''
        ? { place, isNewer: true }
        : { place };
}

export function optional(check: Check): Check {
  return (value, place) => (value === undefined ? undefined : check(value, place));
}

export function either(...checks: readonly Check[]): Check {
  return (value, place) => {
    const faults = checks.map((check) => check(value, place));
    return faults.includes(undefined) ? undefined : (faults.find((fault) => fault?.isNewer) ?? faults[0]);
  };
}

export function listOf(check: Check, atLeast = 0): Check {
  return (value, place) => {
    if (!Array.isArray(value) || value.length < atLeast) return { place };
    return firstFault(value.map((item, index) => () => check(item, `${place}[${index}]`)));
  };
}

export function shape(fields: { readonly [name: string]: Check }): Check {
  return (value, place) => {
    if (!isRecord(value)) return { place };
    return firstFault(
      Object.entries(fields).map(
        ([name, check]) =>
          () =>
            check(Object.hasOwn(value, name) ? value[name] : undefined, place === '' ? name : `${place}.${name}`),
      ),
    );
  };
}

export function isRecord(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function firstFault(checks: readonly (() => Fault | undefined)[]): Fault | undefined {
  for (const check of checks) {
    const fault = check();
    if (fault !== undefined) return fault;
  }
  return undefined;
}
