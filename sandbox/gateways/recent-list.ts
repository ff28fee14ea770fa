/** A list that forgets its oldest half when full, so that a long bench does not grow without end. */
export function createRecentList<Item>(capacity: number) {
  let items: Item[] = [];
  return {
    add(item: Item): void {
      if (items.length >= capacity) items = items.slice(capacity / 2);
      items.push(item);
    },
    list: (): readonly Item[] => [...items],
  };
}
