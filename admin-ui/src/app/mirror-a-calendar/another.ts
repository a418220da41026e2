/** What is chosen in a list when it is none of those that are there. */
export const ANOTHER = 'another';
