/**
 * Cuts a reference into groups of three or four characters, longer groups first, so that no single digit is
 * left alone: 12 → 4 4 4, 10 → 4 3 3, 9 → 3 3 3. Anything but letters and digits stays in one piece.
 */
export function groupReference(reference: string): string[] {
  if (!/^[A-Za-z0-9]+$/.test(reference)) return [reference];
  const count = Math.ceil(reference.length / 4);
  const size = Math.floor(reference.length / count);
  const longer = reference.length % count;
  const groups: string[] = [];
  let start = 0;
  for (let index = 0; index < count; index += 1) {
    const end = start + size + (index < longer ? 1 : 0);
    groups.push(reference.slice(start, end));
    start = end;
  }
  return groups;
}

/** What a screen reader says: one character after the other, with a pause after each group. */
export function speakReference(reference: string): string {
  return groupReference(reference)
    .map((group) => Array.from(group).join(" "))
    .join(", ");
}
