import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const floatMessage = "Amounts are bigint minor units (app/domain/money.ts): no float comes near one.";
const settingsMessage = "Settings are read and checked once, in app/env.server.ts.";

const minorUnits = ":matches(Identifier[name=/minor$/i], MemberExpression[property.name=/minor$/i])";
const noFloats = [
  { selector: "MemberExpression[property.name=/^(parseFloat|toFixed)$/]", message: floatMessage },
  { selector: "Identifier[name='parseFloat']", message: floatMessage },
  { selector: `CallExpression[callee.name=/^(Number|parseInt)$/] > ${minorUnits}`, message: floatMessage },
  { selector: `UnaryExpression[operator='+'] > ${minorUnits}`, message: floatMessage },
];
const noSettings = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: settingsMessage,
};

export default tseslint.config(
  {
    ignores: ["build/", "coverage/", ".cache/", ".recaudo/", "app/store/prisma/"],
  },
  { linterOptions: { reportUnusedDisableDirectives: "error", noInlineConfig: true } },
  {
    files: ["**/*.{ts,tsx,mts}"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      "max-params": ["error", 4],
      "no-param-reassign": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      // Zero is an amount, a count and a time: a number in a condition is nearly always a forgotten comparison.
      "@typescript-eslint/strict-boolean-expressions": [
        "error",
        { allowNumber: false, allowNullableBoolean: true, allowNullableString: true },
      ],
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true, allow: [{ name: ["URL"], from: "lib" }] },
      ],
      // `return answer(response, 404);` is how a handler ends early.
      "@typescript-eslint/no-confusing-void-expression": "off",
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      // A port may promise what one of its adapters can answer at once.
      "@typescript-eslint/require-await": "off",
    },
  },
  {
    files: ["sandbox/**/*.{ts,tsx}"],
    rules: { "no-restricted-syntax": ["error", ...noFloats] },
  },
  {
    files: ["app/**/*.{ts,tsx}"],
    rules: { "no-console": "error", "no-restricted-syntax": ["error", ...noFloats, noSettings] },
  },
  {
    // In a Remix route a thrown Response is an answer.
    files: ["app/routes/**/*.{ts,tsx}", "app/root.tsx"],
    rules: {
      "@typescript-eslint/only-throw-error": [
        "error",
        {
          allow: [
            { from: "lib", name: "Response" },
            { from: "package", package: "@remix-run/server-runtime", name: "TypedResponse" },
          ],
        },
      ],
    },
  },
  {
    files: ["app/env.server.ts"],
    rules: { "no-restricted-syntax": ["error", ...noFloats] },
  },
  {
    files: ["**/*.tsx"],
    extends: [reactHooks.configs.flat.recommended, jsxA11y.flatConfigs.strict],
  },
  {
    files: ["test/**/*.{ts,tsx}"],
    rules: {
      // Rows of a table of cases.
      "max-params": "off",
      // Tests say what they expect to be there, and vitest shows where it was not.
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/strict-boolean-expressions": "off",
      "@typescript-eslint/unbound-method": "off",
    },
  },
  {
    files: ["test/**/*.{ts,tsx}"],
    ignores: ["test/support/properties.ts", "test/mutation/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        { name: "fast-check", message: "Take it from test/support/properties.ts." },
      ],
    },
  },
);
