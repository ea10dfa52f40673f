/** Work that is done side by side and takes effect one after another. */

export interface Turn {
  readonly before: Promise<void>;
  readonly pass: () => void;
}

/** Each turn begins when the one before was passed on. */
export function newTurns(): () => Turn {
  let last = Promise.resolve();
  return () => {
    const before = last;
    let pass: () => void = () => undefined;
    last = new Promise((resolve) => {
      pass = resolve;
    });
    return { before, pass };
  };
}
