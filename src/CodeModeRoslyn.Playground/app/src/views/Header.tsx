import { useEffect } from 'preact/hooks';
import type { Caller } from '../api/types';
import { questions } from '../state/history';
import { theme, toggleTheme } from '../state/theme';
import { view, type View } from './Page';
import { Foreign } from './Foreign';

const names: Record<View, string> = { script: 'Script', tools: 'Tools', history: 'History', approvals: 'Approvals', model: 'Model' };

const EVERY = 3_000;

export const Header = ({ caller }: { caller: Caller }) => {
  useEffect(() => {
    const look = (): void => { if (!document.hidden) void questions.refresh(); };
    look();
    const timer = setInterval(look, EVERY);
    return () => clearInterval(timer);
  }, []);
  const waiting = questions.state.value.value?.length ?? 0;
  return (
    <header>
      <h1>codemode</h1>
      <nav aria-label="Views">
        {(Object.keys(names) as View[]).map((name) => (
          <button key={name} type="button" aria-current={view.value === name ? 'page' : undefined} onClick={() => { view.value = name; }}>
            {names[name]}{name === 'approvals' && waiting > 0 && <> <span class="waits">{waiting}</span></>}
          </button>
        ))}
      </nav>
      <span class="caller" title={`codemode ${caller.version}`}><Foreign text={caller.principal} />{caller.isOperator ? ', operator' : ''}</span>
      <button type="button" class="quiet" onClick={toggleTheme} aria-label={theme.value === 'dark' ? 'Light colours' : 'Dark colours'}>{theme.value === 'dark' ? '☀' : '☾'}</button>
    </header>
  );
};
