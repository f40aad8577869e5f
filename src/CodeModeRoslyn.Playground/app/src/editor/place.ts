import { view } from '../views/Page';

interface Place { goTo(line: number, column: number): void; insert(text: string): void }

let place: Place | undefined;

/** The editor says that it is there. */
export const provide = (editor: Place): void => { place = editor; };

export const goTo = (line: number, column: number): void => {
  view.value = 'script';
  place?.goTo(line, column);
};

export const insert = (text: string): void => place?.insert(text);
