export interface VisitedPage {
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
}

const longestChain = 10;

/** As much of a browser as a merchant's set-up needs: cookies, redirects and forms. */
export class Browser {
  readonly #cookies = new Map<string, string>();

  open(url: string): Promise<VisitedPage> {
    return this.#visit(url, { method: "GET" });
  }

  /** Sends a form as the page's own: with its address as the origin. */
  send(url: string, fields: Readonly<Record<string, string>>): Promise<VisitedPage> {
    return this.#visit(url, { method: "POST", body: new URLSearchParams(fields) });
  }

  async #visit(url: string, request: { method: string; body?: URLSearchParams }): Promise<VisitedPage> {
    let next = { url, ...request };
    for (let step = 0; step < longestChain; step += 1) {
      const { origin } = new URL(next.url);
      const headers = { cookie: this.#cookieHeader(origin), origin, "user-agent": userAgent };
      const answer = await fetch(next.url, {
        method: next.method,
        headers,
        redirect: "manual",
        ...(next.body && { body: next.body }),
      });
      this.#keepCookies(origin, answer.headers);
      const location = answer.headers.get("location");
      if (location === null) {
        return { url: next.url, status: answer.status, headers: answer.headers, html: await answer.text() };
      }
      await answer.body?.cancel();
      next = { url: new URL(location, next.url).href, method: "GET" };
    }
    throw new Error(`too many redirects from ${url}`);
  }

  #cookieHeader(origin: string): string {
    const mine = [...this.#cookies].filter(([key]) => key.startsWith(`${origin} `));
    return mine.map(([key, value]) => `${key.slice(origin.length + 1)}=${value}`).join("; ");
  }

  #keepCookies(origin: string, headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [name = "", value = ""] = (line.split(";")[0] ?? "").split(/=(.*)/s);
      if (/max-age=0/i.test(line)) this.#cookies.delete(`${origin} ${name}`);
      else this.#cookies.set(`${origin} ${name}`, value);
    }
  }
}

/** Short and headless names get special answers from bot filters. */
const userAgent =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36";
