import type { ComponentChildren } from 'preact';
import { useErrorBoundary } from 'preact/hooks';

/** What cannot be shown takes nothing with it that stands beside it. */
export const Guarded = ({ children }: { children: ComponentChildren }) => {
  const [failed] = useErrorBoundary((failure: unknown) => console.warn(failure));
  return failed ? <p class="problem" role="alert">This cannot be shown: {String(failed)}</p> : <>{children}</>;
};
