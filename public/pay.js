// Small extras of the pay and set-up pages; every page does its whole work without this file.
(() => {
  for (const button of document.querySelectorAll("[data-copy]")) {
    const target = document.getElementById(button.dataset.copy);
    const said = document.getElementById(button.dataset.copy + "-said");
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(target.dataset.value);
        said.textContent = button.dataset.copied;
      } catch {
        // No permission or no secure address: select it, and say how to go on.
        getSelection().selectAllChildren(target);
        said.textContent = button.dataset.byHand;
      }
    });
  }

  const version = document.querySelector("[data-version]")?.dataset.version;
  if (!version) return;

  const shortest = 2000;
  const longest = 30000;
  let wait = shortest;
  let timer = 0;

  async function look() {
    clearTimeout(timer);
    if (document.hidden) return;
    try {
      const answer = await fetch(location.pathname.replace(/\/$/, "") + "/state", { cache: "no-store" });
      // 404 and 410: the link has ended, and the page itself says so. Others (429, 5xx) pass.
      if (answer.status === 404 || answer.status === 410) return location.reload();
      if (answer.ok && (await answer.json()).version !== version) return location.reload();
    } catch {
      // Offline: the number on the screen stays good; try again later.
    }
    timer = setTimeout(look, wait);
    wait = Math.min(wait * 1.5, longest);
  }

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return clearTimeout(timer);
    wait = shortest;
    look();
  });
  timer = setTimeout(look, shortest);
})();
