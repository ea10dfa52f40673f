/** Makes a JPEG of a frame. On the page's thread the browser encodes in idle moments, and every one of them holds a slow phone up. */

addEventListener('message', ({ data: frame }: MessageEvent<ImageBitmap>) => {
  void encode(frame).then((picture) => postMessage(picture), reportError);
});

async function encode(frame: ImageBitmap): Promise<Blob> {
  const canvas = new OffscreenCanvas(frame.width, frame.height);
  const context = canvas.getContext('bitmaprenderer');
  if (!context) throw new Error('no drawing surface');
  context.transferFromImageBitmap(frame);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 });
}
