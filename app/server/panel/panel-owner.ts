/** Whose panel it is, and how its merchant is named where changes are written down. */
export interface PanelOwner {
  readonly shopId: string;
  readonly shopDomain: string;
  readonly actor: string;
}
