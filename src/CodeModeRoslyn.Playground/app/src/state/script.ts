import { signal } from '@preact/signals';
import { examples } from '../examples';

// A script in a link never runs by itself, and never reaches the server: it is behind the `#`.
const KEPT = 'codemode-script';
const LINK = '#script=';

const decode = (text: string): string => new TextDecoder().decode(Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0)));

const encode = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

const linked = (): string | undefined => {
  if (!location.hash.startsWith(LINK)) return undefined;
  try {
    return decode(location.hash.slice(LINK.length));
  } catch {
    return undefined;
  }
};

export const isLinked = linked() !== undefined;
export const script = signal(linked() ?? localStorage.getItem(KEPT) ?? examples[0]!.code);

export const keep = (): void => localStorage.setItem(KEPT, script.value);

export const linkTo = (text: string): string => `${location.origin}${location.pathname}${LINK}${encode(text)}`;
