export * from './contents';
export * from './difference';
export * from './document';
export * from './prose';
export * from './runs';
