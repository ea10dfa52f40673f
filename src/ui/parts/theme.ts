/** Which set of colours is on: chosen by the person, else the phone's own. The choice is no personal data. */

export const themes = ['auto', 'light', 'dark', 'sunlight'] as const;
export type Theme = (typeof themes)[number];

const storageKey = 'theme';

export function chosenTheme(): Theme {
  const stored = localStorage.getItem(storageKey);
  return themes.find((theme) => theme === stored) ?? 'auto';
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(storageKey, theme);
  applyTheme();
}

/** Puts the theme on the page; `auto` follows the phone as it is now. */
export function applyTheme(): void {
  const theme = chosenTheme();
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset['theme'] = theme === 'auto' ? (dark ? 'dark' : 'light') : theme;
}
