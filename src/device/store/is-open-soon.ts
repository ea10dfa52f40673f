import type { Store } from './store.ts';

const patienceMs = 5_000;

/** False: another window holds it in an older version, a newer app has been in it, or there is no room to open it. */
export async function isOpenSoon({ opened }: Pick<Store, 'opened'>): Promise<boolean> {
  let patience: ReturnType<typeof setTimeout> | undefined;
  const isLate = new Promise<boolean>((resolve) => {
    patience = setTimeout(() => resolve(false), patienceMs);
  });
  const isOpen = opened.then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([isOpen, isLate]);
  } finally {
    clearTimeout(patience);
  }
}
