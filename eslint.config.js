import js from "@eslint/js";
import globals from "globals";

export default [
  {
    files: ["src/policygraph/page/script/**/*.js"],
    languageOptions: { globals: { ...globals.browser, vis: "readonly" } },
    rules: {
      ...js.configs.recommended.rules,
      "eqeqeq": ["error", "always", { null: "ignore" }],
      "no-shadow": "error",
      "no-var": "error",
      "prefer-const": "error",
      "object-shorthand": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-restricted-properties": [
        "error",
        ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({
          property,
          message: "Text of documents must never be parsed as HTML: build elements.",
        })),
      ],
    },
  },
];
