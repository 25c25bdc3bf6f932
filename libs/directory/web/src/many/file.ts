/** Lets the browser fetch a file of ours, under the name the house gives it. */
export function fetchFile(path: string, query: Readonly<Record<string, string>>): void {
  const link = document.createElement('a');
  link.href = `${path}?${new URLSearchParams(query).toString()}`;
  link.download = '';
  link.click();
}
