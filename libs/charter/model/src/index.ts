export * from './charter';
export * from './rules';
