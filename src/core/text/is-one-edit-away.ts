/** Whether one letter put in, left out, changed, or swapped with its neighbour turns one word into the other. */
export function isOneEditAway(left: string, right: string): boolean {
  if (left === right || Math.abs(left.length - right.length) > 1) return false;
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  const [restLeft, restRight] = [left.slice(at), right.slice(at)];
  if (left.length !== right.length) {
    return left.length > right.length ? restLeft.slice(1) === restRight : restRight.slice(1) === restLeft;
  }
  const isSwap = restLeft[0] === restRight[1] && restLeft[1] === restRight[0];
  return restLeft.slice(1) === restRight.slice(1) || (isSwap && restLeft.slice(2) === restRight.slice(2));
}
