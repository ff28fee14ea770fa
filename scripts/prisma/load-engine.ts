import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";

export interface DiffAnswer {
  readonly exitCode: number;
  readonly stdout?: string | null;
}

/** The part of Prisma's schema engine that is used here. */
export interface SchemaEngine {
  diff(input: object): Promise<DiffAnswer>;
}

interface EngineModule {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
  readonly SchemaEngine: {
    new: (
      input: object,
      onLog: (line: string) => void,
      adapter: ReturnType<typeof bindMigrationAwareSqlAdapterFactory>,
    ) => Promise<SchemaEngine>;
  };
}

let loading: Promise<EngineModule["SchemaEngine"]> | undefined;

/** One for the process: a second instance would pull the memory away from under the first. */
export function loadEngine(): Promise<EngineModule["SchemaEngine"]> {
  return (loading ??= instantiateEngine());
}

/**
 * Prisma's schema engine as WebAssembly: the native one is downloaded at first use, this one comes from npm. Its own
 * entry expects a bundler that can import .wasm, so its parts are put together here.
 */
async function instantiateEngine(): Promise<EngineModule["SchemaEngine"]> {
  const folder = dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"));
  const engine = (await import(pathToFileURL(join(folder, "schema_engine_bg.js")).href)) as EngineModule;
  const bytes = readFileSync(join(folder, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, {
    "./schema_engine_bg.js": engine as unknown as WebAssembly.ModuleImports,
  });
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports["__wbindgen_start"] as () => void)();
  // The engine calls this when it breaks, and fails less clearly without it.
  const panics = { message: "", set_message: (message: string) => void (panics.message = message) };
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panics });
  return engine.SchemaEngine;
}
