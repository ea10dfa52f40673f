/** One word outside the database, by which a database that vanished is noticed. It names nobody. */

const name = 'gocua-enrolled';

export const enrolledMark = {
  isSet(): boolean {
    return localStorage.getItem(name) === 'yes';
  },
  set(): void {
    localStorage.setItem(name, 'yes');
  },
};
