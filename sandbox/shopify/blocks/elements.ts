export interface BlockElement {
  readonly properties: readonly string[];
  readonly events: readonly string[];
}

function element(properties = "", events = ""): BlockElement {
  const words = (text: string) => text.split(" ").filter(Boolean);
  return { properties: words(properties), events: words(events) };
}

/** Shopify's elements that our blocks use, with the properties we set (@shopify/ui-extensions 2026.7.4). */
export const elements: Readonly<Record<string, BlockElement>> = {
  "s-admin-block": element("heading"),
  "s-badge": element("tone"),
  "s-banner": element("tone heading"),
  "s-button": element("variant command commandFor disabled loading", "click"),
  "s-button-group": element(),
  "s-clipboard-item": element("id text", "copy copyerror"),
  "s-heading": element(),
  "s-image": element("src alt aspectRatio inlineSize objectFit"),
  "s-link": element("href target"),
  "s-list-item": element(),
  "s-ordered-list": element(),
  "s-section": element("heading"),
  "s-skeleton-paragraph": element("content"),
  "s-spinner": element("accessibilityLabel"),
  "s-stack": element("direction gap"),
  "s-text": element("type color tone"),
  "s-unordered-list": element(),
};
