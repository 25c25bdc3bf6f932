/** The département of an address: `88-vosges` → `88`; nothing when it is none. */
export function departmentIn(place: string): string {
  return /^(\d[\dAB]\d?)(?:-|$)/i.exec(place)?.[1]?.toUpperCase() ?? '';
}
