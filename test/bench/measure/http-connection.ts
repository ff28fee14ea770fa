import type { Socket } from "node:net";

export interface Answer {
  readonly status: number;
  readonly body: string;
}

export interface Connection {
  /** One request at a time. */
  send(request: Buffer): Promise<Answer>;
  /** False once the server closed it, as it does with one that stays silent. */
  isOpen(): boolean;
  close(): void;
}

/** Just enough of HTTP/1.1 to know where an answer ends: by its length, or by its last chunk. */
export function openConnection(socket: Socket): Connection {
  let text = "";
  let waiting: { done: (answer: Answer) => void; fail: (error: Error) => void } | null = null;
  socket.setEncoding("latin1");
  socket.on("data", (chunk: string) => {
    text += chunk;
    const answer = readAnswer(text);
    if (!answer) return;
    text = "";
    waiting?.done(answer);
  });
  socket.on("error", (error) => waiting?.fail(error));
  socket.on("close", () => waiting?.fail(new Error("the server closed the connection")));
  return {
    send: (request) =>
      new Promise((done, fail) => {
        waiting = { done, fail };
        socket.write(request);
      }),
    isOpen: () => !socket.destroyed && socket.writable,
    close() {
      waiting = null;
      socket.destroy();
    },
  };
}

function readAnswer(text: string): Answer | null {
  const headEnd = text.indexOf("\r\n\r\n");
  if (headEnd < 0) return null;
  const head = text.slice(0, headEnd).toLowerCase();
  const body = text.slice(headEnd + 4);
  const status = Number(head.slice(9, 12));
  const length = /\r\ncontent-length: (\d+)/.exec(head)?.[1];
  if (length !== undefined) return body.length >= Number(length) ? { status, body } : null;
  if (head.includes("\r\ntransfer-encoding: chunked"))
    return body.endsWith("0\r\n\r\n") ? { status, body } : null;
  return { status, body };
}
