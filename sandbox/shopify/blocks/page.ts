import { retain, release, ThreadWebWorker } from "@quilted/threads";
import { DOMRemoteReceiver } from "@remote-dom/core/receivers";
import type { BlockData } from "./block-data.ts";
import { elements } from "./elements.ts";
import { defineStandIn } from "./stand-ins.ts";
import type { BlockRun } from "./worker.ts";

/** Runs in the page: draws what the block's worker says, and gets tokens for it. */
const place = document.querySelector<HTMLElement>("[data-block]");
if (place) void runBlock(place);

async function runBlock(root: HTMLElement): Promise<void> {
  const data = JSON.parse(root.dataset["block"] ?? "null") as BlockData;
  document.body.dataset["appUrl"] = data.appUrl;
  for (const [tag, element] of Object.entries(elements)) defineStandIn(tag, element);
  const receiver = new DOMRemoteReceiver({ root, retain, release });
  const worker = new Worker("/blocks/host/worker.js");
  const thread = ThreadWebWorker.from<{ run(block: BlockRun): Promise<string[]> }>(worker);
  const token = async (): Promise<string> => (await fetch(data.tokenUrl)).text();
  try {
    const targets = await thread.imports.run({ data, connection: receiver.connection, token });
    root.dataset["targets"] = targets.join(" ");
  } catch (error) {
    root.dataset["failed"] = String(error);
  }
}
