import type { sentences as vietnamese } from '../vi/problems.ts';
import { countOf } from '../count-of.ts';

const megabytes = (bytes: number | undefined, otherwise: string) =>
  bytes === undefined ? otherwise : `${Math.max(1, Math.round(bytes / 1_000_000)).toLocaleString('en-GB')} MB`;

const seconds = (limit: number | undefined) => {
  if (limit === undefined) return 'a few minutes';
  return limit < 90 ? countOf(Math.ceil(limit), 'second') : countOf(Math.ceil(limit / 60), 'minute');
};

export const sentences: typeof vietnamese = {
  'card-not-recognised': 'This is not the QR code of a citizen card. It is at the top right of the front of the card.',
  'card-is-insurance': 'This is the code of a health insurance card. Scan the QR code on the citizen card.',
  'card-damaged':
    'The QR code is damaged and could not be read in full. Try in better light, or type what the card says.',
  'card-id-invalid': 'The personal number that was read is not valid. Scan again, or type what the card says.',
  'card-date-invalid': 'The date that was read does not exist. Scan again, or type what the card says.',
  'card-too-long': 'This text is too long to be the QR code of a citizen card.',

  'answer-missing': 'This question needs an answer.',
  'answer-wrong-type': 'The answer has the wrong form. Please enter it again.',
  'answer-not-a-choice': 'Choose one of the entries given.',
  'answer-out-of-range': (problem) =>
    problem.limit === undefined
      ? 'This figure is outside what is allowed.'
      : `This figure is outside what is allowed (${problem.limit.toLocaleString('en-GB')}).`,
  'answer-too-long': (problem) =>
    problem.limit === undefined ? 'The answer is too long.' : `The answer is longer than ${problem.limit} letters.`,
  'answer-constraint': 'The answer does not meet the condition of the declaration.',
  'id-number-invalid': 'A personal number has 12 digits (an old CMND number has 9). Please check it.',
  'phone-invalid': 'A telephone number has 10 digits and begins with 0. Please check it.',
  'date-invalid': 'This date does not exist. Please check day, month and year.',
  'date-in-future': 'This date is still to come. Please check it.',
  'paper-missing': 'This paper is missing: photograph it, take the original, or note “comes later”.',
  'paper-later': 'This paper comes later.',
  'paper-original-awaited': 'The procedure needs the original of this paper; the desk will wait for it.',
  'signature-missing': 'A signature is missing; it is noted as something to do later.',
  'consent-missing': 'The resident’s consent is not recorded yet.',
  'needs-sensitive-consent':
    'This cannot be prepared when the resident does not want to speak of private matters: please see an official at the desk.',
  'confirmation-missing': 'It was not read back and confirmed with the resident yet.',
  'confirmation-stale': 'Something changed after it was read back. Read it back and confirm it once more.',
  'card-mismatch': 'The answer differs from what the card says. The card may be old; please ask again to be sure.',

  'procedure-malformed': 'The data of this procedure has a fault and cannot be used. Update the catalogue.',
  'procedure-unknown': 'This phone does not have this procedure yet. Update the catalogue when there is network.',
  'procedure-ended': 'This procedure has ended and takes no new dossiers.',
  'procedure-has-no-form':
    'There is no declaration for this procedure on the phone yet. The resident is welcome at the public service centre.',
  'procedure-newer-than-app': 'This procedure needs a newer app: when there is network, open More.',
  'catalogue-missing': 'This phone has no catalogue of procedures yet. Fetch it when there is network.',

  'picture-not-an-image': 'This file is not a picture (JPEG, PNG or WebP).',
  'picture-too-large': (problem) =>
    `The picture is larger than ${megabytes(problem.limit, 'what is allowed')}. Take it within the app.`,
  'too-many-pages': (problem) =>
    `The dossier already has ${problem.limit ?? 39} pages of pictures. Remove some that are not needed.`,
  'picture-unreadable': 'This picture cannot be opened. Take it again or choose another one.',
  'camera-denied': 'The browser does not allow the camera. Open the permissions of this page and allow “Camera”.',
  'camera-missing': 'There is no camera on this device. Choose a picture, or type it in.',

  'clip-not-audio': 'This file is not a recording. Choose an .opus, .ogg, .webm, .m4a or .mp3 file.',
  'clip-too-long': 'The recording is longer than two minutes. Please record a shorter one.',

  'storage-nearly-full': (problem) =>
    `The storage of this phone is nearly full (at least ${megabytes(problem.limit, '50 MB')} are needed). Delete some old pictures or videos first.`,
  'storage-full':
    'The storage of this phone is full, so nothing could be saved. Delete some pictures or videos and try again; do not close this screen.',
  'storage-lost':
    'The data of the app on this phone was deleted. Tell the desk, so that they can compare, and ask for a new invitation.',
  'store-held':
    'The app was just updated, but the old version is still open in another window. Close that window; this screen then goes on by itself.',
  'app-outdated':
    'This phone has a newer version of the app, so the old one stops here. Open it again to use the new version.',
  'private-window': 'This is a private window: closing it loses everything. Open the app in an ordinary window.',
  'insecure-context':
    'This page was not opened by https, so its protection cannot work. Open exactly the address you were given.',
  'pin-wrong': 'That is not the PIN. Please try again.',
  'pin-too-weak':
    'This PIN is easy to guess. Choose at least 6 digits that neither repeat nor run in order and are no date; or four different words.',
  'pin-wait': (problem) => `Wrong several times. Wait ${seconds(problem.limit)}, then try again.`,
  'vault-locked': 'The app is locked. Please enter the PIN.',
  'vault-torn':
    'The key on this phone is broken and no PIN can open it any more. Sealed dossiers are still sent. Press “Forgot the PIN” to set a new one.',
  'record-torn': 'A record on this phone is broken and was set aside. Other dossiers are not touched.',
  'sheet-code-invalid': 'The code on the sheet is not right. Check the nine digits, or scan the QR code on it.',
  'sheet-already-used': 'This sheet belongs to another dossier. Take a new one.',
  'correction-window-over':
    'The time for corrections on this phone is over. If it must be corrected, tell the receiving desk.',
  'not-enrolled': 'This phone is not enrolled yet. Open the invitation link of the commune.',
  'bundle-malformed':
    'This is not a file of dossiers from Gõ Cửa, or it was damaged on the way. Ask for the file to be sent again.',
  'bundle-foreign': 'This file is for another province, so this phone cannot carry it.',
  'bundle-newer-than-app': 'This file was made by a newer app. Update the app, then open it again.',

  offline: 'No network. This goes on when there is network.',
  busy: 'The server is busy. The app tries again by itself.',
  'sign-in-needed':
    'The server does not recognise this device yet. Dossiers are still sent; news will be asked for again later.',
  'bad-request': 'The server did not understand this. Please update the app.',
  'bad-frame': 'A piece of data was damaged on the way. The app sends it again.',
  'body-too-large': 'What was sent is larger than allowed.',
  'too-many-names': 'Too many packets were asked about at once. The app asks in smaller parts.',
  'slow-body': 'The network was too slow and broke off. The app sends what is left.',
  'header-invalid':
    'The envelope of this packet is not valid, so the server refuses it. Export the packet and tell the desk.',
  'unknown-device':
    'The server does not know this device. The packet is still on this phone; ask the commune to check the enrolment.',
  'wrong-gateway': 'This packet belongs to another server. Export the packet and tell the desk.',
  'unknown-recipients':
    'The packet was sealed with an old key that the server no longer has. Export the packet and tell the province.',
  'pid-conflict': 'The server has another packet of the same code. Export the packet and tell the desk.',
  'offset-mismatch': 'What was sent and what the server has do not match. The app asks again and goes on.',
  'unlisted-part': 'The server received a part that the packet does not name. Export the packet and tell the desk.',
  'digest-mismatch': 'What was sent does not match its check. The app sends it again.',
  'quota-exceeded': 'This phone has sent all it may today. The rest is sent tomorrow.',
  'disk-full': 'The server is out of room for now. The dossier is safe on this phone and is sent again by itself.',
  'not-found': 'Not found.',
  forbidden: 'This account may not do that.',
  'internal-error': 'Something went wrong on the server. The app tries again.',

  'packet-unreadable': 'The desk could not open this packet. Export the packet and tell the desk.',
  'packet-malformed': 'The desk opened the packet, but its content is damaged. Export the packet and tell the desk.',
  'packet-failed-check':
    'When it was checked again at the desk, something was not right yet. Open the dossier to see and correct it.',
  'picture-rejected':
    'A picture in this dossier could not be opened at the desk. Ask the desk which paper it is and photograph it again with the resident.',
  'supersedes-refused':
    'The correction came after the desk had acted, so it does not replace the dossier. Tell the desk.',
  'spot-reception-doubted':
    'This packet says that it was accepted on the spot, but the phone was not an official’s of this commune then, or the time is not plausible. It comes in as an ordinary dossier; ask the sender, for the resident may hold a reception slip.',
  'spot-appointment-differs':
    'The day on the reception slip differs from the one by the published working calendar. The day promised to the resident is kept.',
  'supplement-unasked':
    'This supplement is not what the desk asks for, so it was not joined to the dossier. Tell the desk.',
  'device-revoked': 'This device was locked or revoked. The dossier is kept for an official to look at.',
  'device-unconfirmed':
    'The commune has not confirmed the six check digits of this device yet. The dossier is kept for an official to look at.',
  'kiosk-has-no-notes':
    'The PC in the hall writes nothing for a hamlet, so this packet is kept for an official to look at.',

  'invitation-malformed':
    'The invitation link is incomplete or misspelt. Scan the QR code again, or copy the whole link.',
  'invitation-unknown': 'There is no such invitation. Ask the commune for a new one.',
  'invitation-used': 'A device has used this invitation. Each works once; please ask for a new one.',
  'invitation-expired': 'The invitation has run out. Ask the commune for a new one.',
  'invitation-foreign': 'This invitation is for another place. Open the link at the very address that it names.',
  'proof-invalid':
    'The server could not verify the key of this device. Try again; if it stays so, ask for a new invitation.',

  'changed-meanwhile': 'Somebody else has just changed this dossier. Open it again to see the newest, then go on.',
  'action-not-possible': 'That cannot be done in this state.',
  'number-invalid': 'The dossier number does not follow the pattern. Please check it.',
  'number-taken': 'This dossier number is used for another dossier. Please check it.',
  'reason-missing': 'Please give the reason.',
  'publication-personal': 'What is to be published may point to a person. Look at each place named before publishing.',
  'scan-ticket-over':
    'This scanning code has run out or was closed. Ask the official for a new one on the PC and scan it.',
  'hand-over-code-invalid': 'This is not a code for handing over envelopes. Ask the other person to show theirs again.',
  'still-open': 'Some lines are not done. Finish them, or give a reason for each that is left.',
  'sheet-spoiled':
    'The sheet with this code was reported as spoiled. Ask the helper and check that it is the right slip.',
  'sheet-lost': 'The sheet with this code was reported as lost. Ask the helper and check that it is the right slip.',
  'slip-unknown': 'This slip was not found. The dossier may still be on its way; try again in a few days.',
};
