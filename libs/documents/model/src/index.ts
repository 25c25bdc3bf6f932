export * from './archive-names';
export * from './contents';
export * from './difference';
export * from './discrepancy';
export * from './document';
export * from './own-document';
export * from './prose';
export * from './runs';
