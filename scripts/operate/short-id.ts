/** How lists show an id of ours: its end, which is random. Ids that were made within a minute all begin alike. */
export function shortId(id: string): string {
  return id.slice(-8);
}

/** Whether somebody who typed this means this id: all of it, or four characters and more of its end. */
export function isMeant(id: string, typed: string): boolean {
  return id === typed || (typed.length >= 4 && id.endsWith(typed));
}
