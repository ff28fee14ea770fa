/** The words of this block, by key. */
export type Translate = (key: string, values?: Record<string, string | number>) => string;
