export * from './commitments';
export * from './procedure';
export * from './procedure-rules';
export * from './third-persons';
