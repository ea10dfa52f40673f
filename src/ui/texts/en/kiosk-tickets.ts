import type { kioskTickets as vietnameseTickets, kioskTicketsKeeper as vietnameseKeeper } from '../vi/kiosk-tickets.ts';

export const kioskTickets: typeof vietnameseTickets = {
  job: { title: 'Take a queue number', lead: 'Wait to be called to a counter' },
  title: 'Take a queue number',
  lead: 'One touch and you have a number. Nobody is asked for a name.',
  leadQueues: 'What have you come for?',
  asking: 'Asking…',
  take: 'Take a number',
  taking: 'Taking a number…',
  waiting: (count: number) => (count === 0 ? 'Nobody is waiting.' : `Waiting: ${count}.`),
  offline: 'This computer has no network, so it cannot give numbers. Please take one at the counter.',
  closed: 'No numbers are given here. Please go straight to the counter.',
  trouble: 'No number could be taken. Please take one at the counter, or try again.',
  over: 'All numbers of today are given out. Please ask an official at the counter.',
  again: 'Try again',
  yours: 'Your number',
  ahead: (count: number) => (count === 0 ? 'It is your turn soon.' : `Before you: ${count}.`),
  remember: 'Remember this number or photograph it. Please sit, listen for it and watch the board.',
  printed: 'Take the slip of paper, sit, listen for your number and watch the board.',
  print: 'Print the number',
  say: 'Hear the number',
  spoken: (digits: string) => `Your number is: ${digits}. Please sit and wait to be called.`,
  taken: (time: string) => `Taken at ${time}`,
  leaving: (seconds: number) => `Back to the first page in ${seconds} seconds.`,
  done: 'I know my number',
};

export const kioskTicketsKeeper: typeof vietnameseKeeper = {
  give: 'Queue numbers on this computer',
  none: 'Give no numbers',
  all: 'Give numbers; people choose what they came for',
  one: (letter: string, name: string) => `Only numbers ${letter}: ${name}`,
  oneUnknown: (letter: string) => `Only numbers ${letter}`,
  closed: 'No numbers are given where this computer stands. Begin at the desk: More → Queue numbers.',
  offline: 'The desk could not be asked which numbers it gives.',
};
