import type { BlockElement } from "./elements.ts";

/** How the elements look here: Shopify's own are served by Shopify alone, so these are stand-ins. */
const looks: Readonly<Record<string, string>> = {
  "s-admin-block": ":host{display:block}h2{font-size:1.1rem;margin:0 0 .75rem}",
  "s-badge":
    ":host{background:#e6e3da;border-radius:8px;padding:.1rem .6rem;font-size:.85rem;align-self:flex-start}",
  "s-banner":
    ":host{display:block;border:1px solid #b9c4de;background:#f1f4fb;border-radius:8px;padding:.75rem 1rem}" +
    ":host([tone=success]){background:#edf7f1;border-color:#a9d6bd}" +
    ":host([tone=warning]),:host([tone=critical]){background:#fdf5e3;border-color:#e5cd8f}" +
    "h2{font-size:1rem;margin:0 0 .25rem}",
  "s-button":
    "button{font:inherit;font-weight:600;padding:.6rem 1.1rem;border:1px solid #3a2a6b;border-radius:8px;" +
    "background:#fff;color:#3a2a6b;cursor:pointer}button:disabled{opacity:.5}",
  "s-button-group": ":host{display:flex;flex-wrap:wrap;gap:.5rem}",
  "s-clipboard-item": ":host{display:none}",
  "s-heading": ":host{display:block;font-size:1.35rem;font-weight:700;line-height:1.3}",
  "s-image": "img{display:block;width:100%;object-fit:contain}",
  "s-link": "a{color:#3a2a6b}",
  "s-list-item": ":host{display:list-item;margin:.25rem 0 .25rem 1.5rem;list-style:inherit}",
  "s-ordered-list": ":host{display:block;list-style:decimal}",
  "s-section": ":host{display:block}h2{font-size:1.1rem;margin:0 0 .75rem}",
  "s-skeleton-paragraph": ":host{display:block;height:4.5rem;border-radius:8px;background:#ece9e1}",
  "s-stack":
    ":host{display:flex;flex-direction:column;gap:1rem}:host([gap=none]){gap:0}:host([gap^=small]){gap:.5rem}" +
    ":host([direction=inline]){flex-direction:row;flex-wrap:wrap}",
  "s-text": ":host([type=strong]){font-weight:600}:host([color=subdued]){color:#5a6478;font-size:.9rem}",
  "s-unordered-list": ":host{display:block;list-style:disc}",
};

/** Defines a stand-in for one of Shopify's elements in the page. */
export function defineStandIn(tag: string, { properties }: BlockElement): void {
  class StandIn extends HTMLElement {
    readonly values: Record<string, unknown> = {};
    readonly root = this.attachShadow({ mode: "open" });

    connectedCallback(): void {
      this.draw();
    }

    draw(): void {
      for (const name of ["tone", "type", "color", "gap", "direction"]) {
        const value = this.values[name];
        if (typeof value === "string") this.setAttribute(name, value);
      }
      const style = document.createElement("style");
      style.textContent = looks[tag] ?? "";
      this.root.replaceChildren(style, ...contentsOf(tag, this.values));
    }
  }
  for (const name of properties.filter((each) => each !== "id")) {
    Object.defineProperty(StandIn.prototype, name, {
      get(this: StandIn) {
        return this.values[name];
      },
      set(this: StandIn, value: unknown) {
        this.values[name] = value;
        if (this.isConnected) this.draw();
      },
    });
  }
  customElements.define(tag, StandIn);
  if (tag === "s-button") document.addEventListener("click", copyAtCommand);
}

function contentsOf(tag: string, values: Readonly<Record<string, unknown>>): Node[] {
  const text = (name: string) => (typeof values[name] === "string" ? values[name] : "");
  const slot = document.createElement("slot");
  switch (tag) {
    case "s-button": {
      const button = document.createElement("button");
      button.disabled = values["disabled"] === true || values["loading"] === true;
      button.append(slot);
      return [button];
    }
    case "s-image": {
      const image = document.createElement("img");
      image.crossOrigin = "anonymous";
      image.src = text("src");
      image.alt = text("alt");
      image.style.aspectRatio = text("aspectRatio");
      return [image];
    }
    case "s-link": {
      const link = document.createElement("a");
      link.href = text("href").replace(/^app:/, `${document.body.dataset["appUrl"] ?? ""}/`);
      link.target = text("target");
      link.append(slot);
      return [link];
    }
    default: {
      if (text("heading") === "") return [slot];
      const heading = document.createElement("h2");
      heading.textContent = text("heading");
      return [heading, slot];
    }
  }
}

/** `command="--copy"`: the page copies, and tells the item named whether it did. */
function copyAtCommand(event: MouseEvent): void {
  const button = (event.target as Element | null)?.closest<Command>("s-button");
  if (button?.command !== "--copy" || button.commandFor === undefined) return;
  const item = document.querySelector<Copied>(`#${button.commandFor}`);
  navigator.clipboard.writeText(item?.text ?? "").then(
    () => item?.dispatchEvent(new Event("copy")),
    () => item?.dispatchEvent(new Event("copyerror")),
  );
}

interface Command extends HTMLElement {
  readonly command?: string;
  readonly commandFor?: string;
}

interface Copied extends HTMLElement {
  readonly text?: string;
}
