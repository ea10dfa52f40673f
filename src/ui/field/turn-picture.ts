/** A quarter turn clockwise, as a JPEG; absent when the picture cannot be read. The camera's own rotation mark is used up. */
export async function turnPicture(picture: Blob): Promise<Blob | undefined> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(picture);
  } catch {
    return undefined;
  }
  const canvas = document.createElement('canvas');
  canvas.width = bitmap.height;
  canvas.height = bitmap.width;
  const pen = canvas.getContext('2d');
  if (!pen) return undefined;
  pen.translate(canvas.width, 0);
  pen.rotate(Math.PI / 2);
  pen.drawImage(bitmap, 0, 0);
  bitmap.close();
  const turned = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.95));
  return turned ?? undefined;
}
