/** The panel's address, as `application_url` in shopify.app.toml names it. */
export const panelHome = "/shopify/store";

/** The menu of the panel, in Shopify's own frame. The first is home. */
export const places = [
  { path: panelHome, name: "setup" },
  { path: `${panelHome}/accounts`, name: "accounts" },
  { path: `${panelHome}/settings`, name: "settings" },
] as const;

export type PlaceName = (typeof places)[number]["name"];
