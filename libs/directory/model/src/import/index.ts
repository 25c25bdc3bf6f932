export * from './fields';
export * from './import';
export * from './networks';
export * from './sheet';
export * from './volets';
