/** A sheet for the lessons that begin after the photograph: drawn here, so that nothing of anybody is ever in it. */
export async function drawSamplePaper(words: string): Promise<Blob> {
  const canvas = new OffscreenCanvas(600, 800);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser draws nothing');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#222';
  context.font = '40px sans-serif';
  context.textAlign = 'center';
  for (let y = 120; y < canvas.height; y += 160) context.fillText(words, canvas.width / 2, y);
  return canvas.convertToBlob({ type: 'image/png' });
}
