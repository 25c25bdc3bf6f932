export { Prose } from './charter-prose';
export { DifferenceRuns } from './difference-runs';
export * from './labels.fr';
export { signaturesRoutes } from './signatures.routes';
export { SignaturesApi } from './signatures-api';
