import { createHash } from "node:crypto";
import type { Result } from "../../lib/result.ts";
import type { GatewayError, HttpClient } from "../../ports/gateway.ts";
import { authorize, type Token } from "./authorize.ts";
import type { ServiceKeys } from "./credentials.ts";

type Asked = Promise<Result<Token, GatewayError>>;

export interface Tokens {
  /** A token that should still live; calls at the same time share one authorization. */
  take(apiUrl: string, keys: ServiceKeys): Asked;
  /** Forgets a token that was refused, unless a newer one took its place already. */
  drop(apiUrl: string, keys: ServiceKeys, refused: Token): void;
}

/** Tokens live two hours in the papers and five minutes in PagoEfectivo's own demo: theirs is obeyed, with room. */
const longestMarginMs = 60_000;
const mostHeld = 1_000;

export function createTokens(http: HttpClient): Tokens {
  const held = new Map<string, { asked: Asked; granted: Token | null; until: number }>();

  const ask = (id: string, apiUrl: string, keys: ServiceKeys): Asked => {
    const asked = authorize(http, apiUrl, keys, new Date());
    const entry = { asked, granted: null as Token | null, until: Number.POSITIVE_INFINITY };
    if (held.size >= mostHeld) held.clear();
    held.set(id, entry);
    const keep = asked.then((outcome) => {
      const { lifeMs } = outcome.ok ? outcome.value : { lifeMs: 0 };
      entry.granted = outcome.ok ? outcome.value : null;
      entry.until = Date.now() + lifeMs - Math.min(longestMarginMs, lifeMs / 5);
      if (lifeMs === 0 && held.get(id) === entry) held.delete(id);
      return outcome;
    });
    entry.asked = keep;
    return keep;
  };

  return {
    take(apiUrl, keys) {
      const id = nameOf(apiUrl, keys);
      const entry = held.get(id);
      return entry && Date.now() < entry.until ? entry.asked : ask(id, apiUrl, keys);
    },
    drop(apiUrl, keys, refused) {
      const id = nameOf(apiUrl, keys);
      if (held.get(id)?.granted === refused) held.delete(id);
    },
  };
}

/** By all keys, so that changed ones never use a token that older ones got. */
function nameOf(apiUrl: string, { serviceId, accessKey, secretKey }: ServiceKeys): string {
  return createHash("sha256").update([apiUrl, serviceId, accessKey, secretKey].join("\n")).digest("base64");
}
