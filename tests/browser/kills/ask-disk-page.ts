import type { DiskPage } from './pages/disk-page.ts';
import type { Killable } from './killable.ts';

/** Calls one thing of the page that `pages/disk-page.ts` makes, after it has loaded. */
export async function askDiskPage<Name extends keyof DiskPage>(
  { page }: Pick<Killable, 'page'>,
  name: Name,
  ...values: Parameters<DiskPage[Name]>
): Promise<Awaited<ReturnType<DiskPage[Name]>>> {
  await page.waitForFunction(() => window.diskPage !== undefined, undefined, { timeout: 30_000 });
  const answer = await page.evaluate(
    ([method, given]) =>
      (window.diskPage as unknown as { [name: string]: (...all: unknown[]) => unknown })[method]?.(...given),
    [name as string, values as unknown[]] as const,
  );
  return answer as Awaited<ReturnType<DiskPage[Name]>>;
}
