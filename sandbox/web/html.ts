/** Markup that is safe to place inside other markup. Made only by `html`. */
export interface Html {
  readonly markup: string;
}

export type HtmlValue = Html | string | number | null | undefined | false | readonly HtmlValue[];

/** A template tag that escapes every value which is not already markup. Null, undefined and false print nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlValue[]): Html {
  let markup = strings[0] ?? "";
  parts.forEach((part, index) => {
    markup += print(part) + (strings[index + 1] ?? "");
  });
  return { markup };
}

/** Markup written by the program itself, such as a style sheet. Never pass anything a person typed. */
export function trustedMarkup(markup: string): Html {
  return { markup };
}

function print(part: HtmlValue): string {
  if (part === null || part === undefined || part === false) return "";
  if (typeof part === "string" || typeof part === "number") return escapeText(String(part));
  if ("markup" in part) return part.markup;
  return part.map(print).join("");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
