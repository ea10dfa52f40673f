import type {
  figureWords as vietnamese,
  indicatorWords as vietnameseIndicators,
  rowWords as vietnameseRows,
} from '../vi/figure-words.ts';

export const figureWords: typeof vietnamese = {
  visits: {
    name: 'Visits to hamlets',
    definition:
      'A device that sealed at least one dossier in a hamlet on a day is one visit. The day is that of the device’s clock, or the day the dossier arrived where the clock is wrong.',
  },
  households: {
    name: 'Households visited',
    definition: 'Households with at least one visit, by the lists of the hamlets.',
    missing: 'No figure yet: the system has no list of households.',
  },
  dossiers: {
    name: 'Dossiers arrived',
    definition:
      'Dossiers that the gateway received and could open in the period, by day of arrival; supplements do not count again.',
  },
  'shown-online': {
    name: 'People shown how to submit',
    definition:
      'People whose dossier they were shown how to submit with their own VNeID. Dossiers of one sitting belong to one person and count once, with the first that arrives.',
  },
  'share-online': {
    name: 'Share submitted online',
    definition:
      'Of the dossiers that arrived in the period, those that residents submitted with their own VNeID, with guidance.',
    ofWhat: { numerator: 'Dossiers submitted with VNeID', denominator: 'dossiers arrived' },
  },
  'share-digitised': {
    name: 'Share with digitised papers',
    definition: 'Of the dossiers that arrived in the period, those of which every paper has a picture.',
    ofWhat: { numerator: 'Dossiers of which every paper has a picture', denominator: 'dossiers arrived' },
  },
  'on-time': {
    name: 'Share on time',
    definition:
      'Of the dossiers that arrived in the period and were accepted with a due date, those with a result not later than due, or still in work and not overdue. The due date in effect counts.',
    ofWhat: { numerator: 'Dossiers done on time or not yet due', denominator: 'dossiers accepted with a due date' },
  },
  'same-day': {
    name: 'Share done the same day',
    definition:
      'Of the dossiers that arrived in the period and have a result, those with the result on the day of acceptance.',
    ofWhat: { numerator: 'Dossiers with a result on the day of acceptance', denominator: 'dossiers with a result' },
  },
  'door-to-number': {
    name: 'From door to number, median',
    definition:
      'Half of the dossiers that arrived in the period got their official number within this time from being sealed at the door. Devices with a wrong clock do not count.',
  },
  'door-to-number-p90': {
    name: 'From door to number, 9 of 10 dossiers',
    definition:
      'Nine tenths of the dossiers that arrived in the period got their official number within this time from being sealed.',
  },
  processing: {
    name: 'Average time to a result',
    definition:
      'Average from acceptance to result, days off included, of the dossiers that arrived in the period and have a result.',
  },
  supplements: {
    name: 'Supplements asked for',
    definition: 'Papers, answers and signatures that the desk asked for in the period; one request may have several.',
  },
  'share-supplemented': {
    name: 'Share with a supplement',
    definition:
      'Of the dossiers that arrived in the period, those for which the desk asked for a supplement at least once.',
    ofWhat: { numerator: 'Dossiers with a supplement asked for', denominator: 'dossiers arrived' },
  },
  unsent: {
    name: 'Packets still on devices',
    definition: 'Packets that devices say they hold unsent, at the last contact of each.',
  },
  'oldest-unsent': {
    name: 'Packet waiting longest',
    definition: 'How long the oldest unsent packet has waited until now, as its device says.',
  },
  satisfaction: {
    name: 'Satisfaction',
    definition:
      'Residents answer three questions (time, manner, ease) when they have their result, at a visit or with the code on the slip. Satisfied means at least two good answers and no bad one; each dossier counts once, on the day of the answer. Months with few answers are not told, not even to the commune.',
    ofWhat: { numerator: 'Dossiers with satisfied residents', denominator: 'dossiers with an answer' },
  },
  reports: {
    name: 'Reports arrived',
    definition:
      'Reports from residents that the gateway received and could open in the period, by day of arrival; corrections of a report do not count again.',
  },
  'reports-answered': {
    name: 'Reports answered',
    definition:
      'Of the reports that arrived in the period, those the commune answered, closed ones included. Opened again and not answered since does not count, nor refused or withdrawn.',
  },
  'reports-published': {
    name: 'Reports published',
    definition: 'Of the reports that arrived in the period, those with an answer on the commune’s public page now.',
  },
  'report-answer-time': {
    name: 'Time to answer a report, median',
    definition:
      'Half of the reports that arrived in the period and were answered got their first answer within this time, days off included.',
  },
};

