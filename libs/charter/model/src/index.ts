export * from './canonical-text';
export * from './charter';
export * from './difference';
export * from './national-core';
export * from './profile-items';
export * from './rules';
export * from './versions';
