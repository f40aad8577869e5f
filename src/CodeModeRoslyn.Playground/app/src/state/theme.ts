import { effect, signal } from '@preact/signals';

export type Theme = 'light' | 'dark';

const KEPT = 'codemode-theme';
const dark = matchMedia('(prefers-color-scheme: dark)');
const wanted = (): Theme => (localStorage.getItem(KEPT) as Theme | null) ?? (dark.matches ? 'dark' : 'light');

export const theme = signal<Theme>(wanted());

dark.addEventListener('change', () => { theme.value = wanted(); });
effect(() => { document.documentElement.dataset.theme = theme.value; });

export const toggleTheme = (): void => {
  theme.value = theme.value === 'dark' ? 'light' : 'dark';
  localStorage.setItem(KEPT, theme.value);
};
