/** Says what goes on, and at the end how long it took: « Construction… 12,3 s ». @returns what the work returns */
export async function say<T>(what: string, work: Promise<T>): Promise<T> {
  const began = performance.now();
  process.stdout.write(`${what}… `);
  try {
    const result = await work;
    process.stdout.write(secondsSince(began));
    return result;
  } finally {
    process.stdout.write('\n');
  }
}

/** @param began an instant of performance.now() */
export function secondsSince(began: number): string {
  const seconds = (performance.now() - began) / 1000;
  return `${seconds.toLocaleString('fr-FR', { minimumFractionDigits: 1, maximumFractionDigits: 1 })} s`;
}
