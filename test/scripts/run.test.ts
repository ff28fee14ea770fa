import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const repository = fileURLToPath(new URL("../..", import.meta.url));
let project = "";

// A project of its own around the real scripts; what they would start are stand-ins that write down what happened.
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "recaudo-run-"));
  cpSync(join(repository, "scripts/run.mjs"), join(project, "scripts/run.mjs"));
  cpSync(join(repository, "scripts/run"), join(project, "scripts/run"), { recursive: true });
  write(".nvmrc", "24.0.0");
  write("prisma/schema.prisma", "// a schema");
  write("app/a.ts", "one");
  write("npm.js", `${note("npm")} ${saveFile("node_modules/.package-lock.json", lock("2.0.0"))}`);
  write(
    "node_modules/prisma/build/index.js",
    `${note("generate")} ${saveFile("app/store/prisma/client.ts", "")}`,
  );
  write(
    "node_modules/@remix-run/dev/dist/cli.js",
    `${note("pages")} ${saveFile("build/server/index.js", "")}`,
  );
  write("scripts/build-server.ts", note("server"));
  write("node_modules/prettier/bin/prettier.cjs", note("task"));
  write("package-lock.json", lock("1.0.0"));
  write("node_modules/.package-lock.json", lock("1.0.0"));
});

afterEach(() => {
  rmSync(project, { recursive: true, force: true });
});

describe("run.mjs", () => {
  test("installs packages only when the lock file asks for others than are there", () => {
    expect(run("format")).toMatchObject({ status: 0, did: ["task"] });
    write("package-lock.json", lock("2.0.0"));
    expect(run("format")).toMatchObject({ status: 0, did: ["npm", "task"] });
    expect(run("format")).toMatchObject({ status: 0, did: ["task"] });
  });

  test("says what to do when the packages cannot be installed, and goes no further", () => {
    write("package-lock.json", lock("2.0.0"));
    write("npm.js", "process.exit(1)");
    const { status, did, errors } = run("format");
    expect({ status, did }).toEqual({ status: 1, did: [] });
    expect(errors).toContain("could not be installed (npm ended with 1)");
  });

  test("builds once, again when a source has other content, and not when it is only newer", () => {
    expect(run("build").did).toEqual(["generate", "pages", "server"]);
    write("app/a.ts", "one");
    expect(run("build").did).toEqual([]);
    write("app/a.ts", "two");
    expect(run("build").did).toEqual(["pages", "server"]);
    write("prisma/schema.prisma", "// another schema");
    expect(run("build").did).toEqual(["generate", "pages", "server"]);
    rmSync(join(project, "build"), { recursive: true });
    expect(run("build").did).toEqual(["pages", "server"]);
  });

  test("shows why a build failed, and tries again the next time", () => {
    write("scripts/build-server.ts", 'console.error("no such file"); process.exit(1);');
    const failed = run("build");
    expect(failed.status).toBe(1);
    expect(failed.errors).toContain("no such file");
    write("scripts/build-server.ts", note("server"));
    expect(run("build")).toMatchObject({ status: 0, did: ["pages", "server"] });
  });

  test("ends with the task's own exit code and hands its arguments on", () => {
    write(
      "node_modules/prettier/bin/prettier.cjs",
      "process.exit(process.argv.at(-1) === '--seven' ? 7 : 1)",
    );
    expect(run("format", "--", "--seven").status).toBe(7);
  });

  test("lists the tasks when it does not know the one asked for", () => {
    const refused = run("toString");
    expect(refused.status).toBe(2);
    expect(refused.errors).toContain("demo|operate|start|build");
  });

  test.each(["SIGINT", "SIGTERM"] as const)(
    "passes %s on once and waits until the task has stopped",
    async (signal) => {
      const task = await startLongTask();
      task.kill(signal);
      expect(await once(task, "exit")).toEqual([0, null]);
      expect(readLog()).toEqual(["ready", `stopping on ${signal}`, "stopped"]);
    },
  );

  test("ends a task that does not stop, with all it started, at the second Ctrl-C", async () => {
    const task = await startLongTask({ isStubborn: true });
    task.kill("SIGINT");
    await expect.poll(readLog).toContain("stopping on SIGINT");
    task.kill("SIGINT");
    expect(await once(task, "exit")).toEqual([137, null]);
    expect(readLog()).not.toContain("stopped");
  });
});

async function startLongTask({ isStubborn = false } = {}): Promise<ChildProcess> {
  const stop = isStubborn ? "" : `setTimeout(() => { log("stopped"); process.exit(0); }, 300);`;
  write(
    "node_modules/prettier/bin/prettier.cjs",
    `const log = (text) => require("node:fs").appendFileSync("log", text + "\\n");
     for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => { log("stopping on " + signal); ${stop} });
     setInterval(() => {}, 1000); log("ready");`,
  );
  const task = spawn(process.execPath, ["scripts/run.mjs", "format"], {
    cwd: project,
    env: cleanEnvironment(),
  });
  await expect.poll(readLog).toEqual(["ready"]);
  return task;
}

function run(...args: string[]) {
  rmSync(join(project, "log"), { force: true });
  const options = { cwd: project, encoding: "utf8", env: cleanEnvironment() } as const;
  const { status, stderr } = spawnSync(process.execPath, ["scripts/run.mjs", ...args], options);
  return { status, errors: stderr, did: readLog() };
}

function cleanEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env["PATH"], npm_execpath: join(project, "npm.js"), NODE_ENV: "test" };
}

function readLog(): string[] {
  const file = join(project, "log");
  return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
}

function write(path: string, text: string): void {
  mkdirSync(join(project, dirname(path)), { recursive: true });
  writeFileSync(join(project, path), text);
}

function note(text: string): string {
  return `process.getBuiltinModule("node:fs").appendFileSync("log", ${JSON.stringify(`${text}\n`)});`;
}

function saveFile(path: string, text: string): string {
  return `process.getBuiltinModule("node:fs").mkdirSync(${JSON.stringify(dirname(path))}, { recursive: true });
    process.getBuiltinModule("node:fs").writeFileSync(${JSON.stringify(path)}, ${JSON.stringify(text)});`;
}

function lock(version: string): string {
  return JSON.stringify({ packages: { "": {}, "node_modules/thing": { version } } });
}
