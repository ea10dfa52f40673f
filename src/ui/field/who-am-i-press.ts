/** A portrait small enough for one record of the store: cut to 3:4 about its middle, drawn anew, so that nothing but the picture is left. */

const width = 360;
const height = 480;
/** One record; with some room for what the vault adds. */
const mostBytes = 30_000;

/** Absent: no picture that this browser can read. */
export async function pressPortrait(file: Blob): Promise<Blob | undefined> {
  const bitmap = await createImageBitmap(file).catch(() => undefined);
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!bitmap || !context) return undefined;
  for (const share of [1, 0.75, 0.5]) {
    canvas.width = width * share;
    canvas.height = height * share;
    const scale = Math.max(canvas.width / bitmap.width, canvas.height / bitmap.height);
    const [wide, high] = [bitmap.width * scale, bitmap.height * scale];
    context.drawImage(bitmap, (canvas.width - wide) / 2, (canvas.height - high) / 2, wide, high);
    for (const quality of [0.82, 0.65, 0.5]) {
      const pressed = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
      if (pressed && pressed.size <= mostBytes) return pressed;
    }
  }
  return undefined;
}
