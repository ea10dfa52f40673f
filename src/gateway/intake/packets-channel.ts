/** The PostgreSQL channel on which the intake tells the opener that something is to be opened. */
export const packetsChannel = 'packets';
