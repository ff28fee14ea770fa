import { createServer } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import pg from "pg";

// The least that can answer a pay page: node:http, one row by its token, a finished page, compressed for each answer.
// It draws nothing, so it would be wrong for every other payment.
const pool = new pg.Pool({ connectionString: process.env["DATABASE_URL"], max: 12 });
const compress = promisify(gzip);
const page = Buffer.from(await (await fetch(process.env["FINISHED_PAGE"] ?? "")).arrayBuffer());
const text = "select payment.state from payment where token = $1";

createServer((request, response) => {
  const token = request.url?.split("/")[2] ?? "";
  void answer(token).then(
    (body) => {
      const headers = { "content-type": "text/html; charset=utf-8", "content-encoding": "gzip" };
      response.writeHead(200, { ...headers, "content-length": body.length }).end(body);
    },
    () => response.writeHead(503).end(),
  );
}).listen(Number(process.env["PORT"]), "127.0.0.1", () => process.send?.({ ready: "bare" }));

async function answer(token: string): Promise<Buffer> {
  const { rows } = await pool.query({ name: "page", text, values: [token] });
  if (rows.length === 0) throw new Error("no such payment");
  return compress(page);
}