export const rowWords: typeof vietnameseRows = {
  dimensions: {
    commune: 'Commune, ward, special zone',
    procedure: 'Procedure',
    state: 'State',
    lane: 'Way of submitting',
    hamlet: 'Hamlet',
    device: 'Device',
    reason: 'Item of supplement',
    week: 'Week (from Monday)',
    month: 'Month',
  },
  states: {
    received: 'To be accepted',
    'in-review': 'To be looked at',
    accepted: 'In work',
    supplement: 'Supplement awaited',
    refused: 'Not accepted',
    done: 'Result ready',
    'handed-over': 'Result handed over',
    withdrawn: 'Withdrawn',
    stopped: 'Stopped',
  },
  lanes: { assisted: 'In person, with a helper', online: 'Online with VNeID, with guidance' },
  noHamlet: 'No hamlet given',
};

const elsewhere = 'Not known here: these are data of the National Public Service Portal.';
const duty = 'Not known here: publishing procedures is the province’s task.';
const payment = 'Not known here: the system takes no payments.';
const complaints = 'Not known here: complaints and proposals do not pass through this system.';

export const indicatorWords: typeof vietnameseIndicators = {
  '1.1': { name: 'Procedures announced on time', note: duty },
  '1.2': { name: 'Procedures updated and made public on time', note: duty },
  '1.3': { name: 'Procedures made public in full', note: duty },
  '1.4': { name: 'Dossiers whose data are in the National Public Service Portal', note: elsewhere },
  '2.1': {
    name: 'Dossiers done early or on time',
    note: 'Only dossiers that pass through this system; there is no target, so the points are the share of the most points.',
  },
  '2.2': { name: 'Average time to a result', note: 'Watched, without points of its own. Days off are counted here.' },
  '3.0': {
    name: 'Dossiers wholly online, of those eligible',
    note: 'Not known here: it is unclear which procedures are eligible.',
  },
  '3.1': { name: 'Procedures offered online', note: duty },
  '3.2': { name: 'Online services that are used', note: elsewhere },
  '3.3': {
    name: 'Dossiers submitted online',
    note: 'Without the factor for the national portal and without regard to electronic results; its part of the group’s 12 points is unclear.',
  },
  '3.5a': { name: 'Procedures that can be paid online', note: payment },
  '3.5b': { name: 'Procedures with payments online', note: payment },
  '3.6': { name: 'Dossiers paid online', note: payment },
  '4.1': {
    name: 'Dossiers with an electronic result',
    note: 'Not counted: result files here are not digitally signed, so they are not valid electronic results.',
  },
  '4.2': {
    name: 'Dossiers with digitised papers',
    note: 'Only digitised papers; whether the result is electronic is not counted.',
  },
  '4.c': { name: 'Electronic certified copies offered', note: elsewhere },
  '4.3': {
    name: 'Dossiers that use digitised data again',
    note: 'Not counted: papers are used again only within one commune.',
  },
  '4.4': { name: 'Digitised dossiers shared for use again', note: elsewhere },
  '4.5a': { name: 'Procedures connected to the population database', note: duty },
  '4.5b': { name: 'Dossiers that use the population database', note: elsewhere },
  '5.1': { name: 'Complaints and proposals sorted', note: complaints },
  '5.2': { name: 'Complaints and proposals dealt with on time', note: complaints },
  '5.3': { name: 'Satisfaction with how complaints and proposals are dealt with', note: complaints },
  '5.4': {
    name: 'Satisfaction with how dossiers are received and decided',
    note: 'Only residents who received their result through this system and answered; three steps, unlike the portal’s questions.',
  },
};
