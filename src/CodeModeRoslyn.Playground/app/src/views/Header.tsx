import type { Caller } from '../api/types';
import { theme, toggleTheme } from '../state/theme';
import { view, type View } from './Page';

const names: Record<View, string> = { script: 'Script', tools: 'Tools', history: 'History', approvals: 'Approvals', model: 'Model' };

export const Header = ({ caller }: { caller: Caller }) => (
  <header>
    <h1>codemode</h1>
    <nav aria-label="Views">
      {(Object.keys(names) as View[]).map((name) => (
        <button key={name} type="button" aria-current={view.value === name ? 'page' : undefined} onClick={() => { view.value = name; }}>{names[name]}</button>
      ))}
    </nav>
    <span class="caller">{caller.principal}{caller.isOperator ? ', operator' : ''}</span>
    <button type="button" class="quiet" onClick={toggleTheme} aria-label={theme.value === 'dark' ? 'Light colours' : 'Dark colours'}>{theme.value === 'dark' ? '☀' : '☾'}</button>
  </header>
);
