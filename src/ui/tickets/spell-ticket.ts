/** `A, 0, 1, 2`: digit by digit, as numbers are called in a hall. */
export function spellTicket(label: string): string {
  return [...label.replace(/[^A-Z0-9]/g, '')].join(', ');
}
