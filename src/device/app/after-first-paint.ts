/** Where nothing is ever shown. */
const mostMs = 3_000;
/** A page in the background draws no frame. */
const frameWithinMs = 1_000;

/**
 * Resolves after the browser has drawn what was read for the first screen: whatever begins before makes the person wait for the
 * figures. `shown`: when they were read.
 */
export function afterFirstPaint(shown: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, mostMs);
    void shown.then(() => {
      setTimeout(resolve, frameWithinMs);
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 0)));
    });
  });
}
