/** Whether one letter put in, left out, changed, or swapped with its neighbour turns one word into the other. */
export function isOneEditAway(left: string, right: string): boolean {
  const longer = left.length - right.length;
  if (left === right || longer > 1 || longer < -1) return false;
  let head = 0;
  while (head < left.length && left[head] === right[head]) head += 1;
  let tail = 0;
  const shorter = Math.min(left.length, right.length) - head;
  while (tail < shorter && left[left.length - 1 - tail] === right[right.length - 1 - tail]) tail += 1;
  const restLeft = left.length - head - tail;
  const restRight = right.length - head - tail;
  if (restLeft <= 1 && restRight <= 1) return true;
  return restLeft === 2 && restRight === 2 && left[head] === right[head + 1] && left[head + 1] === right[head];
}
