declare module '@socialgouv/jours-feries' {
  /** Each bank holiday by its French name, at midnight of the machine's own zone. */
  export default function joursFeries(year: number, options?: { readonly alsace?: boolean }): Record<string, Date>;
}
