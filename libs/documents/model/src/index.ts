export * from './document';
export * from './prose';
export * from './runs';
