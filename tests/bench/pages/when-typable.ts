/** When the first field of a page could be typed into and was drawn. */

declare global {
  interface Window {
    /** From the call until the first field could be typed into and was drawn. */
    openForm?: () => Promise<number>;
  }
}

/** The moment after the next frame was drawn. */
function afterNextFrame(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.addEventListener('message', () => resolve(performance.now()));
      channel.port1.start();
      channel.port2.postMessage(0);
    });
  });
}

/** The first field that stands on the page, and the frame that shows it. */
export async function whenTypable(startedMs: number): Promise<number> {
  while (!document.querySelector('input, textarea')) await afterNextFrame();
  return (await afterNextFrame()) - startedMs;
}
