// Characters without a shape of their own, and those that turn the direction of others: with them, a text can be read as another one than it is.
const HIDDEN = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]/gu;

export const visible = (text: string): string => text.replace(HIDDEN, (character) => `⟨U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}⟩`);

/** Somebody else's words: of an upstream, of a script, of another caller. */
export const Foreign = ({ text }: { text: string }) => <bdi>{visible(text)}</bdi>;
