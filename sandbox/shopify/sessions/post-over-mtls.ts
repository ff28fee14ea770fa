import { request, type Agent } from "node:https";

export interface RawAnswer {
  readonly status: number;
  readonly body: string;
}

const maxAnswerBytes = 64 * 1024;

/**
 * One POST with the agent's client certificate. Throws when no whole answer came within `timeoutMs`
 * (refused, reset, bad certificate, too slow, larger than 64 KB).
 */
export function postOverMtls(
  url: string,
  { agent, headers, body, timeoutMs }: PostOptions,
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const length = { "content-length": String(Buffer.byteLength(body)) };
    const call = request(url, { method: "POST", agent, headers: { ...headers, ...length }, signal });
    call.on("error", reject);
    call.on("response", (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on("error", reject);
      response.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size > maxAnswerBytes) call.destroy(new Error("the answer is larger than 64 KB"));
        else chunks.push(chunk);
      });
      response.on("end", () => {
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString("utf8") });
      });
    });
    call.end(body);
  });
}

export interface PostOptions {
  readonly agent: Agent;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
}
