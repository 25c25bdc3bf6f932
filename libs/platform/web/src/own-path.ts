/**
 * The page to go to after signing in, from `?vers=`: only a path of ours. Anything that could leave the site
 * (`//elsewhere`, `/\elsewhere`, `https:…`) gives `/`.
 */
export function ownPath(wanted: string | null | undefined): string {
  if (!wanted || !/^\/(?![/\\])[^\\]*$/.test(wanted)) return '/';
  return /[\u0000-\u001f]/.test(wanted) ? '/' : wanted;
}
