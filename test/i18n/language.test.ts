import { describe, expect, it } from "vitest";
import { chooseLanguage, localeTag, readAcceptLanguage, readLanguage } from "../../app/i18n/language.ts";

const request = (path: string, accept?: string) =>
  new Request(
    `https://pay.example.com${path}`,
    accept === undefined ? {} : { headers: { "accept-language": accept } },
  );

describe("the language of a page", () => {
  it("is what the person chose, then the shop's, then the browser's, then Spanish", () => {
    expect(chooseLanguage(request("/?lang=zh-CN", "en"), "es-CO")).toBe("zh-CN");
    expect(chooseLanguage(request("/", "en"), "es-CO")).toBe("es");
    expect(chooseLanguage(request("/", "fr, en;q=0.8"), "fr-FR")).toBe("en");
    expect(chooseLanguage(request("/?lang=xx"), null)).toBe("es");
  });

  it("follows the weights of Accept-Language", () => {
    expect(readAcceptLanguage("es;q=0.3, zh-Hans;q=0.9, en;q=0.5")).toBe("zh-CN");
    expect(readAcceptLanguage("en;q=0, de")).toBeNull();
    expect(readAcceptLanguage(`${",".repeat(100_000)}en`)).toBeNull();
  });

  it("knows a language by its first part only", () => {
    expect(readLanguage("ES_pe")).toBe("es");
    expect(readLanguage("zhuang")).toBeNull();
    expect(localeTag("es", "PE")).toBe("es-PE");
    expect(localeTag("en", "PE")).toBe("en");
  });
});
