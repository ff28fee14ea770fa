export type JsonRecord = Readonly<Record<string, unknown>>;

/** The value as a JSON object, or null when it is anything else. */
export function readRecord(value: unknown): JsonRecord | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  return Object.fromEntries(Object.entries(value));
}

export function readText(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

/** Parses a request body: empty text is an empty object; null when it is no JSON object. */
export function parseJsonBody(text: string): JsonRecord | null {
  if (text === "") return {};
  try {
    return readRecord(JSON.parse(text));
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
}
