import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Where the program lies that checks a chain without us; by the name package.json gives it, for a bundle has no folder of its own. */
export const verifierPath = (): string => createRequire(import.meta.url).resolve('#verify-chain');

export const readVerifier = (): Buffer => readFileSync(verifierPath());
