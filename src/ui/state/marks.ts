/** Words in localStorage that decide what a page draws before anything else is known. They name nobody. */

/** This is the PC of a hall. */
export const kioskMark = 'gocua-kiosk';
/** The phone is in a resident's hand. */
export const realHandedMark = 'gocua-handed';
/** The language that was chosen; absent: Vietnamese. */
export const languageMark = 'language';
