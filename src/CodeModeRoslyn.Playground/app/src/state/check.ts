import { signal } from '@preact/signals';
import type { CheckReport } from '../api/types';

/** What the compiler and the policy say of the script as it stands, or why they could not; neither until they have. */
export const checked = signal<{ report?: CheckReport; problem?: string }>({});
