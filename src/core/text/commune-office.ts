import { lowerFirst } from './lower-first.ts';

/** The office of a commune by its name: "UBND xã Đakrông". */
export function communeOffice(communeName: string): string {
  return `UBND ${lowerFirst(communeName)}`;
}
