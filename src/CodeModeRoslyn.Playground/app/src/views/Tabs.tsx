import type { ComponentChildren } from 'preact';

interface Tabbed<T extends string> { label: string; names: readonly T[]; chosen: T; titles?: Partial<Record<T, string>>; onChoose: (name: T) => void; children: ComponentChildren }

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 };

/** Tabs as keyboards and screen readers know them: one stop for all, arrows between them. */
export const Tabs = <T extends string>({ label, names, chosen, titles, onChoose, children }: Tabbed<T>) => {
  const move = (pressed: KeyboardEvent): void => {
    const step = STEPS[pressed.key];
    if (!step) return;
    const next = names[(names.indexOf(chosen) + step + names.length) % names.length]!;
    onChoose(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <>
      <div role="tablist" aria-label={label} onKeyDown={move}>
        {names.map((name) => (
          <button key={name} id={`tab-${name}`} role="tab" type="button" tabIndex={name === chosen ? 0 : -1} aria-selected={name === chosen} aria-controls={`panel-${label}`} onClick={() => onChoose(name)}>
            {titles?.[name] ?? name}
          </button>
        ))}
      </div>
      <div id={`panel-${label}`} role="tabpanel" aria-labelledby={`tab-${chosen}`}>{children}</div>
    </>
  );
};
