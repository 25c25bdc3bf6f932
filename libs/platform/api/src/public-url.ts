/** Where people find the house: the origin of every link in a letter. Never taken from a request's Host. */
export const PUBLIC_URL = Symbol('public url');
