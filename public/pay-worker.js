// Keeps the last opened voucher, so that it can be shown at a counter without a signal. Nothing else.
const storeName = "voucher";

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(caches.open(storeName).then((store) => store.add("/pay.js")));
});
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
// The page that brought this worker was loaded before it.
addEventListener("message", (event) => event.waitUntil(bring(new Request(event.data))));

addEventListener("fetch", (event) => {
  const { request } = event;
  const { pathname } = new URL(request.url);
  if (request.method !== "GET") return;
  if (pathname === "/pay.js") event.respondWith(fetch(request).catch(() => caches.match("/pay.js")));
  else if (request.mode === "navigate" && /^\/pay\/[\w-]+$/.test(pathname)) event.respondWith(show(request));
});

async function show(request) {
  try {
    return await bring(request);
  } catch {
    const { pathname } = new URL(request.url);
    const kept = await caches.match(pathname);
    if (!kept) return Response.error();
    const page = (await kept.text()).replace('id="as-of" hidden=""', 'id="as-of"');
    return new Response(page, { headers: kept.headers });
  }
}

async function bring(request) {
  const answer = await fetch(request);
  const { pathname } = new URL(request.url);
  const store = await caches.open(storeName);
  const page = answer.ok ? await answer.clone().text() : "";
  if (page.includes('id="as-of"')) {
    for (const old of await store.keys())
      if (new URL(old.url).pathname !== "/pay.js") await store.delete(old);
    // Without its order to come back by itself.
    const headers = new Headers(answer.headers);
    headers.delete("Refresh");
    await store.put(pathname, new Response(page, { headers }));
  } else if (answer.status === 404 || answer.status === 410) await store.delete(pathname);
  return answer;
}
