/** Where the pages about people lie: the province's in the administration, a commune's own at its desk. */

export interface PeoplePlaces {
  readonly people: string;
  readonly teams: string;
  readonly invite: string;
  readonly devices: string;
  /** The desk: its own commune alone, its own dossiers to give on, nobody to lend. */
  readonly isDesk?: true;
}

export const provincePeople: PeoplePlaces = {
  people: '/quan-tri/nguoi',
  teams: '/quan-tri/to',
  invite: '/quan-tri/moi',
  devices: '/quan-tri/may',
};

export const deskPeople: PeoplePlaces = {
  people: '/quay/trong-xa',
  teams: '/quay/trong-xa/to',
  invite: '/quay/nguoi',
  devices: '/quay/nguoi',
  isDesk: true,
};
