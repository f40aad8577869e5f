/** A number and what it counts: `1 call`, `2 calls`. */
export const counted = (count: number, what: string): string => `${count.toLocaleString()} ${what}${count === 1 ? '' : 's'}`;
