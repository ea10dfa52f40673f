/** Where the vault lies in the `meta` table. Apart from its record, because the first screen asks only whether there is one. */

export const vaultMetaKey = 'vault';
/** The picture of who uses this phone, under the vault's key. */
export const portraitMetaKey = 'portrait';
/** From an erasing to the next enrolment: that there is no enrolment in the store is no loss of it. */
export const erasedKey = 'open-work-erased';
/** Of the hall's PC: the PIN that leads out of it, and the wrong ones. */
export const kioskPinMetaKey = 'kiosk-pin';
export const kioskTriesMetaKey = 'kiosk-pin-tries';
