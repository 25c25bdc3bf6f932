export { type Ask, Asking } from './asking';
export * from './papers';
export * from './request-store';
export type { Act, RequestRow, SignatoryRow, Snapshot } from './rows';
export * from './signatures.module';
export { readable, SignaturesService } from './signatures.service';
export { factOf, type SignatureFact, signatureEvents, Signing } from './signing';
