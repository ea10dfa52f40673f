/** With its first letter small, as a name that begins with its kind stands inside a sentence ("xã Đakrông"). */
export function lowerFirst(text: string): string {
  return text.slice(0, 1).toLocaleLowerCase('vi') + text.slice(1);
}
