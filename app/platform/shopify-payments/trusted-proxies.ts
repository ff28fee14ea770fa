import { BlockList, isIP } from "node:net";
import { err, ok, type Result } from "../../lib/result.ts";

/** Reads addresses and CIDR ranges (`10.0.0.0/8`, `::1`) into a list to match against; the error is the bad entry. */
export function parseTrustedProxies(entries: readonly string[]): Result<BlockList, string> {
  const list = new BlockList();
  for (const entry of entries) {
    const match = /^([0-9A-Fa-f.:]+)(?:\/(\d{1,3}))?$/.exec(entry.trim());
    const address = match?.[1] ?? "";
    const family = isIP(address);
    const widest = family === 6 ? 128 : 32;
    const prefix = match?.[2] === undefined ? widest : Number(match[2]);
    if (family === 0 || prefix > widest) return err(entry);
    list.addSubnet(address, prefix, family === 6 ? "ipv6" : "ipv4");
  }
  return ok(list);
}
