/** Ids alone: what is typed is in the value, and the value in this tab. */
export const draftKey = (requestId: string, signatoryId: string): string => `promenade.signature.${requestId}.${signatoryId}`;

/** Whether that person left a signature half given in this tab. */
export function isBegun(requestId: string, signatoryId: string): boolean {
  try {
    return sessionStorage.getItem(draftKey(requestId, signatoryId)) !== null;
  } catch {
    return false;
  }
}
