export * from './canonical-text';
export * from './charter';
export * from './profile-items';
export * from './rules';
