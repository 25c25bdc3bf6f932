/**
 * What runs in the thread of the press. It is text, not a module: the thread starts the same way from the sources, from a
 * test and from a bundle, which holds no file for it. It has no file to read but its fonts, and they are handed to it.
 */
export const pressThread = `
const { parentPort, workerData } = require('node:worker_threads');
const { NodeCompiler } = require(workerData.compiler);
const nowhere = '/dev/null/nowhere';
const compiler = NodeCompiler.create({
  workspace: nowhere,
  fontArgs: [{ fontBlobs: workerData.fonts.map((font) => Buffer.from(font)) }],
});

function print({ source, inputs, standard, pictures }) {
  for (const [name, bytes] of Object.entries(pictures)) compiler.mapShadow(nowhere + '/' + name, Buffer.from(bytes));
  const compiled = compiler.compile({ mainFileContent: source, inputs });
  if (compiled.result) return compiler.pdf(compiled.result, { pdfStandard: standard });
  const diagnostics = compiler.fetchDiagnostics(compiled.takeError());
  throw new Error(diagnostics.map((each) => each.message).join(' / '));
}

parentPort.on('message', (order) => {
  try {
    parentPort.postMessage({ pdf: new Uint8Array(print(order)) });
  } catch (error) {
    parentPort.postMessage({ fault: String(error && error.message ? error.message : error) });
  } finally {
    compiler.resetShadow();
    compiler.evictCache(0);
  }
});
`;
