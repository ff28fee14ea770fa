/** A shop's offline tokens. Dates are null for tokens that do not end. */
export interface ShopTokens {
  readonly accessToken: string;
  readonly accessTokenExpiresAt: Date | null;
  readonly refreshToken: string | null;
  readonly refreshTokenExpiresAt: Date | null;
}

export interface ShopTokenStore {
  load(shopId: string): Promise<ShopTokens | null>;
  /** Runs `work` while no other process holds this shop's lock; released also when `work` throws. */
  withRefreshLock<Value>(shopId: string, work: () => Promise<Value>): Promise<Value>;
  /** Both tokens in one write: half a pair is a shop that must install again. */
  save(shopId: string, tokens: ShopTokens): Promise<void>;
}
