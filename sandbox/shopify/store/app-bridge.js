// A stand-in for Shopify's App Bridge, as far as the store app uses it (shopify.dev, App Bridge, 2026-11): session
// tokens on what the page fetches, toasts, the app's menu, and the reload with a token. It talks with the pretend
// admin around the frame by messages. Storage is never touched: private windows block it in frames of other sites.
{
  const waiting = new Map();
  let lastId = 0;
  let kept = null;

  const tell = (type, details = {}) => window.parent.postMessage({ bridge: 1, type, ...details }, "*");
  const ask = (type) =>
    new Promise((resolve) => {
      lastId += 1;
      waiting.set(lastId, resolve);
      tell(type, { id: lastId });
    });

  window.addEventListener("message", ({ source, data }) => {
    if (source !== window.parent || data?.bridge !== 1) return;
    if (data.type === "reply") {
      waiting.get(data.id)?.(data.value);
      waiting.delete(data.id);
    }
    if (data.type === "navigate") navigate(data.path);
  });

  /** A token lives for a minute; ten seconds before its end another one is fetched. */
  async function idToken() {
    if (kept === null || kept.until <= Date.now()) {
      const token = await ask("id-token");
      const claims = JSON.parse(atob(token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/")));
      kept = { token, until: claims.exp * 1000 - 10_000 };
    }
    return kept.token;
  }

  const plainFetch = window.fetch.bind(window);

  async function fetchWithToken(request) {
    const headers = new Headers(request.headers);
    headers.set("Authorization", `Bearer ${await idToken()}`);
    return plainFetch(new Request(request, { headers }));
  }

  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    const isOurs = new URL(request.url).origin === window.location.origin;
    if (!isOurs || request.headers.has("Authorization")) return plainFetch(input, init);
    const second = request.clone();
    const answer = await fetchWithToken(request);
    if (!answer.headers.has("X-Shopify-Retry-Invalid-Session-Request")) return answer;
    kept = null;
    return fetchWithToken(second);
  };

  /** The admin's menu was clicked: the app's router goes there. */
  function navigate(path) {
    const link = document.createElement("a");
    link.setAttribute("href", path);
    document.body.append(link);
    link.dispatchEvent(new Event("shopify:navigate", { bubbles: true }));
    link.remove();
  }

  class NavMenu extends HTMLElement {
    connectedCallback() {
      this.watcher = new MutationObserver(() => this.show());
      this.watcher.observe(this, { childList: true, subtree: true, characterData: true });
      this.show();
    }

    disconnectedCallback() {
      this.watcher.disconnect();
    }

    show() {
      const links = [...this.querySelectorAll("a")];
      tell("menu", {
        items: links.map((link) => ({ label: link.textContent, path: link.getAttribute("href") })),
      });
    }
  }
  customElements.define("ui-nav-menu", NavMenu);

  window.shopify = {
    idToken,
    toast: {
      show: (message, { isError = false, duration = 5000 } = {}) =>
        tell("toast", { message, isError, duration }),
    },
  };

  const wanted = new URLSearchParams(window.location.search).get("shopify-reload");
  if (wanted !== null)
    void idToken().then((token) => {
      const url = new URL(wanted);
      url.searchParams.set("id_token", token);
      window.location.replace(url);
    });
}
