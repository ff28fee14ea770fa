import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { NonceContext } from "../../ui/panel/nonce.ts";

/** The panel's document: a frame and the page's data, for the browser to draw from. Polaris never runs here. */
export function renderPanel(context: EntryContext, url: string, nonce: string): Promise<ReadableStream> {
  return new Promise((resolve, reject) => {
    const document = (
      <NonceContext.Provider value={nonce}>
        <RemixServer context={context} url={url} nonce={nonce} />
      </NonceContext.Provider>
    );
    const { pipe } = renderToPipeableStream(document, {
      nonce,
      onShellReady() {
        const body = new PassThrough();
        resolve(createReadableStreamFromReadable(body));
        pipe(body);
      },
      onShellError: reject,
    });
  });
}
