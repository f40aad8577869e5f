import { useState } from 'preact/hooks';
import { enter } from '../state/session';

export const SignIn = ({ problem }: { problem?: string }) => {
  const [given, setGiven] = useState('');
  return (
    <form class="alone" onSubmit={(submitted) => { submitted.preventDefault(); void enter(given); }}>
      <h1>codemode</h1>
      <label>Your token <input type="password" autocomplete="off" value={given} onInput={(typed) => setGiven(typed.currentTarget.value)} /></label>
      <button type="submit" disabled={given.length === 0}>Enter</button>
      {problem && <p class="problem" role="alert">{problem}</p>}
    </form>
  );
};
