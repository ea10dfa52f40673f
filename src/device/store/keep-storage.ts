/** Asks the browser not to clear this origin when room gets short; it may refuse, and is asked again later. */
export async function keepStorage(): Promise<boolean> {
  const { storage } = navigator;
  if (!storage?.persist) return false;
  return (await storage.persisted()) || (await storage.persist());
}
