import { useEffect } from 'react';

/** A link to practice inside the app: the page opens anew, without the store that is open in this one. */
export default function OpenPractice() {
  useEffect(() => location.reload(), []);
  return null;
}
