import { request } from "node:https";
import type { World } from "./processes.ts";

export interface TlsAnswer {
  readonly status: number;
  readonly body: string;
}

interface TlsPost {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Null shows no certificate. */
  readonly client: { readonly cert: string; readonly key: string } | null;
}

/** One POST over a connection of its own, with the certificate of one's choice. */
export function postTls(
  { tls }: Pick<World, "tls">,
  { url, body, headers, client }: TlsPost,
): Promise<TlsAnswer> {
  return new Promise((resolve, reject) => {
    const shown = client ? { cert: client.cert, key: client.key } : {};
    const options = { method: "POST", agent: false, ca: tls.serverCa.cert, headers, ...shown };
    const call = request(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
      );
      response.on("error", reject);
    });
    call.on("error", reject);
    call.end(body);
  });
}
