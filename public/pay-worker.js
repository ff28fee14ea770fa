// Keeps the last opened voucher, so that it can be shown at a counter without a signal.

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(caches.open("voucher").then((store) => store.add("/pay.js")));
});
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
// The page that brought this worker was loaded before it.
addEventListener("message", (event) => event.waitUntil(bring(event, new Request(event.data))));

addEventListener("fetch", (event) => {
  const { request } = event;
  const { pathname } = new URL(request.url);
  if (request.method !== "GET") return;
  if (pathname === "/pay.js") event.respondWith(fetch(request).catch(() => caches.match("/pay.js")));
  else if (request.mode === "navigate" && /^\/pay\/[\w-]+$/.test(pathname))
    event.respondWith(show(event, pathname));
});

async function show(event, pathname) {
  try {
    return await bring(event, event.request);
  } catch {
    const kept = await caches.match(pathname);
    if (!kept) return Response.error();
    const page = (await kept.text()).replace('id="as-of" hidden=""', 'id="as-of"');
    return new Response(page, { headers: kept.headers });
  }
}

let turn = Promise.resolve();
let asked = 0;
let newest = 0;

// One at a time, and none in place of one asked for later. Where they cannot be kept, the page still comes.
async function bring(event, request) {
  const mine = (asked += 1);
  const answer = await fetch(request);
  const copy = answer.clone();
  turn = turn.then(() => mine < newest || keep(copy, mine)).catch(() => {});
  event.waitUntil(turn);
  return answer;
}

async function keep(answer, mine) {
  newest = mine;
  const { pathname } = new URL(answer.url);
  const store = await caches.open("voucher");
  const page = answer.ok ? await answer.text() : "";
  if (page.includes('id="as-of"')) {
    for (const old of await store.keys())
      if (new URL(old.url).pathname !== "/pay.js") await store.delete(old);
    // Without its order to come back by itself.
    const headers = new Headers(answer.headers);
    headers.delete("Refresh");
    await store.put(pathname, new Response(page, { headers }));
  } else if (answer.status === 404 || answer.status === 410) await store.delete(pathname);
}
