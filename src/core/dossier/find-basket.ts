import type { Ports } from '../ports.ts';
import type { Draft } from './dossier.ts';

/** The drafts of one sitting that this phone still has, sealed ones included, in an order that stays. */
export async function findBasket(ports: Pick<Ports, 'drafts'>, basketId: string): Promise<readonly Draft[]> {
  const basket = await ports.drafts.basket(basketId);
  // Dossiers of one basket begin in the same second; the code keeps them in their places while they are saved.
  return [...basket].sort(
    (one, other) =>
      one.startedAt.localeCompare(other.startedAt) || one.procedure.code.localeCompare(other.procedure.code),
  );
}
