import { readSignedText, signText } from "../lib/signed-text.ts";

export interface StopLink {
  readonly shopId: string;
  readonly addressDigest: string;
  readonly shopName: string;
}

const purpose = "stop-reminders";

/** The same address of a shop always gets the same link, and it never ends. It holds no address. */
export function signStopLink(secret: string, { shopId, addressDigest, shopName }: StopLink): string {
  return signText(secret, purpose, [shopId, addressDigest, shopName].join("\n"));
}

/** Null for a token that we did not sign. */
export function readStopLink(secret: string, token: string): StopLink | null {
  const [shopId, addressDigest, shopName] = readSignedText(secret, purpose, token)?.split("\n") ?? [];
  if (shopId === undefined || addressDigest === undefined || shopName === undefined) return null;
  return { shopId, addressDigest, shopName };
}
