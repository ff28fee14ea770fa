/** The panel's address, as `application_url` in shopify.app.toml names it. */
export const panelPath = "/shopify/store";

/** Fetches a new token and goes on where the merchant wanted to. */
export const tokenPath = `${panelPath}/session-token`;

/**
 * Whether a path is the panel's: its pages, and the same asked for as data. Whatever a router reads as one of its pages
 * by another spelling has passed no gate, and its pages then answer that they are not there.
 */
export function isPanelPath(path: string): boolean {
  return path === panelPath || path === `${panelPath}.data` || path.startsWith(`${panelPath}/`);
}
