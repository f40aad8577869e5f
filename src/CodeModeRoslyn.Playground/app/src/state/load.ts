import { signal, type Signal } from '@preact/signals';
import { ApiError } from '../api/client';

export interface Loaded<T> { value?: T; problem?: string; isLoading: boolean }

/** Something that is asked for and may fail; what was there before stays until the answer has come. */
export const loadable = <T>(load: () => Promise<T>): { state: Signal<Loaded<T>>; refresh: () => Promise<void> } => {
  const state = signal<Loaded<T>>({ isLoading: false });
  let last = 0;
  const refresh = async (): Promise<void> => {
    const mine = ++last;
    state.value = { ...state.value, isLoading: true };
    try {
      const value = await load();
      if (mine === last) state.value = { value, isLoading: false };
    } catch (failed) {
      if (mine === last) state.value = { ...state.value, isLoading: false, problem: failed instanceof ApiError ? failed.message : String(failed) };
    }
  };
  return { state, refresh };
};
