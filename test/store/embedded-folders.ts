import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { describeEmbeddedError, type EmbeddedError } from "../../app/store/embedded/embedded-error.ts";
import {
  removeEmbeddedPostgres,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from "../../app/store/embedded/start-embedded-postgres.ts";
import { makeServerFolder } from "../support/server-folder.ts";
import { runHolder, type Holder } from "./run-holder.ts";

interface StartOptions {
  readonly port?: number;
  readonly settings?: Record<string, string>;
}

/** New folders for each test of the file; afterwards no server runs and nothing is left. */
export class EmbeddedFolders {
  root = "";
  folder = "";
  outside = "";
  readonly holders: Holder[] = [];
  /** A database made once and copied by the tests that need any: making one is most of the time. */
  seed = "";

  constructor() {
    beforeAll(() => this.makeSeed());
    afterAll(() => {
      rmSync(this.seed, { recursive: true, force: true });
    });
    beforeEach(() => {
      this.root = makeServerFolder("embedded");
      this.folder = join(this.root, "data-of-the-app");
      this.outside = join(this.root, "outside");
    });
    afterEach(async () => {
      for (const holder of this.holders.splice(0)) await holder.kill();
      await removeEmbeddedPostgres({ folder: this.folder, outside: this.outside });
      rmSync(this.root, { recursive: true, force: true });
    });
  }

  private async makeSeed(): Promise<void> {
    this.seed = makeServerFolder("embedded-seed");
    const made = await startEmbeddedPostgres({ folder: this.seed });
    if (!made.ok) throw new Error(describeEmbeddedError(made.error));
    await made.value.stop();
  }

  /** Puts a stopped database into `folder`, owners included. */
  plantSeed(): void {
    mkdirSync(dirname(this.folder), { recursive: true });
    const { status, stderr } = spawnSync("cp", ["-a", this.seed, this.folder], { encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
  }

  async start(options: StartOptions = {}): Promise<EmbeddedPostgres> {
    const started = await startEmbeddedPostgres({ folder: this.folder, outside: this.outside, ...options });
    if (!started.ok) throw new Error(describeEmbeddedError(started.error));
    return started.value;
  }

  async failure(options: StartOptions = {}): Promise<EmbeddedError | null> {
    const started = await startEmbeddedPostgres({ folder: this.folder, outside: this.outside, ...options });
    return started.ok ? null : started.error;
  }

  async hold(script?: string): Promise<Holder> {
    const holder = await runHolder(this.folder, this.outside, script);
    this.holders.push(holder);
    return holder;
  }
}

export async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}
