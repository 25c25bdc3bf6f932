export * from './audit-line';
