/** Names that say nothing of their subject. */
const emptyFolders = new Set("utils util helpers helper services service common shared misc".split(" "));

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** Languages are named as BCP 47 writes them. */
const locale = /^[a-z]{2}-[A-Z]{2}$/;

/** Source files and folders not named after their subject in kebab-case, as "path: why". */
export function checkNames(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    const folders = path.split("/");
    const file = folders.pop() ?? "";
    // Remix reads addresses out of the names of route files, so there `$` and `_` mean something.
    const isRoute = path.startsWith("app/routes/");
    return [
      ...folders
        .filter((each) => emptyFolders.has(each))
        .map((each) => `${path}: folder ${each} has no subject`),
      ...folders
        .filter((each) => !isRoute && !isWord(each))
        .map((each) => `${path}: folder ${each} is not kebab-case`),
      ...(isRoute || file.split(".").every((part) => kebab.test(part)) ? [] : [`${path}: not kebab-case`]),
    ];
  });
}

function isWord(folder: string): boolean {
  return kebab.test(folder) || locale.test(folder) || folder === ".ci";
}
