import { text } from 'node:stream/consumers';
import { createProjectGraphAsync } from '@nx/devkit';
import { ESLint } from 'eslint';

// Lints texts that are in no file, as if they were: JSON `[{ path, text }]` on the input, `{ path: [rule] }` on the output.

const texts = JSON.parse(await text(process.stdin)) as { path: string; text: string }[];
await createProjectGraphAsync(); // the rule of the boundaries reads the graph that this leaves
const eslint = new ESLint();
const found: Record<string, string[]> = {};
for (const { path, text } of texts) {
  const [result] = await eslint.lintText(text, { filePath: path });
  found[path] = result!.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`);
}
console.log(JSON.stringify(found));
process.exit(0); // the graph leaves a watcher open
