// Small extras of the pay and set-up pages; every page does its whole work without this file.
(() => {
  const one = (selector) => document.querySelector(selector);
  const all = (selector) => document.querySelectorAll(selector);
  const own = location.pathname.replace(/\/$/, "");

  // Shows what only a script can do, also after the page's contents were exchanged.
  function dress() {
    for (const button of all(".scripted")) button.style.visibility = "visible";
    for (const button of all("[data-share]")) button.hidden = !navigator.share;
    for (const other of all("[data-share-fallback]")) other.hidden = !!navigator.share;
    sharpen();
    count();
  }

  // A module must be a whole number of the screen's own pixels, whatever its density or zoom.
  function sharpen() {
    for (const code of all("[data-modules]")) {
      const wide = (code.getAttribute("width") / code.dataset.modules) * devicePixelRatio;
      const whole = devicePixelRatio < 2 ? Math.ceil(wide - 0.01) : Math.max(3, Math.floor(wide + 0.01));
      code.style.zoom = whole / wide;
    }
  }

  function count() {
    for (const timer of all("[data-until]")) {
      const left = Math.floor((timer.dataset.until - Date.now()) / 60000);
      timer.textContent =
        left < 0 ? "" : timer.dataset.words.replace("{h}", Math.floor(left / 60)).replace("{m}", left % 60);
    }
  }

  async function copy(button) {
    const target = document.getElementById(button.dataset.copy);
    const said = document.getElementById(button.dataset.copy + "-said");
    try {
      await navigator.clipboard.writeText(target.dataset.value);
      said.textContent = button.dataset.copied;
    } catch {
      // No permission or no secure address: select it, and say how to go on.
      getSelection().selectAllChildren(target);
      said.textContent = button.dataset.byHand;
    }
  }

  document.addEventListener("click", ({ target }) => {
    const pressed = target.closest("[data-copy], [data-share], [data-print], [href='#cashier']");
    if (!pressed) return;
    const { copy: what, share, subject, print: paper } = pressed.dataset;
    if (what) copy(pressed);
    else if (share) navigator.share({ title: subject, text: share }).catch(() => {});
    else if (paper !== undefined) print();
    else document.documentElement.requestFullscreen?.().catch(() => {});
  });

  // While the cashier looks at it, the screen stays on.
  let lock = null;
  async function stayAwake() {
    const isShown = location.hash === "#cashier" && one("#cashier") && !document.hidden;
    if (isShown) lock ??= await navigator.wakeLock?.request("screen").catch(() => null);
    else {
      lock?.release();
      lock = null;
      if (document.fullscreenElement && !document.hidden) document.exitFullscreen();
    }
  }
  addEventListener("hashchange", stayAwake);
  addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && location.hash === "#cashier") location.hash = "pay";
  });
  addEventListener("resize", sharpen);
  setInterval(count, 60000);
  dress();
  stayAwake();

  if (!one("[data-version]")) return;

  // The last voucher can be opened again without a network.
  if (one("#cashier"))
    navigator.serviceWorker
      ?.register("/pay-worker.js", { scope: "/pay/" })
      .then(() => navigator.serviceWorker.ready)
      .then(({ active }) => active.postMessage(own + location.search))
      .catch(() => {});

  const shortest = 10000;
  const longest = 60000;
  const isSoon = one("[data-soon]");
  let wait = isSoon ? 2000 : shortest;
  let timer = setTimeout(look, wait);

  async function look() {
    clearTimeout(timer);
    if (document.hidden) return;
    try {
      const answer = await fetch(own + "/state", { cache: "no-store" });
      // 404 and 410: the link has ended, and the page itself says so. Others (429, 5xx) pass.
      if (answer.status === 404 || answer.status === 410) return location.reload();
      if (answer.ok && (await answer.json()).version !== one("[data-version]").dataset.version)
        await exchange();
      one("#as-of").hidden = true;
    } catch {
      // Offline: the number on the screen stays good; try again later.
      one("#as-of").hidden = false;
    }
    wait = Math.min(Math.max(wait * 1.5, isSoon ? 0 : shortest), longest);
    timer = setTimeout(look, wait);
  }

  // What changed is put in place of the old, without a reload: where one was reading stays in sight, and it is said once.
  async function exchange() {
    const answer = await fetch(location.href, { cache: "no-store" });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const live = fresh.getElementById("live");
    if (!live?.dataset.version) return location.reload();
    one("#live").replaceWith(live);
    document.title = fresh.title;
    one("#news").textContent = live.querySelector(".state").innerText;
    // An exchanged element is no target until its address is gone to again.
    if (one("#cashier") && location.hash === "#cashier") location.replace("#cashier");
    wait = shortest;
    dress();
    stayAwake();
    navigator.serviceWorker?.controller?.postMessage(own + location.search);
  }

  document.addEventListener("visibilitychange", () => {
    stayAwake();
    clearTimeout(timer);
    wait = shortest;
    if (!document.hidden) look();
  });
})();
