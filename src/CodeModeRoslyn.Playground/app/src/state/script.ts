import { signal } from '@preact/signals';
import { examples } from '../examples';

// A script in a link never runs by itself, and never reaches the server: it is behind the `#`.
const KEPT = 'codemode-script';
const LINK = '#script=';

const decode = (text: string): string => new TextDecoder().decode(Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0)));

const encode = (text: string): string => btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

const linked = (): string | undefined => {
  if (!location.hash.startsWith(LINK)) return undefined;
  try {
    return decode(location.hash.slice(LINK.length));
  } catch {
    return undefined;
  }
};

export const isLinked = signal(false);
export const script = signal(localStorage.getItem(KEPT) ?? examples[0]!.code);

// What is in the link is taken out of it: whoever goes on writing, and reloads, finds what they have written.
const take = (): void => {
  const text = linked();
  if (text === undefined) return;
  isLinked.value = true;
  script.value = text;
  history.replaceState(null, '', location.pathname + location.search);
};

take();
addEventListener('hashchange', take);

export const keep = (): void => localStorage.setItem(KEPT, script.value);

const linkTo = (text: string): string => `${location.origin}${location.pathname}${LINK}${encode(text)}`;

/** Puts a link to the script where it can be pasted from; false where the browser does not let it. */
export const copyLink = async (): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(linkTo(script.value));
    return true;
  } catch {
    // Without TLS a browser gives its clipboard to pages of this machine only, and it may ask the person.
    return false;
  }
};
