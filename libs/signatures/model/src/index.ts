export * from './code';
export * from './lifecycle';
export * from './signature';
export * from './strokes';
