import { spawn } from "node:child_process";
import { constants } from "node:os";
import { environment } from "./pinned-node.mjs";

const isWindows = process.platform === "win32";

/**
 * Runs the task and ends as it ends. The task leads a process group of its own, so a Ctrl-C of the terminal reaches
 * it once, from here, and it can stop its own processes in order; a second Ctrl-C ends the whole group at once.
 */
export function handOver(node, args, cwd) {
  const task = spawn(node, args, { cwd, stdio: "inherit", env: environment(node), detached: !isWindows });
  let isStopping = false;
  const stop = (signal) => {
    if (isWindows) return; // The console has told the task already.
    if (isStopping) process.kill(-task.pid, "SIGKILL");
    else task.kill(signal);
    isStopping = true;
  };
  process.on("SIGINT", () => stop("SIGINT"));
  process.on("SIGTERM", () => stop("SIGTERM"));
  process.on("SIGHUP", () => stop("SIGTERM"));
  if (process.env.npm_lifecycle_event !== undefined) watchParent(() => stop("SIGTERM"));

  task.on("error", (error) => {
    console.error(`${node} does not start: ${error.message}`);
    process.exit(1);
  });
  task.on("exit", (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

/** npm passes a SIGTERM to the shell between it and us, which dies without a word. */
function watchParent(onGone) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, 500);
  timer.unref();
}
