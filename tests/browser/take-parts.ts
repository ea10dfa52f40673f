/**
 * `node --import tsx tests/browser/take-parts.ts [FOLDER]`: takes a picture of the page of parts in each theme into FOLDER
 * (default: a temporary one), as `npm run dev` shows it, says what a ruler and axe object to there, and makes the picture of
 * docs/design.md.
 */

import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { createServer } from 'vite';
import { findViolations } from './find-violations.ts';
import { openPhone } from './phone.ts';

const folder = resolve(process.argv[2] ?? mkdtempSync(join(tmpdir(), 'gocua-parts-')));
mkdirSync(folder, { recursive: true });
const port = 25_101;
const server = await createServer({ server: { port, strictPort: true }, logLevel: 'warn' });
await server.listen();
const profileDir = mkdtempSync(join(tmpdir(), 'gocua-parts-profile-'));
const { page, complaints, close } = await openPhone({ profileDir, viewport: { width: 820, height: 1180 } });
try {
  const pictures: string[] = [];
  for (const theme of ['light', 'dark', 'sunlight']) {
    await page.goto(`http://localhost:${port}/parts?theme=${theme}`);
    await page.getByRole('heading', { name: 'Quầy tiếp nhận' }).waitFor({ timeout: 30_000 });
    await page.waitForTimeout(500);
    const file = join(folder, `parts-${theme}.png`);
    await page.screenshot({ path: file, fullPage: true });
    pictures.push(file);
    for (const fault of await findViolations(page)) console.log(fault);
  }
  await putSideBySide(pictures, resolve(import.meta.dirname, '../../docs/pictures/parts.png'));
  console.log(`pictures in ${folder}`);
  console.log(complaints.join('\n'));
} finally {
  await close();
  await server.close();
}

/** The top of each, on the app's own paper colour. */
async function putSideBySide(files: readonly string[], into: string): Promise<void> {
  const [width, height, gap] = [400, 760, 12];
  const tops = await Promise.all(
    files.map((file) => sharp(file).resize({ width }).extract({ left: 0, top: 0, width, height }).toBuffer()),
  );
  await sharp({
    create: { width: (width + gap) * files.length + gap, height: height + gap * 2, channels: 3, background: '#d9d4c7' },
  })
    .composite(tops.map((input, at) => ({ input, left: gap + at * (width + gap), top: gap })))
    .png({ palette: true, colours: 64 })
    .toFile(into);
}
