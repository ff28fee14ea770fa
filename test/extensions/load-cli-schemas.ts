import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { threadId } from "node:worker_threads";

/** What the pinned Shopify CLI itself thinks of a TOML file; every list is empty when it has no objection. */
export interface CliSchemas {
  /** Types of extension the CLI knows. It drops any other type without a word. */
  readonly extensionTypes: readonly string[];
  /** Issues as "path: message" of one `[[extensions]]` entry merged over the file's top level. */
  checkExtension(extension: Record<string, unknown>): string[];
  /** Issues of a whole shopify.app.toml, unknown sections included. */
  checkApp(app: Record<string, unknown>): string[];
}

interface Issue {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly unionErrors?: readonly { readonly issues: readonly Issue[] }[];
}

interface Specification {
  readonly identifier: string;
  readonly additionalIdentifiers?: readonly string[];
  parseConfigurationObject(config: unknown): { readonly errors?: readonly Issue[] };
}

interface SpecificationModule {
  readonly loadSpecifications: () => Promise<readonly Specification[]>;
  readonly appSchema: (
    specifications: readonly Specification[],
    allowUnknown: boolean,
  ) => {
    safeParse(
      config: unknown,
    ): { readonly success: true } | { readonly success: false; readonly error: { readonly issues: Issue[] } };
  };
}

const repository = fileURLToPath(new URL("../..", import.meta.url));
const cliDist = join(repository, "node_modules/@shopify/cli/dist");

/**
 * The CLI's npm package exports no schema, and the package that did (`@shopify/app`) stopped at an older version
 * (npm, 2026-11). So the bundle chunk that holds them is copied with two exports added, and nothing is patched in
 * node_modules/@shopify. The CLI is pinned exactly; the patterns fail loudly when a new version is laid out otherwise.
 */
export async function loadCliSchemas(): Promise<CliSchemas> {
  const { loadSpecifications, appSchema } = (await import(exportSpecifications())) as SpecificationModule;
  const specifications = await loadSpecifications();
  const schema = appSchema(specifications, false);
  return {
    extensionTypes: specifications.flatMap((each) => [
      each.identifier,
      ...(each.additionalIdentifiers ?? []),
    ]),
    checkExtension(extension) {
      const type = extension["type"];
      const known = specifications.find(
        (each) => each.identifier === type || each.additionalIdentifiers?.some((other) => other === type),
      );
      if (known === undefined) return [`type: the CLI does not know ${JSON.stringify(type)}`];
      return (known.parseConfigurationObject(extension).errors ?? []).flatMap(describeIssue);
    },
    checkApp(app) {
      const parsed = schema.safeParse(app);
      return parsed.success ? [] : parsed.error.issues.flatMap(describeIssue);
    },
  };
}

/** Payments extensions are a union over their target, offsite first: its issues are the ones that speak of our file. */
function describeIssue(issue: Issue): string[] {
  const first = issue.unionErrors?.[0];
  return first ? first.issues.flatMap(describeIssue) : [`${issue.path.join(".")}: ${issue.message}`];
}

/** Writes the chunk with its two functions exported and returns the address to import it from. */
function exportSpecifications(): string {
  const { name, source } = findSpecificationChunk();
  const loader =
    /async function (\w+)\(\)\{let (\w)=\((\w),(\w)\)=>(\w+)\.indexOf\(\3\.identifier\)-\5\.indexOf\(\4\.identifier\);return \w+\(\)\.sort\(\2\)\}/.exec(
      source,
    );
  const appSchema =
    /function (\w+)\((\w),\w=!0\)\{let \w=\2\.reduce\(\((\w),(\w)\)=>\4\.contributeToAppConfigurationSchema\(\3\),/.exec(
      source,
    );
  if (!loader?.[1] || !appSchema?.[1]) {
    throw new Error(`${name} of the Shopify CLI is laid out otherwise: adjust the patterns to this version`);
  }
  const absolute = source.replace(
    /(from|import|import\()"\.\/([^"]+)"/g,
    (_, keyword: string, file: string) => `${keyword}"${pathToFileURL(join(cliDist, file)).href}"`,
  );
  const target = join(repository, "node_modules/.cache/shopify-cli-schemas", name.replace(/\.js$/, ".mjs"));
  mkdirSync(dirname(target), { recursive: true });
  // Test files run side by side: renaming keeps one from importing what another has half written.
  const unfinished = `${target}.${process.pid}-${threadId}`;
  const exports = `export { ${loader[1]} as loadSpecifications, ${appSchema[1]} as appSchema };`;
  writeFileSync(unfinished, `${absolute}\n${exports}\n`);
  renameSync(unfinished, target);
  return pathToFileURL(target).href;
}

function findSpecificationChunk(): { name: string; source: string } {
  for (const name of readdirSync(cliDist)) {
    if (!/^chunk-.*\.js$/.test(name)) continue;
    const source = readFileSync(join(cliDist, name), "utf8");
    if (source.includes('identifier:"payments_extension",schema:')) return { name, source };
  }
  throw new Error(
    "no chunk of the Shopify CLI holds the payments extension's schema: was its version changed?",
  );
}
