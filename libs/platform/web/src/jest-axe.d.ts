/** jest-axe ships no types of its own; page specs need only this of it. */
declare module 'jest-axe' {
  export function axe(html: Element | string): Promise<{ readonly violations: readonly unknown[] }>;
}
