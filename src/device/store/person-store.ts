import { databaseName } from './database-name.ts';

const pattern = new RegExp(`^${databaseName}(-(?!0|1$)\\d{1,4})?$`);

/** Whether it is the name of a person's store: `gocua`, `gocua-2`, `gocua-3`… */
export function isPersonStore(name: string): boolean {
  return pattern.test(name);
}
