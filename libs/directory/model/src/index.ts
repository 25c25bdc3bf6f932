export * from './import';
export * from './promeneur';
export * from './public-card';
export * from './settings';
export * from './slug';
export * from './state';
export * from './structure';
export * from './territory';
