/** At most `most` questions about one thing in a minute, in this process. Forgets all of them when a minute begins. */
export function createAskLimit(most: number, now: () => Date): (about: string) => boolean {
  let minute = 0;
  let asked = new Map<string, number>();
  return (about) => {
    const current = Math.floor(now().getTime() / 60_000);
    if (current !== minute) {
      minute = current;
      asked = new Map();
    }
    const count = (asked.get(about) ?? 0) + 1;
    asked.set(about, count);
    return count <= most;
  };
}
