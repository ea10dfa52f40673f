/**
 * The procedures that the law itself lets be done away from the desk: registering birth, marriage and death at the home of who
 * cannot come. Their texts say that the civil-status official takes them down himself and that a helper only tells the commune of
 * the need; they state no term or paper of their own besides, so the lane adds what a session needs to know and nothing else.
 */

const mobileCodes: readonly string[] = ['1.003583', '1.000593', '1.000419'];

export function isMobileProcedure(code: string): boolean {
  return mobileCodes.includes(code);
}
