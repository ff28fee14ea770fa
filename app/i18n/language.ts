import type { Country } from "../domain/method.ts";

/** Languages of every page. The first is the one for people whose language we do not speak. */
export const languages = ["es", "en", "zh-CN"] as const;

export type Language = (typeof languages)[number];

/** Each language in its own words, for the switch. */
export const languageNames: Record<Language, string> = { es: "Español", en: "English", "zh-CN": "简体中文" };

/** BCP 47 tag for dates and for the page's `lang`: Spanish differs by country. */
export function localeTag(language: Language, country: Country | null): string {
  if (language === "es" && country !== null) return `es-${country}`;
  return language;
}

/** The language of a BCP 47 tag that a browser or a shop sent, or null when we have no such pages. */
export function readLanguage(tag: string | null): Language | null {
  const primary = tag?.trim().toLowerCase().split(/[-_]/)[0];
  if (primary === "zh") return "zh-CN";
  return languages.find((language) => language === primary) ?? null;
}

/** The first language of an `Accept-Language` header that we have, by its weights. */
export function readAcceptLanguage(header: string | null): Language | null {
  const wishes = (header ?? "").slice(0, 500).split(",").map(readWish);
  wishes.sort((a, b) => b.weight - a.weight);
  for (const wish of wishes) {
    const language = wish.weight > 0 ? readLanguage(wish.tag) : null;
    if (language) return language;
  }
  return null;
}

function readWish(text: string): { tag: string; weight: number } {
  const [tag = "", ...parameters] = text.split(";");
  const weight = parameters.map((parameter) => /^\s*q=([01](?:\.\d{1,3})?)\s*$/.exec(parameter)?.[1]);
  return { tag, weight: Number(weight.find(Boolean) ?? "1") };
}

/** As much of a request as its language takes. */
export interface Asker {
  readonly url: string;
  readonly headers: { get(name: string): string | null };
}

/** What a person chose on the page wins, then what the shop said of them, then the browser, then Spanish. */
export function chooseLanguage(request: Asker, shopLocale: string | null): Language {
  return (
    readLanguage(new URL(request.url).searchParams.get("lang")) ??
    readLanguage(shopLocale) ??
    readAcceptLanguage(request.headers.get("accept-language")) ??
    "es"
  );
}
