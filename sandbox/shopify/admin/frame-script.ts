/** The admin's half of App Bridge: answers the frame's messages. Runs in the pretend admin's page. */
export const frameScript = `
(() => {
  const { tokenUrl, appOrigin } = document.currentScript.dataset;
  const frame = document.querySelector("iframe.app");
  const menu = document.getElementById("app-menu");
  const toast = document.getElementById("app-toast");
  const send = (message) => frame.contentWindow.postMessage({ bridge: 1, ...message }, appOrigin);
  const button = ({ label, path }) => {
    const one = document.createElement("button");
    one.className = "quiet";
    one.textContent = label;
    one.addEventListener("click", () => send({ type: "navigate", path }));
    return one;
  };
  window.addEventListener("message", async ({ source, origin, data }) => {
    if (source !== frame.contentWindow || origin !== appOrigin || data?.bridge !== 1) return;
    if (data.type === "id-token") {
      const { token } = await (await fetch(tokenUrl)).json();
      send({ type: "reply", id: data.id, value: token });
    }
    if (data.type === "menu") menu.replaceChildren(...data.items.map(button));
    if (data.type === "toast") {
      toast.textContent = data.message;
      toast.hidden = false;
      setTimeout(() => (toast.hidden = true), data.duration);
    }
  });
})();
`;
