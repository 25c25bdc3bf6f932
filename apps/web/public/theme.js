// Before the first paint: the theme this browser was told to keep. Its own file, so that no inline script is needed.
try {
  const theme = localStorage.getItem('promenade.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.setAttribute('data-theme', theme);
} catch {
  // A browser that keeps nothing follows the system.
}
