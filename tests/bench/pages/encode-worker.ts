/** The peer of P8: a picture is drawn at 1,600 pixels and written as WebP, and nothing else. */

addEventListener('message', ({ data: picture }: MessageEvent<Blob>) => {
  void encode(picture).then((bytes) => postMessage(bytes, { transfer: [bytes] }), reportError);
});

async function encode(picture: Blob): Promise<ArrayBuffer> {
  const bitmap = await createImageBitmap(picture, { imageOrientation: 'from-image' });
  const scale = 1600 / Math.max(bitmap.width, bitmap.height);
  const canvas = new OffscreenCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this worker cannot draw');
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return (await canvas.convertToBlob({ type: 'image/webp', quality: 0.72 })).arrayBuffer();
}
