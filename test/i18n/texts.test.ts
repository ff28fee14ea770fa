import { describe, expect, it } from "vitest";
import { gatewayDefinitions } from "../../app/gateways/index.ts";
import { languages, type Language } from "../../app/i18n/language.ts";
import { resources } from "../../app/i18n/texts.ts";

function flatten(tree: object, path = ""): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "string") flat.set(path + key, value);
    else if (typeof value === "object" && value !== null)
      for (const [inner, text] of flatten(value as object, `${path}${key}.`)) flat.set(inner, text);
  }
  return flat;
}

/** What each gateway says about the fields of its settings form. */
const gatewayTexts = (language: Language): object =>
  Object.fromEntries(
    gatewayDefinitions.map((definition) => {
      const { credentials } = definition.create({
        http: () => Promise.reject(new Error("no call")),
        baseUrl: "",
      });
      return [
        definition.id,
        Object.fromEntries(credentials.map(({ name, words }) => [name, words[language]])),
      ];
    }),
  );

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

describe.each(languages)("texts in %s", (language) => {
  const english = flatten({ ...resources.en, gateways: gatewayTexts("en") });
  const texts = flatten({ ...resources[language], gateways: gatewayTexts(language) });

  it("exist for exactly the same keys as in English", () => {
    expect([...texts.keys()].sort()).toEqual([...english.keys()].sort());
    expect(texts.size).toBeGreaterThan(150);
  });

  it("are never empty", () => {
    expect([...texts].filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  it("fill in the same values as in English", () => {
    for (const [key, text] of texts)
      expect([key, placeholders(text)]).toEqual([key, placeholders(english.get(key) ?? "")]);
  });

  it("never say voucher, webhook or pending to a shopper", () => {
    const words = [...flatten(resources[language].pay)].filter(([, text]) =>
      /voucher|webhook|pending/i.test(text),
    );
    expect(words).toEqual([]);
  });
});
