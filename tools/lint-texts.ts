import { existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { createProjectGraphAsync } from '@nx/devkit';
import { ESLint } from 'eslint';
import ts from 'typescript-eslint';

// Lints texts, in a file or as if they were: JSON `[{ path, text }]` on the input, `{ path: ['rule: message'] }` on the output.

const texts = JSON.parse(await text(process.stdin)) as { path: string; text: string }[];
await createProjectGraphAsync(); // the rule of the boundaries reads the graph that this leaves
const written = new ESLint();
const imagined = new ESLint({ overrideConfig: ts.configs.disableTypeChecked }); // types are those of files
const found: Record<string, string[]> = {};
for (const { path, text } of texts) {
  const [result] = await (existsSync(path) ? written : imagined).lintText(text, { filePath: path });
  found[path] = result!.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`);
}
console.log(JSON.stringify(found));
process.exit(0); // the graph leaves a watcher open
