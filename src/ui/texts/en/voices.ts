import type {
  languageNames as vietnameseNames,
  listening as vietnameseListening,
  recordedLanguages as vietnameseRecorded,
  voicePacks as vietnamesePacks,
} from '../vi/voices.ts';

export const languageNames: typeof vietnameseNames = {
  bru: 'Bru – Vân Kiều',
  pac: 'Pa Cô',
  tth: 'Tà Ôi',
  vi: 'Vietnamese',
};

export const recordedLanguages: typeof vietnameseRecorded = { ...languageNames };

export const listening: typeof vietnameseListening = {
  // Said in Vietnamese, or in a language that was recorded here.
  speak: 'Read aloud in Vietnamese',
  again: 'Hear it again',
  stop: 'Stop reading',
  language: 'Listen in',
  near: 'Is anybody else near?',
  alone: 'Only family, aloud is fine',
  ear: 'Others are near, quietly at the ear',
  eyes: 'Others are near, read by eye',
  earHint:
    'It reads more quietly: hold the speaker to the ear or plug in earphones. A browser cannot switch to the earpiece by itself; if it is still loud, turn the volume down.',
  eyesOnly: 'To be read by eye, not aloud.',
  hearAloud: 'Listen all the same',
  partly: (language: string) => `Not all of it is in ${language}: what is missing is in Vietnamese.`,
  notAtAll: (language: string) => `This is not in ${language} yet; it is heard in Vietnamese.`,
  unsaid: 'This phone can say only a part of it; please read the rest out yourself.',
  noVoice: 'This phone has no Vietnamese voice yet. Please read it out yourself.',
  withoutHelper: {
    unsaid: 'Only a part of it can be said. Please ask somebody to read you the rest.',
    noVoice: 'Nothing can be read aloud here yet. Please ask somebody to read it to you.',
  },
};

export const voicePacks: typeof vietnamesePacks = {
  title: 'Voices',
  lead: 'Download them while there is a network, so that residents hear their own language where there is none.',
  none: 'The province has not published any voices yet.',
  clips: (count: number) => `${count} ${count === 1 ? 'sentence' : 'sentences'}`,
  held: (held: number, of: number) => `${held} of ${of} sentences are here`,
  whole: 'Downloaded',
  partial: 'Begun',
  newer: 'A newer one is out',
  notHere: 'Not downloaded',
  download: 'Download',
  resume: 'Go on downloading',
  update: 'Update',
  remove: 'Delete from this phone',
  downloading: (language: string) => `Downloading ${language}`,
  offlineList: 'The server could not be asked. These voices are on this phone.',
  recordTitle: 'Record voices',
  recordLead: 'Whoever speaks Bru – Vân Kiều, Pa Cô or Tà Ôi can record on this phone, one sentence at a time.',
  record: (language: string) => `Record ${language}`,
};
