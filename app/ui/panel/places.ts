/** The panel's address, as `application_url` in shopify.app.toml names it. */
export const panelHome = "/shopify/store";

export const paymentsPath = `${panelHome}/payments`;
export const exceptionsPath = `${panelHome}/exceptions`;

/** The menu of the panel, in Shopify's own frame. The first is home. */
export const places = [
  { path: panelHome, name: "setup" },
  { path: paymentsPath, name: "payments" },
  { path: exceptionsPath, name: "exceptions" },
  { path: `${panelHome}/accounts`, name: "accounts" },
  { path: `${panelHome}/settings`, name: "settings" },
] as const;

export type PlaceName = (typeof places)[number]["name"];

export function paymentPath(id: string): string {
  return `${paymentsPath}/${id}`;
}

/** Where the file of a proof is asked for. */
export function proofPath(paymentId: string, proofId: string): string {
  return `${paymentPath(paymentId)}/proofs/${proofId}`;
}
