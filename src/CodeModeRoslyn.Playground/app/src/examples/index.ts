// Each teaches one idea; its first line says which.
const files = import.meta.glob<string>('./*.csx', { query: '?raw', import: 'default', eager: true });

export interface Example { title: string; code: string }

const titleOf = (path: string): string => path.replace(/^\.\/\d+-|\.csx$/g, '').replaceAll('-', ' ');

export const examples: Example[] = Object.entries(files).toSorted(([left], [right]) => left.localeCompare(right)).map(([path, code]) => ({ title: titleOf(path), code }));
